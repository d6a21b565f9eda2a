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

    private ReplayExpectations(string file, IReadOnlyList<Expectation> rules, FileInfo? report) => (_file, _rules, _report) = (file, rules, report);

    /// <exception cref="ExpectationFileException">The file is at fault: told before an archive is replayed for nothing.</exception>
    public static ReplayExpectations? Read(FileInfo? file, FileInfo? report)
    {
        if (file is null)
            return null;
        if (!file.Exists)
            throw new CommandException($"{file} is not there.");
        return new ReplayExpectations(file.ToString(), ExpectationFile.Read(file.ToString(), File.ReadAllBytes(file.FullName)), report);
    }

    /// <summary>Tells what does not hold on stderr and writes the report.</summary>
    /// <returns>True where all hold.</returns>
    public async Task<bool> CheckAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var log = await ActivatorUtilities.CreateInstance<ShiftLog>(services).ReadAsync(cancellationToken);
        var articles = await ReplayedArticles.ReadAsync(services.GetRequiredService<IInbox>(), cancellationToken);
        var results = new ExpectationCheck(log, articles).Check(_file, _rules);
        foreach (var result in results.Where(result => !result.Holds))
            await Console.Error.WriteLineAsync($"{_file}:{result.Rule.Line}: rule '{result.Rule.Id}' does not hold: {result.Fault}. {result.Rule.Why}");
        await Console.Error.WriteLineAsync($"{results.Count(result => result.Holds)} of {results.Count} expectations hold.");
        if (_report is not null)
        {
            await using var stream = _report.Create();
            JUnitReport.Write(stream, _file, results);
        }

        return results.All(result => result.Holds);
    }
}
