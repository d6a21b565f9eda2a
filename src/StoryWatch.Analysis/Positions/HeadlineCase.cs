using System.Text;
using StoryWatch.Analysis.Actors;
using StoryWatch.Stories;

namespace StoryWatch.Analysis.Positions;

/// <summary>
/// Writes a headline as a sentence: "Ruritania Pauses Tariffs and Lifts Ban" has capitals that the tagger takes for names. Names of parties and
/// words in capitals stay as they are.
/// </summary>
internal static class HeadlineCase
{
    // From this share of capitalised words on it is title case.
    private const double Most = 0.7;

    private const int Least = 4;

    /// <param name="headline">Without blanks before it.</param>
    public static string AsSentence(string headline, ValueList<ActorMention> names)
    {
        var sentence = headline.TrimEnd();
        if (IsTitleCase(sentence))
            sentence = Lowered(sentence, names);
        return sentence.Length > 0 && char.IsLetterOrDigit(sentence[^1]) ? sentence + "." : sentence;
    }

    private static bool IsTitleCase(string headline)
    {
        var (all, upper) = (0, 0);
        foreach (var word in headline.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            if (word.Length < Least || !char.IsLetter(word[0]))
                continue;
            all++;
            upper += char.IsUpper(word[0]) ? 1 : 0;
        }

        return all > 1 && upper >= all * Most;
    }

    private static string Lowered(string headline, ValueList<ActorMention> names)
    {
        var lowered = new StringBuilder(headline);
        for (var start = 0; start < headline.Length;)
        {
            var end = AliasIndex.WordEnd(headline, start);
            if (end == start)
            {
                start++;
                continue;
            }

            var span = new TextSpan(start, end);
            if (start > 0 && char.IsUpper(headline[start]) && !IsShouted(headline[start..end]) && !names.Any(name => name.Span.Overlaps(span)))
                lowered[start] = char.ToLowerInvariant(headline[start]);
            start = end;
        }

        return lowered.ToString();
    }

    // "NATO", the "S" of "U.S.".
    private static bool IsShouted(string word) => word.All(unit => char.IsUpper(unit) || char.IsDigit(unit));
}
