using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Tests.Threads;

/// <summary>What holds of every story; each failure names the seed that draws it.</summary>
public sealed class RandomStoryTests
{
    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Articles_delivered_again_in_any_order_change_nothing(int seed)
    {
        var story = new RandomStory(seed);
        var (state, _) = Tell(StoryThread.Initial, story.News);

        Tell(state, story.Shuffled(story.News.Concat(story.News))).Events.ShouldBeEmpty($"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Repeats_after_the_news_in_any_order_never_add_a_shift(int seed)
    {
        var story = new RandomStory(seed);
        var (state, told) = Tell(StoryThread.Initial, story.News);
        Shifts(told).ShouldNotBeEmpty();
        var repeats = story.Shuffled(story.Repeats());

        Shifts(Tell(state, [.. repeats, .. story.Shuffled(repeats)]).Events).ShouldBeEmpty($"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Wire_copies_that_come_between_the_news_never_add_or_hide_a_shift(int seed)
    {
        var story = new RandomStory(seed);
        var copied = new List<TakeArticle>();
        for (var i = 0; i < story.News.Count; i++)
        {
            copied.Add(story.News[i]);
            copied.AddRange(story.Shuffled(story.News.Take(i + 1)).Take(2).Select((take, nth) => RandomStory.Copy(take, (i * 2) + nth)));
        }

        Shifts(Tell(StoryThread.Initial, copied).Events).ShouldBe(Shifts(Tell(StoryThread.Initial, story.News).Events), $"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whichever_of_the_same_wire_copies_comes_first_the_shifts_are_the_same(int seed)
    {
        var story = new RandomStory(seed);
        var one = story.News.SelectMany(take => First([take, RandomStory.Copy(take, 1), RandomStory.Copy(take, 2)])).ToList();
        var other = story.News.SelectMany(take => First(story.Shuffled([take, RandomStory.Copy(take, 1), RandomStory.Copy(take, 2)]))).ToList();

        Moves(Tell(StoryThread.Initial, other).Events).ShouldBe(Moves(Tell(StoryThread.Initial, one).Events), $"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Revisions_that_change_no_position_are_silent_whatever_has_happened_since(int seed)
    {
        var story = new RandomStory(seed);
        var (state, _) = Tell(StoryThread.Initial, story.News);
        var revised = story.Shuffled(story.News.Select(take => take with { Article = take.Article with { Revision = 2 } }));

        Shifts(Tell(state, revised).Events).ShouldBeEmpty($"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_story_folded_from_its_events_decides_as_the_one_that_made_them(int seed)
    {
        var story = new RandomStory(seed);
        var (state, events) = Tell(StoryThread.Initial, story.News.Take(20));
        var folded = StoryThread.Initial.Evolve(events);

        Tell(folded, story.News.Skip(20)).Events.ShouldBe(Tell(state, story.News.Skip(20)).Events, $"seed {seed}");
    }

    private static (StoryThread State, List<StoryEvent> Events) Tell(StoryThread state, IEnumerable<TakeArticle> articles)
    {
        var events = new List<StoryEvent>();
        foreach (var take in articles)
        {
            var happened = StoryThread.Decide(state, take);
            events.AddRange(happened);
            state = state.Evolve(happened);
        }

        return (state, events);
    }

    // The router calls the first that comes the original.
    private static List<TakeArticle> First(List<TakeArticle> copies) =>
        [.. copies.Select((take, at) => take with { CopyOf = at == 0 ? null : copies[0].Article.Id })];

    private static List<Shift> Shifts(IEnumerable<StoryEvent> events) => [.. events.OfType<PositionShifted>().Select(shifted => shifted.Shift)];

    private static List<(ShiftKind, LedgerKey, Stance?, Stance)> Moves(IEnumerable<StoryEvent> events) =>
        [.. Shifts(events).Select(shift => (shift.Kind, shift.Line, shift.From, shift.To))];
}
