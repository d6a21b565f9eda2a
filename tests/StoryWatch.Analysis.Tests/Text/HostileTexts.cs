namespace StoryWatch.Analysis.Tests.Text;

/// <summary>Texts that no reader would call an article, the fixed ones and a thousand made from a seed.</summary>
public static class HostileTexts
{
    private static readonly string[] Pieces =
    [
        "said", "he", "The minister", "according to", "“", "”", "\"", "'", "‘", "’", "''", "``", ".", "...", "?!", ",", ":", "—", "(", ")", "[", "]",
        "\n", "\n\n", "\r\n", " ", "\t", "\u200F", "\u202E", "\uD83D", "\uDE00", "\uD83D\uDE00", "\0", "\uFEFF", "U.S.", "n't", "'s", "Mr.",
        "“No,” she said.", "told reporters that talks failed", "ALSO READ:", "•", "e\u0301", "مرحبا", "日本", "\u2029", "http://a.b/", "@", "#1", "x-",
    ];

    public static TheoryData<string> All =>
    [
        "",
        " ",
        "\n\n\n",
        ".",
        "“",
        "\uD800",
        "\uDC00 said",
        "a",
        "\"\"\"\"\"\"",
        "‘’‘’“”“”''''",
        new string('(', 3_000),
        new string('x', 50_000),
        string.Concat(Enumerable.Repeat("he said “", 2_000)),
        string.Concat(Enumerable.Repeat("said ", 5_000)),
        string.Concat(Enumerable.Repeat("\"a\"", 3_000)),
        string.Concat(Enumerable.Range(0, 40).Select(Mixture)),
    ];

    /// <summary>What a text of a million characters repeats: names, offices and clauses so dense that whatever looks at all of them for each never ends.</summary>
    public static TheoryData<string> Refrains =>
    [
        "Iran met Iraq and quit and left. ",
        "Iran rejected Iraq's offer. ",
        "Iran and Iraq and ",
        "the minister said ",
        "Iran imposed sanctions on Iraq and severed ties since it left and closed the border. ",
        "The envoy was expelled by Iran and he was recalled by Iraq, he said. ",
        "Ivan Petrov, a Russian diplomat, met the president of Iran and Rice. ",
    ];

    /// <summary>A text of a million characters that says the same over and over, after a sentence that names two parties.</summary>
    public static string Megabyte(string refrain) => "Iran met Iraq. " + string.Concat(Enumerable.Repeat(refrain, 1_000_000 / refrain.Length));

    /// <summary>A text of up to 80 pieces, the same for the same number.</summary>
    public static string Mixture(int seed)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, random.Next(80)).Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(3) > 0 ? " " : "")));
    }
}
