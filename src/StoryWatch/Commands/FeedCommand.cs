using System.CommandLine;
using StoryWatch.Feeds;
using StoryWatch.Formats;

namespace StoryWatch.Commands;

/// <summary><c>storywatch feed</c>: a feed in, article records out.</summary>
internal static class FeedCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("URL|FILE") { Description = "A feed's address (http, https) or a file: RSS, Atom, JSON Feed, ninjs, NewsML-G2, NITF or article records." };
        var output = CommonOptions.Out("the articles");
        var allowPrivate = new Option<bool>("--allow-private-addresses")
        {
            Description = "Fetch also from this machine and its networks. Without it neither the address nor a redirect may lead there.",
        };
        var command = new Command("feed", "Reads a feed once and writes its articles, one JSON object a line.") { source, output, allowPrivate };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(source), parsed.GetValue(output), parsed.GetValue(allowPrivate), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string source, FileInfo? output, bool allowPrivate, CancellationToken cancellationToken)
    {
        var (bytes, charset) = await OpenAsync(source, allowPrivate, cancellationToken);
        var faulty = 0;
        try
        {
            await using var writer = JsonLinesWriter.Open(output);
            foreach (var line in FeedDocument.Read(bytes, source, charset, DateTimeOffset.UtcNow))
            {
                if (line.Article is { } article)
                    writer.Write(ArticleOut.Of(article));
                if (line.Fault is null)
                    continue;
                faulty++;
                await Console.Error.WriteLineAsync($"{source}: item {line.Number}: {line.Fault}");
            }
        }
        catch (FeedFormatException broken)
        {
            throw new CommandException($"{source} {broken.Message}");
        }

        return ExitCode.Of(faulty);
    }

    private static async Task<(byte[] Bytes, string? Charset)> OpenAsync(string source, bool allowPrivate, CancellationToken cancellationToken)
    {
        if (Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            var download = await FeedDownload.GetAsync(address, allowPrivate, cancellationToken);
            return (download.Bytes, download.Charset);
        }

        return File.Exists(source) ? (await File.ReadAllBytesAsync(source, cancellationToken), null) : throw new CommandException($"{source} is not there.");
    }
}
