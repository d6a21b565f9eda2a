using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text;
using StoryWatch.Composition;
using StoryWatch.Feeds.Archives;
using StoryWatch.Formats;
using StoryWatch.Newsroom.Walk;

namespace StoryWatch.Commands;

/// <summary><c>storywatch code</c>: dyads in, PLOVER events out.</summary>
internal static class CodeCommand
{
    public static Command Create()
    {
        var (input, output) = (CommonOptions.In("""Dyads, one JSON object {"id","text","source","target"} a line"""), CommonOptions.Out("the codes"));
        var command = new Command("code", "Codes what a source does towards a target in a sentence as a PLOVER event, in input order.")
        {
            input, output,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(input), parsed.GetValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? input, FileInfo? output, CancellationToken cancellationToken)
    {
        var lines = new Lines(Console.Error);
        var code = Models.CreateDyadCoder();
        await using var writer = JsonLinesWriter.Open(output);
        var coded = OrderedParallel.SelectAsync(ReadAsync(input, lines, cancellationToken), code, Environment.ProcessorCount, cancellationToken);
        await foreach (var line in coded)
            writer.Write(line);
        return ExitCode.Of(lines.Faulty);
    }

    private static async IAsyncEnumerable<DyadLine> ReadAsync(FileInfo? input, Lines lines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = input is null ? Console.OpenStandardInput() : ArchiveFile.Open(input.FullName);
        using var reader = new StreamReader(stream, new UTF8Encoding(false));
        for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } text; number++)
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            DyadLine dyad;
            try
            {
                dyad = DyadLine.Parse(text);
            }
            catch (FormatException fault)
            {
                lines.Tell(input, number, fault.Message);
                continue;
            }

            yield return dyad;
        }
    }
}
