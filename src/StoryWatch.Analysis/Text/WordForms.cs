using StoryWatch.Analysis.Models;

namespace StoryWatch.Analysis.Text;

/// <summary>Hashed forms of every token of a text, computed once and shared by the models.</summary>
internal sealed class WordForms
{
    public static readonly WordForms None = new("", []);

    public WordForms(string text, ReadOnlySpan<Token> tokens)
    {
        var count = tokens.Length;
        (Normal, Shape, Suffix2, Suffix3, Suffix4, Prefix3) = (new uint[count], new byte[count], new uint[count], new uint[count], new uint[count], new uint[count]);
        for (var i = 0; i < count; i++)
        {
            var word = text.AsSpan(tokens[i].Start, tokens[i].Length);
            Normal[i] = FeatureHash.OfNormal(word);
            Shape[i] = ShapeOf(word);
            Suffix2[i] = FeatureHash.OfNormal(word[Math.Max(0, word.Length - 2)..]);
            Suffix3[i] = FeatureHash.OfNormal(word[Math.Max(0, word.Length - 3)..]);
            Suffix4[i] = FeatureHash.OfNormal(word[Math.Max(0, word.Length - 4)..]);
            Prefix3[i] = FeatureHash.OfNormal(word[..Math.Min(word.Length, 3)]);
        }
    }

    /// <summary>Hash of the word in lower case.</summary>
    public uint[] Normal { get; }

    /// <summary>Bits: 1 begins with a capital, 2 all capitals, 4 has a digit, 8 has a hyphen, 16 has a period, 32 has no letter or digit.</summary>
    public byte[] Shape { get; }

    public uint[] Suffix2 { get; }

    public uint[] Suffix3 { get; }

    public uint[] Suffix4 { get; }

    public uint[] Prefix3 { get; }

    private static byte ShapeOf(ReadOnlySpan<char> word)
    {
        var shape = char.IsUpper(word[0]) ? 1 : 0;
        var (letters, uppers, digits) = (0, 0, 0);
        foreach (var unit in word)
        {
            if (char.IsLetter(unit)) letters++;
            if (char.IsUpper(unit)) uppers++;
            if (char.IsDigit(unit)) digits++;
            if (unit == '-') shape |= 8;
            if (unit == '.') shape |= 16;
        }

        if (letters > 1 && uppers == letters) shape |= 2;
        if (digits > 0) shape |= 4;
        if (letters + digits == 0) shape |= 32;
        return (byte)shape;
    }
}
