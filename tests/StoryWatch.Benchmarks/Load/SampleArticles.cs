using System.Text;

namespace StoryWatch.Benchmarks.Load;

/// <summary>Articles of about 300 words over some dozens of stories; the n-th is the same each time.</summary>
internal sealed class SampleArticles(string prefix)
{
    private static readonly string[] Parties = ["Russia", "China", "France", "Iran", "Turkey", "Japan", "India", "Brazil", "Egypt", "Poland", "Israel", "Canada"];
    private static readonly string[] Matters = ["the border", "tariffs", "a ceasefire", "the nuclear programme", "prisoners", "grain exports", "sanctions", "a summit"];
    private static readonly string[] Says =
    [
        "{0} is ready for talks with {1} on {2}, its foreign ministry said on Monday.",
        "\"We have refused to discuss {2} under pressure,\" the foreign minister of {0} told reporters after a meeting with {1}.",
        "A spokesman for {0} accused {1} of breaking an agreement on {2}.",
        "{0} will impose new measures if {1} does not change its position on {2}, the government warned.",
        "According to officials in the capital, {0} and {1} agreed to meet again next week about {2}.",
        "The president of {0} demanded that {1} withdraw its statement on {2}.",
    ];

    public (string Id, string Title, string Text) Make(int n)
    {
        var story = n * 7 % 48;
        var (one, other, matter) = (Parties[story % 12], Parties[(story + 1 + (story / 12)) % 12], Matters[story % 8]);
        var text = new StringBuilder();
        for (var i = 0; i < 16; i++)
        {
            text.AppendFormat(null, Says[(n + i) % Says.Length], one, other, matter);
            text.Append(i % 4 == 3 ? "\n\n" : " ");
        }

        return ($"{prefix}-{n}", $"{one} and {other} on {matter}: report {n}", text.ToString());
    }
}
