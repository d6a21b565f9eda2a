using System.Text.Json;

namespace StoryWatch.EndToEnd.Tests.Replay;

/// <summary>An archive of a few hundred articles: some stories, changes of mind, revisions and withdrawals.</summary>
internal static class GeneratedArchive
{
    private static readonly string[] Parties = ["Russia", "China", "France", "Iran", "Turkey", "Japan"];
    private static readonly string[] Matters = ["the border", "tariffs", "a ceasefire", "prisoners"];

    public static void Write(string path, int articles)
    {
        using var file = File.CreateText(path);
        for (var n = 0; n < articles; n++)
        {
            // Every tenth comes again with another text, every thirty-first is withdrawn by its outlet.
            var id = n % 10 == 9 ? n - 4 : n;
            var (one, other, matter) = (Parties[id % 6], Parties[(id + 1 + (id / 6 % 4)) % 6], Matters[id % 4]);
            var says = (n / 6 % 3) switch
            {
                0 => $"{one} is ready for talks with {other} on {matter}, its foreign ministry said on Monday.",
                1 => $"{one} has rejected talks with {other} on {matter}, a spokesman told reporters in the capital.",
                _ => $"{one} accused {other} of breaking the agreement on {matter} and will impose sanctions.",
            };
            file.WriteLine(JsonSerializer.Serialize(new
            {
                id = $"g-{id}",
                title = $"{one}, {other} and {matter}",
                source = $"Outlet {n % 5}",
                published = new DateTime(2021, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(n),
                status = n % 31 == 30 ? "canceled" : "usable",
                text = $"{says} Diplomats of both sides had met {n} times before. The government of {other} did not comment on {matter}.",
            }));
        }
    }
}
