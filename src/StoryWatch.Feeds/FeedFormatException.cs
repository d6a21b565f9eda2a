namespace StoryWatch.Feeds;

/// <summary>A document is no feed that can be read; the message says why and where.</summary>
public sealed class FeedFormatException : FormatException
{
    public FeedFormatException(string message)
        : base(message)
    {
    }

    public FeedFormatException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
