using System.Collections.Frozen;

namespace StoryWatch.Analysis.Text;

/// <summary>Lower-case lemmas by Penn tag: a table of exceptions, then the regular endings.</summary>
internal sealed class Lemmatizer
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _exceptions;

    /// <param name="exceptions">Lines of <c>word TAB kind TAB lemma</c>; kind is v, n or a.</param>
    public Lemmatizer(IEnumerable<string> exceptions) =>
        _exceptions = exceptions.Select(line => line.Split('\t'))
            .ToFrozenDictionary(cells => cells[1] + cells[0], cells => cells[2], StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    public string Lemma(ReadOnlySpan<char> word, string tag)
    {
        Span<char> buffer = stackalloc char[word.Length + 1];
        var lower = buffer[1..];
        word.ToLowerInvariant(lower);
        lower.Replace('\u2019', '\'');
        buffer[0] = Kind(tag);
        return buffer[0] != '-' && _exceptions.TryGetValue(buffer, out var lemma) ? lemma : Regular(lower, tag);
    }

    internal static char Kind(string tag) => tag switch
    {
        ['V', ..] or "MD" => 'v',
        "NNS" or "NNPS" => 'n',
        "NN" or "NNP" => '-',
        _ => 'a',
    };

    internal static string Regular(ReadOnlySpan<char> word, string tag) => tag switch
    {
        "NNS" or "NNPS" or "VBZ" => WithoutS(word),
        "VBD" or "VBN" => Without(word, "ed"),
        "VBG" => Without(word, "ing"),
        _ => word.ToString(),
    };

    private static string WithoutS(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || word[^1] != 's' || word[^2] is 's' or '\'') return word.ToString();
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) return string.Concat(word[..^3], "y");
        if (word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)
            || word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("zzes", StringComparison.Ordinal) || word.EndsWith("oes", StringComparison.Ordinal)) return word[..^2].ToString();
        return word[..^1].ToString();
    }

    private static string Without(ReadOnlySpan<char> word, string ending)
    {
        if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length < ending.Length + 3) return word.ToString();
        var stem = word[..^ending.Length];
        if (ending == "ed" && stem[^1] == 'i') return string.Concat(stem[..^1], "y");
        if (stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'f' or 'o' or 'e')) return stem[..^1].ToString();
        return TakesE(stem) ? string.Concat(stem, "e") : stem.ToString();
    }

    private static bool TakesE(ReadOnlySpan<char> stem) =>
        stem[^1] is 'c' or 'v' or 'u' or 'z'
        || (stem[^1] is 's' && stem[^2] is not 's')
        || (stem[^1] is 'g' && stem[^2] is 'r' or 'd' or 'a' or 'n')
        || stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("bl", StringComparison.Ordinal)
        || stem.EndsWith("ir", StringComparison.Ordinal) || stem.EndsWith("id", StringComparison.Ordinal)
        || stem.EndsWith("ar", StringComparison.Ordinal) || stem.EndsWith("ur", StringComparison.Ordinal)
        || stem.EndsWith("ak", StringComparison.Ordinal) || stem.EndsWith("in", StringComparison.Ordinal);
}
