using StoryWatch.Analysis.Text;
using StoryWatch.Stories;

namespace StoryWatch.Analysis.Actors;

/// <summary>Gives mentions, which are found in the characters of a text, the tokens they cover.</summary>
internal static class MentionTokens
{
    public static ValueList<ActorMention> Locate(ParsedText text, ValueList<ActorMention> mentions)
    {
        var located = new List<ActorMention>(mentions.Count);
        var token = 0;
        foreach (var mention in mentions)
        {
            while (token < text.Tokens.Length && text.Tokens[token].End <= mention.Span.Start)
                token++;
            var end = token;
            while (end < text.Tokens.Length && text.Tokens[end].Start < mention.Span.End)
                end++;
            if (end > token)
                located.Add(mention with { First = token, End = end });
        }

        return located.ToValueList();
    }
}
