using System.Diagnostics;
using StoryWatch.Stories;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Benchmarks;

/// <summary>What a story of many articles costs: memory of its thread, and time of an article at that size. Prints a line a thousand articles.</summary>
internal static class LedgerBenchmark
{
    private const int Articles = 10_000;
    private const int Measured = 1_000;

    private static readonly string[] Countries = ["NOR", "SWE", "DNK", "FIN", "ISL", "EST", "LVA", "LTU", "POL", "DEU", "NLD", "BEL"];
    private static readonly string[] Issues = ["talks", "sanctions", "border", "troops", "treaty", "fishing", "tariffs", "ambassador", "war", "oil"];
    private static readonly DateTimeOffset FirstDay = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Run()
    {
        Console.WriteLine($"{"articles",9} {"ms/article",11} {"slowest ms",11} {"MB",7} {"lines",7} {"shifts",7} {"claims",7}");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var story = StoryThread.Initial;
        var (slowest, total) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var i = 1; i <= Articles; i++)
        {
            var take = Take(i);
            var began = Stopwatch.GetTimestamp();
            story = story.Evolve(StoryThread.Decide(story, take));
            var took = Stopwatch.GetElapsedTime(began);
            total += took;
            slowest = took > slowest ? took : slowest;
            if (i % Measured == 0)
            {
                var used = GC.GetTotalMemory(forceFullCollection: true) - before;
                var claims = story.Claims.Values.Sum(kept => kept.Count);
                Console.WriteLine(FormattableString.Invariant(
                    $"{i,9} {total.TotalMilliseconds / Measured,11:0.000} {slowest.TotalMilliseconds,11:0.0} {used / 1e6,7:0.0} {story.Ledger.Count,7} {story.Shifts.Count,7} {claims,7}"));
                (slowest, total) = (TimeSpan.Zero, TimeSpan.Zero);
            }
        }

        GC.KeepAlive(story);
    }

    // Eight positions and three quotes an article, of twelve parties on ten issues: more than real articles have.
    private static TakeArticle Take(int number)
    {
        var id = FormattableString.Invariant($"article-{number}");
        var quotes = Enumerable.Range(0, 3).Select(k => FormattableString.Invariant(
            $"{StableHash.Of($"a {number} {k}"):x16} {StableHash.Of($"b {number} {k}"):x16} {StableHash.Of($"c {number} {k}"):x16} harbour treaty fell")).ToList();
        var text = string.Join(". ", quotes) + ".";
        var positions = Enumerable.Range(0, 8).Select(k => PositionOf(number, k)).ToValueList();
        var attributions = quotes.Select((quote, k) => new Attribution(
            AttributionType.Direct, [], [], [SpanOf(text, quote)], ActorOf(Countries[(number + k) % Countries.Length]))).ToValueList();
        var article = new ArticleRef(
            id, 1, FormattableString.Invariant($"Outlet {number % 40}"), $"Title of {id}, as long as titles are", $"https://outlet.example/{id}", FirstDay.AddHours(number), id);
        return new TakeArticle(article, ArticleStatus.Usable, "d-1", null, text, attributions, positions);
    }

    private static Position PositionOf(int number, int k)
    {
        var mixed = StableHash.Of(FormattableString.Invariant($"{number} {k}"));
        var (actor, other) = (ActorOf(Countries[mixed % 12]), ActorOf(Countries[(mixed / 12) % 12]));
        var stance = (Stance)(mixed / 144 % 12);
        var quote = FormattableString.Invariant($"In sentence {k} of article {number} the government of {actor.Name} said what it would do about the matter at hand, word {mixed % 1009}.");
        return new Position(actor, other, Issues[mixed / 1728 % 10], stance, PloverEvent.Consult, Modality.Asserted, new Evidence(quote, 0, quote.Length))
        {
            Voice = Voice.Own,
            Speaker = actor,
            Salience = 0.3 + (mixed / 17280 % 7 * 0.1),
        };
    }

    private static TextSpan SpanOf(string text, string quote)
    {
        var at = text.IndexOf(quote, StringComparison.Ordinal);
        return new TextSpan(at, at + quote.Length);
    }

    private static Actor ActorOf(string country) => new($"Government of {country}", country, "GOV");
}
