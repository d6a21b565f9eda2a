using StoryWatch.Stories;

namespace StoryWatch.Analysis.Text;

/// <summary>A text with its tokens, sentences, Penn part-of-speech tags and dependency trees (Universal Dependencies labels).</summary>
/// <remarks>All arrays but <see cref="Sentences"/> run parallel to <see cref="Tokens"/>.</remarks>
public sealed class ParsedText
{
    public required string Text { get; init; }

    public required Token[] Tokens { get; init; }

    public required Sentence[] Sentences { get; init; }

    /// <summary>Penn Treebank tag of each token (NNP, VBD, ...).</summary>
    public required string[] Tags { get; init; }

    /// <summary>Lower-case lemma of each token.</summary>
    public required string[] Lemmas { get; init; }

    /// <summary>Index, in the whole text, of each token's head; -1 for the root of a sentence.</summary>
    public required int[] Heads { get; init; }

    /// <summary>Label of the arc to the head: nsubj, dobj, ccomp, ...; "root" for a root.</summary>
    public required string[] Labels { get; init; }

    /// <summary>For each token the number of quotation marks open around it (0 outside quotations).</summary>
    public required byte[] QuoteDepth { get; init; }

    internal WordForms Forms { get; init; } = WordForms.None;

    public ReadOnlySpan<char> Word(int token) => Text.AsSpan(Tokens[token].Start, Tokens[token].Length);

    /// <summary>The place in <see cref="Sentences"/> of the one that holds a token; -1 for none.</summary>
    public int SentenceOf(int token)
    {
        var (low, high) = (0, Sentences.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Sentences[middle].End <= token)
                low = middle + 1;
            else
                high = middle;
        }

        return low < Sentences.Length && Sentences[low].First <= token ? low : -1;
    }

    /// <summary>The text from the first to the last of the tokens <c>[first, end)</c>.</summary>
    public TextSpan Span(int first, int end) => new(Tokens[first].Start, Tokens[end - 1].End);
}
