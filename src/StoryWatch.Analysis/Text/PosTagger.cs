using StoryWatch.Analysis.Models;
using static StoryWatch.Analysis.Models.FeatureHash;

namespace StoryWatch.Analysis.Text;

/// <summary>Greedy left-to-right averaged perceptron tagger (Collins 2002), Penn Treebank tags.</summary>
internal sealed class PosTagger(HashedLinear model)
{
    internal const int Features = 24;

    public void Tag(WordForms forms, Sentence sentence, Span<byte> tags)
    {
        Span<uint> features = stackalloc uint[Features];
        Span<int> scores = stackalloc int[model.Width];
        for (var i = sentence.First; i < sentence.End; i++)
        {
            Extract(forms, sentence, i, tags, features);
            model.Score(features, scores);
            tags[i] = (byte)model.Best(scores);
        }
    }

    /// <summary>The features of token <paramref name="i"/>, which see the tags before it.</summary>
    internal static void Extract(WordForms forms, Sentence sentence, int i, ReadOnlySpan<byte> tags, Span<uint> features)
    {
        const uint outside = 0xFFFFu;
        var word = forms.Normal;
        var w0 = word[i];
        uint shape = forms.Shape[i];
        var p1 = i > sentence.First ? word[i - 1] : outside;
        var p2 = i > sentence.First + 1 ? word[i - 2] : outside;
        var n1 = i + 1 < sentence.End ? word[i + 1] : outside;
        var n2 = i + 2 < sentence.End ? word[i + 2] : outside;
        uint t1 = i > sentence.First ? tags[i - 1] : 255u;
        uint t2 = i > sentence.First + 1 ? tags[i - 2] : 255u;
        uint first = i == sentence.First ? 1u : 0u;

        features[0] = Mix(1, w0);
        features[1] = Mix(2, w0, shape, first);
        features[2] = Mix(3, forms.Suffix2[i]);
        features[3] = Mix(4, forms.Suffix3[i]);
        features[4] = Mix(5, forms.Suffix4[i]);
        features[5] = Mix(6, forms.Prefix3[i]);
        features[6] = Mix(7, shape, first);
        features[7] = Mix(8, t1);
        features[8] = Mix(9, t1, t2);
        features[9] = Mix(10, t1, w0);
        features[10] = Mix(11, t1, t2, w0);
        features[11] = Mix(12, p1);
        features[12] = Mix(13, p2);
        features[13] = Mix(14, n1);
        features[14] = Mix(15, n2);
        features[15] = Mix(16, p1, w0);
        features[16] = Mix(17, w0, n1);
        features[17] = Mix(18, i + 1 < sentence.End ? forms.Suffix3[i + 1] : outside, forms.Suffix3[i]);
        features[18] = Mix(19, i > sentence.First ? forms.Suffix3[i - 1] : outside);
        features[19] = Mix(20, i + 1 < sentence.End ? forms.Suffix3[i + 1] : outside);
        features[20] = Mix(21, i + 1 < sentence.End ? forms.Shape[i + 1] : 255u, shape);
        features[21] = Mix(22, i > sentence.First ? forms.Shape[i - 1] : 255u, shape, t1);
        features[22] = Mix(23, t1, n1);
        features[23] = Mix(24, t1, forms.Suffix3[i], shape);
    }
}
