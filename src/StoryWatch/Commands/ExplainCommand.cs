using System.CommandLine;
using System.Globalization;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Explaining;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Replay;
using StoryWatch.Storage;

namespace StoryWatch.Commands;

/// <summary><c>storywatch explain SHIFT</c>: why a shift was told, from a data folder's journal or from a shift log.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var shift = new Argument<string>("SHIFT") { Description = "Id of the shift (x-...); of a log its sequence number will do." };
        var data = new Option<DirectoryInfo>("--data", "-d")
        {
            Description = "The data folder whose journal is asked.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo("data"),
        };
        var log = new Option<FileInfo?>("--log") { Description = "A shift log, as replay --out writes it, instead of a data folder.", HelpName = "FILE" };
        var command = new Command("explain", "Says why a shift was told, with both quotes, the history of its line, and what became of it.") { shift, data, log };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(log) is { } file
            ? FromLogAsync(parsed.GetRequiredValue(shift), file, cancellationToken)
            : FromJournalAsync(parsed.GetRequiredValue(shift), parsed.GetRequiredValue(data), cancellationToken));
        return command;
    }

    private static async Task<int> FromJournalAsync(string shift, DirectoryInfo data, CancellationToken cancellationToken)
    {
        if (!data.Exists)
            throw new CommandException($"The data folder {data} is not there.");
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSqliteStorage(data.FullName);
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        var explanation = await JournalShifts.ExplainAsync(host.Services.GetRequiredService<IJournal>(), shift, cancellationToken)
            ?? throw new CommandException($"The journal in {data} has no shift {shift}.");
        Write(explanation.Lines, explanation.Steps.Select(step => $"{Time(step.At)}  {(step.Outlet is { } outlet ? $"{outlet}: " : "")}{step.Text}"));
        await host.StopAsync(CancellationToken.None);
        return ExitCode.Done;
    }

    private static async Task<int> FromLogAsync(string shift, FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
            throw new CommandException($"{file} is not there.");
        await using var stream = file.OpenRead();
        var log = await ShiftLogFile.ReadAsync(file.ToString(), stream, cancellationToken);
        var told = log.FirstOrDefault(line => line.Id == shift || line.Sequence.ToString(CultureInfo.InvariantCulture) == shift)
            ?? throw new CommandException($"{file} has no shift {shift}.");
        Write(LinesOf(told), log.Where(line => IsSameLine(line, told)).Select(line => $"{Time(line.At)}  {line.Id} ({line.Kind}), article {line.Article}: \"{line.Evidence.Text}\""));
        return ExitCode.Done;
    }

    private static IEnumerable<ExplanationLine> LinesOf(ShiftLogLine shift)
    {
        yield return new("What", $"{shift.Actor.Name}{(shift.Counterpart is { } other ? $" towards {other.Name}" : "")} on {shift.Issue}: {shift.Kind}");
        yield return new("Move", shift.From is { } from ? $"{from} -> {shift.To}" : $"{shift.To}");
        if (shift.Previous is { } before)
            yield return new("Before", $"\"{before.Evidence.Text}\" (article {before.Article})");
        yield return new("After", $"\"{shift.Evidence.Text}\" (article {shift.Article}, {Time(shift.At)})");
        yield return new("Why", shift.Why);
        yield return new("Sources", $"{shift.Sources} independent, by the end of the replay");
    }

    private static bool IsSameLine(ShiftLogLine line, ShiftLogLine told) =>
        line.Story == told.Story && line.Actor.Party == told.Actor.Party && line.Issue == told.Issue && line.Counterpart?.Party == told.Counterpart?.Party;

    private static void Write(IEnumerable<ExplanationLine> lines, IEnumerable<string> steps)
    {
        foreach (var line in lines)
            Console.WriteLine($"{line.Label + ":",-12}{line.Text}");
        Console.WriteLine("History:");
        foreach (var step in steps)
            Console.WriteLine($"  {step}");
    }

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
