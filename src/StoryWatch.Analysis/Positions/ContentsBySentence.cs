using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Claims;

namespace StoryWatch.Analysis.Positions;

/// <summary>What is said in each sentence of a text: the contents of attributions that reach into it.</summary>
internal sealed class ContentsBySentence
{
    private readonly List<(Attribution Attribution, TextSpan Content)>?[] _bySentence;

    public ContentsBySentence(ParsedText text, ValueList<Attribution> attributions)
    {
        var sentences = text.Sentences;
        _bySentence = new List<(Attribution, TextSpan)>?[sentences.Length];
        foreach (var attribution in attributions)
        {
            foreach (var content in attribution.Content)
            {
                for (var s = FirstAfter(text, content.Start); s < sentences.Length && text.Tokens[sentences[s].First].Start < content.End; s++)
                    (_bySentence[s] ??= []).Add((attribution, content));
            }
        }
    }

    /// <summary>The contents, each with its attribution, in the order of the attributions.</summary>
    public IReadOnlyList<(Attribution Attribution, TextSpan Content)> Of(int sentence) => _bySentence[sentence] ?? [];

    // The first sentence that ends after a place in the text.
    private static int FirstAfter(ParsedText text, int start)
    {
        var (low, high) = (0, text.Sentences.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (text.Tokens[text.Sentences[middle].End - 1].End <= start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
