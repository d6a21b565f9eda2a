using System.CommandLine;
using StoryWatch.Composition;
using StoryWatch.Demo;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Replay;

namespace StoryWatch.Commands;

/// <summary><c>storywatch demo</c>: the desk with five invented-outlet stories unfolding on it.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var speed = new Option<double>("--speed")
        {
            Description = "Articles a second.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        speed.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<double>() is not (> 0 and <= 1000))
                given.AddError("--speed must be above 0 and at most 1000.");
        });
        var data = new Option<DirectoryInfo?>("--data", "-d")
        {
            Description = "Keep the journal here. Default: a folder of its own that is deleted afterwards.",
            HelpName = "DIR",
        };
        var (urls, token) = (CommonOptions.Urls(), CommonOptions.Token());
        var command = new Command("demo", "Replays the demo archive into a live desk, at a pace that can be followed.") { speed, data, urls, token };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(speed), parsed.GetValue(data), parsed.GetRequiredValue(urls), parsed.GetValue(token), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(double speed, DirectoryInfo? data, string[] urls, string? token, CancellationToken cancellationToken)
    {
        using var folder = new DataFolder(data);
        await using var app = Serving.Build(folder.Path, urls, token);
        await app.RunAsync(stopping => FeedAsync(app.Services, ReplayPace.Every(TimeSpan.FromSeconds(1 / speed)), stopping), cancellationToken);
        return ExitCode.Done;
    }

    private static async Task FeedAsync(IServiceProvider services, ReplayPace pace, CancellationToken cancellationToken)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var feeding = new ArchiveFeeding(services.GetRequiredService<IInbox>(), pace, DateTimeOffset.MinValue, clock);
        await using var archive = DemoArchive.Open();
        await feeding.FeedAsync(
            ArticleLines.ReadAsync(archive, clock, cancellationToken),
            line => throw new InvalidDataException($"The demo archive is damaged at line {line.Number}: {line.Fault}"),
            cancellationToken);
        await Console.Error.WriteLineAsync($"The demo archive is told: {feeding.Fed} articles. The desk stays open.");
    }
}
