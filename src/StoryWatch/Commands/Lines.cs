using StoryWatch.Feeds.Archives;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Commands;

/// <summary>Input of a command, line by line; a line at fault is told on stderr as FILE:LINE: FIELD: REASON and counted.</summary>
internal sealed class Lines(TextWriter error)
{
    public int Faulty { get; private set; }

    /// <summary>The articles of a file, or of stdin where there is none; also those that are a headline only.</summary>
    public async IAsyncEnumerable<Article> ArticlesAsync(
        FileInfo? file, TimeProvider clock, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in ReadAsync(file, clock, cancellationToken))
        {
            if ((line.Article ?? line.Headline) is { } article)
                yield return article;
            else
                Tell(file, line.Number, line.Fault!.ToString());
        }
    }

    public static IAsyncEnumerable<ArticleLine> ReadAsync(FileInfo? file, TimeProvider clock, CancellationToken cancellationToken) =>
        file is null
            ? ArticleLines.ReadAsync(Console.OpenStandardInput(), clock, cancellationToken)
            : ArchiveFile.ReadAsync(file.FullName, clock, cancellationToken);

    public void Tell(FileInfo? file, int line, string reason)
    {
        Faulty++;
        error.WriteLine($"{file?.ToString() ?? "stdin"}:{line}: {reason}");
    }
}
