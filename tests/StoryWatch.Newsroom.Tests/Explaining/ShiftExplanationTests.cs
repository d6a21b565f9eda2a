using StoryWatch.Newsroom.Explaining;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing;

namespace StoryWatch.Newsroom.Tests.Explaining;

public sealed class ShiftExplanationTests
{
    private readonly List<JournalEntry> _journal = [];
    private StoryThread _state = StoryThread.Initial;

    [Fact]
    public void A_shift_is_explained_with_both_quotes_and_the_history_of_its_line()
    {
        Take("a-1", "Northland is ready to talk.", Stance.Willing);
        Take("a-2", "Northland will not come to the table.", Stance.Unwilling);

        var explained = ShiftExplanation.Of(_journal, Told(ShiftKind.Changed)).ShouldNotBeNull();

        explained.Lines.ShouldContain(line => line.Label == "Before" && line.Text.Contains("Northland is ready to talk.", StringComparison.Ordinal));
        explained.Lines.ShouldContain(line => line.Label == "After" && line.Text.Contains("Northland will not come", StringComparison.Ordinal));
        explained.Steps.Select(step => step.Event).ShouldBe(
            ["story.position-reported.v1", "story.position-shifted.v1", "story.position-reported.v1", "story.position-shifted.v1"]);
        explained.Steps[^1].Text.ShouldBe("This shift is told.");
    }

    [Fact]
    public void What_became_of_it_is_told_too()
    {
        Take("a-1", "Northland is ready to talk.", Stance.Willing);
        Take("a-2", "Northland would sit down.", Stance.Willing);
        var shift = Told(ShiftKind.First);
        Does(new JudgeShift(shift, "an old hat", "anna", Some.Day) { Verdict = Verdict.NotNews });
        Does(new JudgeShift(shift, "it was Westland", "bo", Some.Day));

        var explained = ShiftExplanation.Of(_journal, shift).ShouldNotBeNull();

        explained.Shift.Sources.ShouldBe(2);
        explained.Lines.ShouldContain(line => line.Label == "Taken back" && line.Text == "bo: it was Westland");
        explained.Lines.ShouldContain(line => line.Label == "No news" && line.Text == "anna: an old hat");
        explained.Steps.Select(step => step.Text).ShouldContain("Reported again: 2 independent sources.");
    }

    [Fact]
    public void A_shift_that_the_story_has_not_is_not_explained() => ShiftExplanation.Of(_journal, "x-0").ShouldBeNull();

    private string Told(ShiftKind kind) => _state.Shifts.Values.Single(told => told.Shift.Kind == kind).Shift.Id;

    private void Take(string id, string text, Stance stance)
    {
        var position = Some.Position(text, stance) with { Evidence = new Evidence(text, 0, text.Length), Salience = 0.9 };
        Does(new TakeArticle(
            new ArticleRef(id, 1, "The Ledger", null, null, Some.Day.AddHours(_journal.Count), id), ArticleStatus.Usable, "d-1", null, text, [], new[] { position }.ToValueList()));
    }

    private void Does(StoryCommand command)
    {
        foreach (var happened in StoryThread.Decide(_state, command))
        {
            _state = _state.Evolve(happened);
            _journal.Add(new JournalEntry(new JournalPosition(1, _journal.Count + 1), new StoryId("s-1"), _journal.Count + 1, happened));
        }
    }
}
