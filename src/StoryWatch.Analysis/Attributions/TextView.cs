using StoryWatch.Analysis.Models;
using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Attributions;

/// <summary>A parsed text as the features read it: numbers in arrays that run parallel to the tokens.</summary>
internal sealed class TextView
{
    public TextView(ParsedText parsed, WordClusters clusters)
    {
        var count = parsed.Tokens.Length;
        (Parsed, Words, Heads, Shapes) = (parsed, parsed.Forms.Normal, parsed.Heads, parsed.Forms.Shape);
        (Tags, Labels) = (new uint[count], new uint[count]);
        (Lemmas, Coarse, Fine, Marks, Kinds) = (new uint[count], new ushort[count], new ushort[count], new byte[count], new char[count]);
        (Left, Right, ChildMask, SentenceOf, Quotation) = (new int[count], new int[count], new uint[count], new int[count], new int[count]);
        (Subject, Complement, Preposition) = (new int[count], new int[count], new int[count]);
        Array.Fill(Subject, -1);
        Array.Fill(Complement, -1);
        Array.Fill(Preposition, -1);
        for (var i = 0; i < count; i++)
        {
            Lemmas[i] = FeatureHash.Of(parsed.Lemmas[i]);
            (Coarse[i], Fine[i]) = clusters.Of(Words[i]);
            (Tags[i], Labels[i]) = (FeatureHash.Of(parsed.Tags[i]), FeatureHash.Of(parsed.Labels[i]));
            Kinds[i] = parsed.Tags[i][0];
            Marks[i] = MarkOf(parsed, i);
        }

        for (var s = 0; s < parsed.Sentences.Length; s++) Array.Fill(SentenceOf, s, parsed.Sentences[s].First, parsed.Sentences[s].Count);
        Trees(parsed);
        Quotations(parsed);
    }

    public ParsedText Parsed { get; }

    public int Count => Words.Length;

    public uint[] Words { get; }

    public uint[] Lemmas { get; }

    /// <summary>Hashes of the Penn tags.</summary>
    public uint[] Tags { get; }

    /// <summary>Hashes of the labels of arcs.</summary>
    public uint[] Labels { get; }

    public int[] Heads { get; }

    public byte[] Shapes { get; }

    public ushort[] Coarse { get; }

    public ushort[] Fine { get; }

    /// <summary>First letter of the Penn tag: V, N, J, ...</summary>
    public char[] Kinds { get; }

    /// <summary>0 a word, 1 a double quotation mark, 2 a comma, 3 an end of sentence, 4 a colon, 5 a dash, 6 a bracket, 7 another mark.</summary>
    public byte[] Marks { get; }

    /// <summary>First token of the subtree under each token.</summary>
    public int[] Left { get; }

    /// <summary>Last token of the subtree under each token.</summary>
    public int[] Right { get; }

    /// <summary>A bit for each kind of label among the children, see <see cref="BitOf"/>.</summary>
    public uint[] ChildMask { get; }

    public int[] SentenceOf { get; }

    /// <summary>Number of the double quotation around each token, 0 outside.</summary>
    public int[] Quotation { get; }

    /// <summary>The subject below each token, -1 for none.</summary>
    public int[] Subject { get; }

    /// <summary>The clause or object below each token, -1 for none.</summary>
    public int[] Complement { get; }

    /// <summary>The first prepositional child below each token, -1 for none.</summary>
    public int[] Preposition { get; }

    public uint Word(int i) => i >= 0 && i < Count ? Words[i] : 3u;

    public uint Lemma(int i) => i >= 0 && i < Count ? Lemmas[i] : 3u;

    public uint Tag(int i) => i >= 0 && i < Count ? Tags[i] : 255u;

    public uint Label(int i) => i >= 0 && i < Count ? Labels[i] : 255u;

    public uint CoarseOf(int i) => i >= 0 && i < Count ? Coarse[i] : 999u;

    public uint FineOf(int i) => i >= 0 && i < Count ? Fine[i] : 999u;

    public uint Mark(int i) => i >= 0 && i < Count ? Marks[i] : 9u;

    private static byte MarkOf(ParsedText parsed, int i)
    {
        var word = parsed.Word(i);
        return word[0] switch
        {
            '"' or '\u201C' or '\u201D' or '\u00AB' or '\u00BB' or '\u201E' => 1,
            '\'' or '`' when word.Length == 2 && word[1] == word[0] => 1,
            ',' => 2,
            '.' or '!' or '?' or '\u2026' => 3,
            ':' or ';' => 4,
            '-' or '\u2013' or '\u2014' when !char.IsLetterOrDigit(word[^1]) => 5,
            '(' or ')' or '[' or ']' => 6,
            _ => char.IsLetterOrDigit(word[^1]) || char.IsLetterOrDigit(word[0]) ? (byte)0 : (byte)7,
        };
    }

    /// <summary>Labels that tell something of a word that reports; the rest share a bit.</summary>
    private static int BitOf(string label) => label switch
    {
        "nsubj" => 0,
        "nsubjpass" => 1,
        "dobj" => 2,
        "iobj" => 3,
        "ccomp" => 4,
        "xcomp" => 5,
        "advcl" => 6,
        "parataxis" => 7,
        "nmod" => 8,
        "nmod:tmod" => 9,
        "nmod:poss" => 10,
        "mark" => 11,
        "aux" => 12,
        "auxpass" => 13,
        "neg" => 14,
        "advmod" => 15,
        "case" => 16,
        "cop" => 17,
        "conj" => 18,
        "acl" => 19,
        "acl:relcl" => 20,
        "compound" => 21,
        "compound:prt" => 22,
        "det" => 23,
        "amod" => 24,
        "csubj" => 25,
        "mwe" => 26,
        "expl" => 27,
        "dep" => 28,
        "appos" => 29,
        "punct" => 30,
        _ => 31,
    };

    private void Trees(ParsedText parsed)
    {
        for (var i = 0; i < Count; i++) Left[i] = Right[i] = i;
        for (var i = 0; i < Count; i++)
        {
            // Trees are at most as deep as a sentence is long, which is bounded.
            for (var head = Heads[i]; head >= 0; head = Heads[head])
            {
                if (i < Left[head]) Left[head] = i;
                else if (i > Right[head]) Right[head] = i;
                else break;
            }

            var parent = Heads[i];
            if (parent < 0) continue;
            ChildMask[parent] |= 1u << BitOf(parsed.Labels[i]);
            switch (parsed.Labels[i])
            {
                case "nsubj" or "nsubjpass":
                    if (Subject[parent] < 0 || i < parent) Subject[parent] = i;
                    break;
                case "ccomp" or "dobj" or "xcomp" or "parataxis":
                    if (Complement[parent] < 0 || parsed.Labels[i] == "ccomp") Complement[parent] = i;
                    break;
                case "nmod" when Preposition[parent] < 0:
                    Preposition[parent] = i;
                    break;
            }
        }
    }

    private void Quotations(ParsedText parsed)
    {
        var (number, open) = (0, false);
        for (var i = 0; i < Count; i++)
        {
            var inside = parsed.QuoteDepth[i] > 0;
            var begins = inside && (!open || (Marks[i] == 1 && parsed.Word(i)[0] is '\u201C') || (i > 0 && parsed.Sentences[SentenceOf[i]].Paragraph != parsed.Sentences[SentenceOf[i - 1]].Paragraph));
            if (begins) number++;
            Quotation[i] = inside ? number : 0;
            open = inside;
        }
    }
}
