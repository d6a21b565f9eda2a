using System.CommandLine;
using System.Globalization;
using StoryWatch.Composition;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Replay;
using StoryWatch.Newsroom.Walk;
using StoryWatch.Storage;

namespace StoryWatch.Commands;

/// <summary><c>storywatch replay</c>: an archive through the whole walk, the shift log out.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Archives of article records, JSON Lines, plain or gzip; replayed one after the other.", Arity = ArgumentArity.OneOrMore };
        var speed = new Option<string>("--speed")
        {
            Description = "max, or how many times as fast as the articles came (60: a minute takes a second).",
            HelpName = "max|N",
            DefaultValueFactory = _ => "max",
        };
        speed.Validators.Add(given =>
        {
            if (ParseSpeed(given.GetValueOrDefault<string>()) is null)
                given.AddError("--speed must be max or a number above 0.");
        });
        var data = new Option<DirectoryInfo?>("--data")
        {
            Description = "Keep the journal here. A replay that was stopped goes on where it left off. Default: a folder of its own that is deleted afterwards.",
            HelpName = "DIR",
        };
        var output = CommonOptions.Out("the shift log");
        var expect = new Option<FileInfo?>("--expect")
        {
            Description = "Expectations to hold the log against. Exit code 3 where one does not hold that must, or holds though its \"known\" says that it does not.",
            HelpName = "FILE",
        };
        var accept = new Option<string?>("--accept")
        {
            Description = "Put the file of --expect right: rules that hold by now lose their \"known\", those that do not hold get this reason as theirs.",
            HelpName = "REASON",
        };
        var junit = new Option<FileInfo?>("--junit") { Description = "Where to write a JUnit report of the expectations; those known not to hold are skipped with their reason.", HelpName = "FILE" };
        var command = new Command("replay", "Replays archives through the whole walk and writes the log of shifts, the same bytes each time.")
        {
            files, speed, data, output, expect, junit, accept,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(junit) is not null && given.GetValue(expect) is null)
                given.AddError("--junit reports on expectations: give --expect too.");
            if (given.GetValue(accept) is not null && given.GetValue(expect) is null)
                given.AddError("--accept puts a file of expectations right: give --expect too.");
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(files),
            ParseSpeed(parsed.GetRequiredValue(speed))!,
            parsed.GetValue(data),
            parsed.GetValue(output),
            ReplayExpectations.Read(parsed.GetValue(expect), parsed.GetValue(junit), parsed.GetValue(accept)),
            cancellationToken));
        return command;
    }

    private static ReplayPace? ParseSpeed(string? speed) =>
        speed == "max" ? ReplayPace.Max
        : double.TryParse(speed, NumberStyles.Float, CultureInfo.InvariantCulture, out var times) && times is > 0 and < 1e12 ? ReplayPace.Faster(times)
        : null;

    private static async Task<int> RunAsync(
        FileInfo[] files, ReplayPace pace, DirectoryInfo? data, FileInfo? output, ReplayExpectations? expectations, CancellationToken cancellationToken)
    {
        foreach (var file in files.Where(file => !file.Exists))
            throw new CommandException($"{file} is not there.");

        using var folder = new DataFolder(data);
        using var host = CreateHost(folder.Path);
        await host.StartAsync(cancellationToken);
        var lines = new Lines(Console.Error);
        await ReplayAsync(host.Services, files, pace, lines, cancellationToken);
        await using (var writer = JsonLinesWriter.Open(output))
        {
            var shifts = await ActivatorUtilities.CreateInstance<ShiftLog>(host.Services).WriteAsync(writer.Stream, cancellationToken);
            await Console.Error.WriteLineAsync($"{ProgressLine.Count(shifts)} shifts.");
        }

        var isAsExpected = expectations is null || await expectations.CheckAsync(host.Services, cancellationToken);
        await host.StopAsync(CancellationToken.None);
        return isAsExpected ? ExitCode.Of(lines.Faulty) : ExitCode.NotAsExpected;
    }

    private static async Task ReplayAsync(
        IServiceProvider services, FileInfo[] files, ReplayPace pace, Lines lines, CancellationToken cancellationToken)
    {
        var clock = new StoppedClock(DateTimeOffset.UtcNow);
        var feeding = new ArchiveFeeding(services.GetRequiredService<IInbox>(), pace, clock.GetUtcNow(), TimeProvider.System);
        var walk = services.GetRequiredService<ArticleWalk>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var walking = walk.RunAsync(stop.Token);
        using (new ProgressLine(() => $"{ProgressLine.Count(feeding.Fed)} articles in, {ProgressLine.Count(walk.SettledThrough)} in their stories", TimeProvider.System))
        {
            try
            {
                foreach (var file in files)
                    await feeding.FeedAsync(Lines.ReadAsync(file, clock, cancellationToken), line => lines.Tell(file, line.Number, line.Fault!.ToString()), cancellationToken);
                await walk.WhenSettledAsync(feeding.LastSequence, cancellationToken);
            }
            finally
            {
                await stop.CancelAsync();
                await walking;
            }
        }
    }

    private static IHost CreateHost(string folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSqliteStorage(folder).AddWalk(folder);
        return builder.Build();
    }

    /// <summary>Stands still, so that one moment marks all records that do not say when they were received.</summary>
    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
