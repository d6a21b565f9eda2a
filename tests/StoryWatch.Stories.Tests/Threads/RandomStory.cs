using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Tests.Threads;

/// <summary>
/// A story drawn from a seed: one article a day over three parties, five issues and all stances, by the party's word, an outlet's or another party's.
/// The same seed draws the same story.
/// </summary>
internal sealed class RandomStory
{
    private const int Days = 30;

    private static readonly Actor[] Parties = [new("Norway", "NOR", "GOV"), new("Chile", "CHL", "GOV"), new("Anna Berg", "NOR", "GOV"), new("Kenya", "KEN", "GOV")];

    private static readonly Actor Body = new("Baltic states", null, "IGO");

    private static readonly string[] Issues = ["talks", "sanctions", "border", "cyber", "music"];

    private readonly Random _random;

    public RandomStory(int seed)
    {
        _random = new Random(seed);
        News = [.. Enumerable.Range(0, Days).Select(day => StorySpec.Take($"n{day}", day, [.. Enumerable.Range(0, _random.Next(1, 4)).SelectMany(_ => Positions())]))];
    }

    /// <summary>The articles in the order of their days.</summary>
    public IReadOnlyList<TakeArticle> News { get; }

    /// <summary>The articles again as other outlets print them: half of them wire copies, the others hours later in words of their own.</summary>
    public List<TakeArticle> Repeats() => [.. News.SelectMany((take, at) => Enumerable.Range(0, 2).Select(nth => nth == 0 ? Copy(take, at) : Reworded(take, at)))];

    public static TakeArticle Copy(TakeArticle take, int nth) => take with
    {
        Article = take.Article with { Id = $"{take.Article.Id}-copy{nth}", Outlet = "The Harbour Times" },
        CopyOf = take.Article.Id,
    };

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToArray();
        _random.Shuffle(list);
        return [.. list];
    }

    private TakeArticle Reworded(TakeArticle take, int nth)
    {
        var positions = take.Positions.Select(position => position with { Evidence = new Evidence(Sentence(), 0, 0) }).ToArray();
        var reworded = StorySpec.Take($"{take.Article.Id}-again{nth}", 0, positions);
        return reworded with { Article = reworded.Article with { Outlet = "The Evening Star", At = take.Article.At.AddHours(_random.Next(1, 9)) } };
    }

    // One of a party, one that two parties share, or one of "the two".
    private IEnumerable<Position> Positions()
    {
        var position = Position();
        return _random.Next(6) switch
        {
            0 => [Jointly(position, Parties[0]), Jointly(position, Parties[1])],
            1 => [Jointly(position, Body) with { Together = 2 }],
            _ => [position],
        };
    }

    private static Position Jointly(Position position, Actor party) => position with { Actor = party, Counterpart = Parties[3], Voice = Voice.Own, Speaker = party };

    private Position Position()
    {
        var party = Pick(Parties);
        var counterpart = Pick(Parties.Where(other => other.Country != party.Country).ToArray());
        var (stance, root) = Pick(Stances);
        var voice = Pick([Voice.Own, Voice.Own, Voice.Outlet, Voice.Other]);
        return new Position(party, _random.Next(5) == 0 ? null : counterpart, Pick(Issues), stance, root, Modality.Asserted, new Evidence(Sentence(), 0, 0))
        {
            Voice = voice,
            Speaker = voice switch { Voice.Own => party, Voice.Other => counterpart, _ => null },
            Salience = _random.Next(40, 100) / 100.0,
            Contradicts = voice == Voice.Own && _random.Next(5) == 0 ? Pick(Parties) : null,
        };
    }

    private static readonly (Stance, PloverEvent)[] Stances =
    [
        (Stance.Willing, PloverEvent.Agree), (Stance.Conditional, PloverEvent.Consult), (Stance.Unwilling, PloverEvent.Reject), (Stance.Denies, PloverEvent.Reject),
        (Stance.Demands, PloverEvent.Request), (Stance.Threatens, PloverEvent.Threaten), (Stance.Accuses, PloverEvent.Accuse), (Stance.Imposes, PloverEvent.Sanction),
        (Stance.Lifts, PloverEvent.Yield), (Stance.Agrees, PloverEvent.Agree), (Stance.Withdraws, PloverEvent.Reject),
    ];

    // No two sentences share a word: what is said in the same words is another rule's matter.
    private string Sentence() => string.Join(' ', Enumerable.Range(0, 6).Select(_ => new string(_random.GetItems<char>("abcdefghijklmnopqrstuvwxyz", 6)))) + ".";

    private T Pick<T>(T[] of) => of[_random.Next(of.Length)];
}
