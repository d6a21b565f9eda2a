using StoryWatch.Analysis.Text;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>Cuts the words that prove a position out of the article.</summary>
internal static class EvidenceWords
{
    private const int Most = 60;

    /// <summary>The sentence where it is short enough, else the frame's own words, else their beginning.</summary>
    public static Evidence Of(ParsedText text, int sentence, Frame frame)
    {
        var whole = text.Sentences[sentence];
        var (from, to) = whole.Count <= Most ? (whole.First, whole.End) : (frame.From, Math.Min(frame.To, frame.From + Most));
        var span = text.Span(from, to);
        return new Evidence(span.In(text.Text), span.Start, span.End);
    }
}
