using System.Text;
using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Positions;

/// <summary>
/// Writes the people of a headline with the names that its article gives them: "Kim invites" is of the Kim Jong Un whom the text goes on to call
/// Kim. Alone such a name is often no name to the tagger.
/// </summary>
internal static class HeadlineNames
{
    /// <summary>True where the tagger took the name of a person for another word: "Kim/JJ invites/NNS".</summary>
    public static bool AreMistaken(ParsedText title, MentionIndex named)
    {
        foreach (var mention in named.All)
        {
            if (mention.Kind == ActorKind.Person && mention.First >= 0 && mention.End > mention.First && !title.Tags[mention.End - 1].StartsWith("NNP", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <param name="text">The article's text, in which <paramref name="mentions"/> stand.</param>
    public static string InFull(string headline, string text, MentionIndex mentions)
    {
        var people = ShortNames(text, mentions);
        if (people.Count == 0)
            return headline;
        var full = new StringBuilder(headline.Length);
        var before = "";
        for (var start = 0; start < headline.Length;)
        {
            var end = AliasIndex.WordEnd(headline, start);
            if (end == start)
            {
                full.Append(headline[start++]);
                continue;
            }

            var word = headline[start..end];
            // "Kim Jong Un": named in full already, by a word before or after that is part of the name.
            full.Append(people.GetValueOrDefault(word) is { } name && !IsPart(name, before) && !IsPart(name, NextWord(headline, end)) ? name : word);
            (before, start) = (word, end);
        }

        return full.ToString();
    }

    // The words by which the text calls people for short; where two share one, it is that of whom it calls so first.
    private static Dictionary<string, string> ShortNames(string text, MentionIndex mentions)
    {
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var mention in mentions.All)
        {
            var (name, named) = (mention.Actor.Name, mention.Span.In(text));
            // "Kim", "Mr. Kim"
            var word = named[(named.LastIndexOf(' ') + 1)..];
            if (mention.Kind == ActorKind.Person && !named.EndsWith(name, StringComparison.Ordinal) && IsPart(name, word))
                people.TryAdd(word, name);
        }

        return people;
    }

    private static bool IsPart(string name, string word) =>
        word.Length > 0 && name.Split(' ').Contains(word, StringComparer.Ordinal);

    private static string NextWord(string headline, int from)
    {
        var start = from;
        while (start < headline.Length && headline[start] == ' ')
            start++;
        return headline[start..AliasIndex.WordEnd(headline, start)];
    }
}
