using StoryWatch.Stories.Articles;

namespace StoryWatch.Newsroom.Replay;

/// <summary>Gives each article of an archive the time at which it came. No clock decides in a replay.</summary>
/// <param name="notGiven">The time that stands in for a received time which a record does not give.</param>
internal sealed class ArchiveDating(DateTimeOffset notGiven)
{
    // An undated article is taken to have come when the one before it did.
    private DateTimeOffset _last = DateTimeOffset.UnixEpoch;

    /// <summary>To be asked once an article, in the order of the archive.</summary>
    public Article Date(Article article)
    {
        var received = article.Received == notGiven ? article.Published ?? _last : article.Received;
        _last = received;
        return article with { Received = received };
    }
}
