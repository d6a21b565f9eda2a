using System.CommandLine;
using StoryWatch.Composition;
using StoryWatch.Formats;

namespace StoryWatch.Commands;

/// <summary><c>storywatch thread</c>: articles in, their stories and developments out.</summary>
internal static class ThreadCommand
{
    public static Command Create()
    {
        var (input, output) = (CommonOptions.In("Article records, one JSON object a line"), CommonOptions.Out("the threads"));
        var command = new Command("thread", "Says which story and which development each article belongs to: one pass, never looking ahead, in input order.")
        {
            input, output,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(input), parsed.GetValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? input, FileInfo? output, CancellationToken cancellationToken)
    {
        var lines = new Lines(Console.Error);
        var index = Models.CreateRoutingIndex();
        var places = new Dictionary<string, ThreadLine>(StringComparer.Ordinal);
        await using var writer = JsonLinesWriter.Open(output);
        using var progress = new ProgressLine(() => $"{ProgressLine.Count(places.Count)} articles", TimeProvider.System);
        await foreach (var article in lines.ArticlesAsync(input, TimeProvider.System, cancellationToken))
        {
            // A further revision stays where its article is, as on the walk.
            if (!places.TryGetValue(article.Id, out var place))
            {
                var routing = index.Route(article);
                places[article.Id] = place = new ThreadLine(article.Id, routing.Story.Value, routing.Development);
            }

            writer.Write(place);
        }

        return ExitCode.Of(lines.Faulty);
    }
}
