using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Tests;

/// <summary>A story that is told article by article, and what it made of the last one.</summary>
internal sealed class StorySpec
{
    private static readonly DateTimeOffset FirstDay = new(2021, 3, 18, 9, 0, 0, TimeSpan.Zero);

    public StoryThread State { get; private set; } = StoryThread.Initial;

    /// <summary>What the last command made.</summary>
    public IReadOnlyList<StoryEvent> Happened { get; private set; } = [];

    public IEnumerable<Shift> Shifts => Happened.OfType<PositionShifted>().Select(shifted => shifted.Shift);

    public StorySpec Takes(string article, params Position[] positions) => Takes(article, 0, positions);

    public StorySpec Takes(string article, int day, params Position[] positions) =>
        Does(Take(article, day, positions));

    public StorySpec Does(StoryCommand command)
    {
        Happened = StoryThread.Decide(State, command);
        State = State.Evolve(Happened);
        return this;
    }

    public static TakeArticle Take(string article, int day, params Position[] positions)
    {
        // Each quote stands where the text has it; positions of one sentence share its place.
        var quotes = positions.Select(position => position.Evidence.Text).Distinct().ToList();
        var text = string.Join(' ', quotes) + " The end.";
        return new(
            new ArticleRef(article, 1, "The Courier", $"Title of {article}", null, FirstDay.AddDays(day), SourceGroup: article),
            ArticleStatus.Usable,
            Development: "d1",
            CopyOf: null,
            text,
            [],
            positions.Select(position => position with { Evidence = Place(position.Evidence.Text) }).ToValueList());

        Evidence Place(string quote)
        {
            var start = quotes.TakeWhile(other => other != quote).Sum(other => other.Length + 1);
            return new Evidence(quote, start, start + quote.Length);
        }
    }
}

/// <summary>Positions in a few words.</summary>
internal static class Says
{
    public static readonly Actor Putin = new("Vladimir Putin", "RUS", "GOV");
    public static readonly Actor Peskov = new("Dmitry Peskov", "RUS", "GOV");
    public static readonly Actor Biden = new("Joe Biden", "USA", "GOV");

    public static Position Willing(string quote, string issue = "talks") => By(Putin, Stance.Willing, PloverEvent.Request, quote, issue);

    public static Position Unwilling(string quote, string issue = "talks") => By(Peskov, Stance.Unwilling, PloverEvent.Reject, quote, issue);

    public static Position By(Actor actor, Stance stance, PloverEvent root, string quote, string issue = "talks") =>
        new(actor, Biden, issue, stance, root, Modality.Asserted, new Evidence(quote, 0, quote.Length)) { Voice = Voice.Own, Salience = 0.9 };
}
