using System.Text.RegularExpressions;

namespace StoryWatch.Analysis.Positions;

/// <summary>Tells the captions and trailers that come with an article's text from its sentences.</summary>
internal static partial class Captions
{
    public static bool IsOne(ReadOnlySpan<char> sentence) => Marks().IsMatch(sentence);

    [GeneratedRegex(@"Getty|AP Photo|\(Photo|[Ff]ile photo|FILE PHOTO|FILE -|Image copyright|Image caption|Read more|Photograph:|Pool via|READ MORE|ALSO READ|Related:|day, [A-Z][a-z]+\.? \d{1,2}, \d{4}", RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();
}
