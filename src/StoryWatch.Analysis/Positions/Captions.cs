using System.Text.RegularExpressions;
using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Positions;

/// <summary>Tells the captions and trailers that come with an article's text from its sentences.</summary>
internal static partial class Captions
{
    /// <summary>The paragraphs that are none of the article's own.</summary>
    public static HashSet<int> Paragraphs(ParsedText text)
    {
        var paragraphs = new HashSet<int>();
        foreach (var sentence in text.Sentences)
        {
            if (Marks().IsMatch(text.Span(sentence.First, sentence.End).Of(text.Text)))
                paragraphs.Add(sentence.Paragraph);
        }

        return paragraphs;
    }

    [GeneratedRegex(@"Getty|AP Photo|\(Photo|[Ff]ile photo|FILE PHOTO|FILE -|Image copyright|Image caption|Read more|Photograph:|Pool via|READ MORE|ALSO READ|^More: |^Also: |^See also|toggle caption|Hide caption|Image credit|Related:|day, [A-Z][a-z]+\.? \d{1,2}, \d{4}|[a-z]{2}[A-Z]{2,}[a-z]* .* MORE\b|[a-z]{2}[A-Z][a-z]+ .* MORE\b|\b(speaks?|shakes? hands|poses?|walks?|attends?|arrives?|leaves?|meets?)\b.{0,120}, (January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}", RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();
}
