using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Replay;
using StoryWatch.Newsroom.Replay.Expectations;

namespace StoryWatch.Commands;

/// <summary><c>--expect FILE</c> of a replay: read before it starts, checked when it ends.</summary>
internal sealed class ReplayExpectations
{
    private readonly string _file;
    private readonly IReadOnlyList<Expectation> _rules;
    private readonly FileInfo? _report;
    private readonly string? _accept;

    private ReplayExpectations(string file, IReadOnlyList<Expectation> rules, FileInfo? report, string? accept) =>
        (_file, _rules, _report, _accept) = (file, rules, report, accept);

    /// <param name="accept">Why rules that do not hold are known not to, to be written into the file; null leaves it as it is.</param>
    /// <exception cref="ExpectationFileException">The file is at fault: told before an archive is replayed for nothing.</exception>
    public static ReplayExpectations? Read(FileInfo? file, FileInfo? report, string? accept)
    {
        if (file is null)
            return null;
        if (!file.Exists)
            throw new CommandException($"{file} is not there.");
        return new ReplayExpectations(file.ToString(), ExpectationFile.Read(file.ToString(), File.ReadAllBytes(file.FullName)), report, accept);
    }

    /// <summary>Tells on stderr what is not as the file says, writes the report, and puts the file right where that is asked for.</summary>
    /// <returns>True where all is as the file says.</returns>
    public async Task<bool> CheckAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var log = await ActivatorUtilities.CreateInstance<ShiftLog>(services).ReadAsync(cancellationToken);
        var articles = await ReplayedArticles.ReadAsync(services.GetRequiredService<IInbox>(), cancellationToken);
        var results = new ExpectationCheck(log, articles).Check(_file, _rules);
        foreach (var result in results.Where(result => !result.IsAsTheFileSays))
            await Console.Error.WriteLineAsync($"{_file}:{result.Rule.Line}: rule '{result.Rule.Id}' {Told(result)}");
        await Console.Error.WriteLineAsync(Summary(results));
        if (_report is not null)
        {
            await using var stream = _report.Create();
            JUnitReport.Write(stream, _file, results);
        }

        if (_accept is not null)
            await ExpectationAcceptance.ReplaceAsync(_file, results, _accept, cancellationToken);
        return results.All(result => result.IsAsTheFileSays);
    }

    private static string Told(ExpectationResult result) =>
        result.Outcome == ExpectationOutcome.HoldsByNow
            ? $"holds by now: take its \"known\" away ({result.Rule.Known})."
            : $"does not hold: {result.Fault}. {result.Rule.Why}";

    private static string Summary(IReadOnlyList<ExpectationResult> results)
    {
        var known = results.Count(result => result.Outcome == ExpectationOutcome.KnownToFail);
        return $"{results.Count(result => result.Holds)} of {results.Count} expectations hold{(known == 0 ? "" : $"; {known} are known not to")}.";
    }
}
