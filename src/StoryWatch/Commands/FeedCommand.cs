using System.CommandLine;
namespace StoryWatch.Commands;
internal static class FeedCommand { public static Command Create() => new("feed", "Feed"); }
