using System.Text;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Cluster.Tests;

/// <summary>The events of a journal as comparable text: a line each, by story, in the order of the story.</summary>
internal static class EventsByStory
{
    public static IReadOnlyList<string> Of(IEnumerable<JournalEntry> entries) =>
    [
        .. entries
            .OrderBy(entry => entry.Story.Value, StringComparer.Ordinal).ThenBy(entry => entry.Version)
            .Select(entry => $"{entry.Story} {entry.Version} {StoryEventCodec.NameOf(entry.Event)} {Encoding.UTF8.GetString(StoryEventCodec.Write(entry.Event))}"),
    ];

    /// <summary>Fails with the first event that differs; a whole journal in a message helps nobody.</summary>
    public static void ShouldEqual(this IReadOnlyList<string> actual, IReadOnlyList<string> expected)
    {
        for (var i = 0; i < Math.Min(actual.Count, expected.Count); i++)
            actual[i].ShouldBe(expected[i], $"event {i + 1} of {expected.Count}");
        actual.Count.ShouldBe(expected.Count);
    }
}
