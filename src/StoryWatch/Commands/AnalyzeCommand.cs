using System.CommandLine;
using StoryWatch.Analysis;
using StoryWatch.Composition;
using StoryWatch.Formats;
using StoryWatch.Newsroom.Intake;
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
        var analyzer = Models.CreateAnalyzer();
        await using var writer = JsonLinesWriter.Open(output);
        return await AnalyzeAsync(input, analyzer, writer, new Lines(Console.Error), cancellationToken);
    }

    internal static async Task<int> AnalyzeAsync(
        FileInfo? input, IArticleAnalyzer analyzer, JsonLinesWriter writer, Lines lines, CancellationToken cancellationToken)
    {
        var done = 0;
        using var progress = new ProgressLine(() => $"{ProgressLine.Count(done)} articles", TimeProvider.System);
        var analyses = OrderedParallel.SelectAsync(
            Lines.ReadAsync(input, TimeProvider.System, cancellationToken),
            line => (line.Number, Read: Analyze(line, analyzer)),
            Environment.ProcessorCount,
            cancellationToken);
        await foreach (var (number, read) in analyses)
        {
            if (read.Analysis is { } analysis)
                writer.Write(analysis);
            else
                lines.Tell(input, number, read.Fault!);
            done++;
        }

        return ExitCode.Of(lines.Faulty);
    }

    // One article that the analyzer fails on is no reason to lose the others.
    private static (AnalysisLine? Analysis, string? Fault) Analyze(ArticleLine line, IArticleAnalyzer analyzer)
    {
        if (line.Article is not { } article)
            return (null, line.Fault!.ToString());
        try
        {
            return (AnalysisLine.Of(article, analyzer.Analyze(article)), null);
        }
        catch (Exception fault)
        {
            return (null, $"could not be analyzed: {fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}");
        }
    }
}
