using System.CommandLine;
using StoryWatch.Composition;

namespace StoryWatch.Commands;

/// <summary><c>storywatch serve</c>: the desk.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data", "-d")
        {
            Description = "Where journal and inbox are kept.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo("data"),
        };
        var (urls, token) = (CommonOptions.Urls(), CommonOptions.Token());
        var command = new Command("serve", "Runs the desk: takes articles over HTTP, watches their stories, shows shifts live.") { data, urls, token };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = Serving.Build(parsed.GetRequiredValue(data).FullName, parsed.GetRequiredValue(urls), parsed.GetValue(token));
            await app.RunAsync(_ => Task.CompletedTask, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
