using System.CommandLine;
using StoryWatch.Composition;
using StoryWatch.Formats;
using StoryWatch.Newsroom.Walk;

namespace StoryWatch.Commands;

/// <summary><c>storywatch analyze</c>: articles in, what they say out.</summary>
internal static class AnalyzeCommand
{
    public static Command Create()
    {
        var (input, output) = (CommonOptions.In("Article records, one JSON object a line"), CommonOptions.Out("the analyses"));
        var command = new Command("analyze", "Says who said what in each article, and where each party stands: one JSON object a line, in input order.")
        {
            input, output,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(input), parsed.GetValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? input, FileInfo? output, CancellationToken cancellationToken)
    {
        var lines = new Lines(Console.Error);
        var analyzer = Models.CreateAnalyzer();
        var done = 0;
        await using var writer = JsonLinesWriter.Open(output);
        using var progress = new ProgressLine(() => $"{ProgressLine.Count(done)} articles", TimeProvider.System);
        var analyses = OrderedParallel.SelectAsync(
            lines.ArticlesAsync(input, TimeProvider.System, headlines: false, cancellationToken),
            article => AnalysisLine.Of(article, analyzer.Analyze(article)),
            Environment.ProcessorCount,
            cancellationToken);
        await foreach (var line in analyses)
        {
            writer.Write(line);
            done++;
        }

        return ExitCode.Of(lines.Faulty);
    }
}
