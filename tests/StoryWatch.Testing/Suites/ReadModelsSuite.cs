using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing.Servers;
using static StoryWatch.Testing.Suites.SampleEvents;

namespace StoryWatch.Testing.Suites;

/// <summary>What every read model shows of the same events.</summary>
public abstract class ReadModelsSuite : StoreSuite
{
    [ServerFact]
    public async Task A_store_that_has_seen_nothing_shows_nothing()
    {
        (await Store.ReadModels.PositionAsync(Limit)).Sequence.ShouldBe(0);
        (await Store.ReadModels.ListAsync(0, 10, Limit)).ShouldBeEmpty();
        (await Store.ReadModels.FindAsync("s-talks", Limit)).ShouldBeNull();
        (await Store.ReadModels.ShiftsAsync(null, 0, 10, Limit)).ShouldBeEmpty();
    }

    [ServerFact]
    public async Task A_story_shows_its_articles_and_counts_independent_sources()
    {
        await ProjectAsync("s-talks", Opened("Talks"), Added("a-1"), Added("a-2", 1, copyOf: "a-1", group: "a-1"), Added("a-3", 2));

        var story = await FindAsync("s-talks");
        story.Summary.Title.ShouldBe("Talks");
        story.Summary.OpenedAt.ShouldBe(Noon);
        story.Summary.LastArticleAt.ShouldBe(Noon.AddHours(2));
        story.Summary.LastShiftAt.ShouldBeNull();
        (story.Summary.Articles, story.Summary.Sources, story.Summary.Shifts, story.Summary.LastSequence).ShouldBe((3, 2, 0, 4L));
        story.Articles.Select(article => (article.Id, article.CopyOf, article.State)).ShouldBe(
            [("a-1", null, "usable"), ("a-2", "a-1", "usable"), ("a-3", null, "usable")]);
        story.Articles[0].ShouldBe(
            new ArticleView("a-1", 1, "The Harbour Post", "About a-1", "https://harbour.example/a-1", Noon, "d-1", null, "usable"));
    }

    [ServerFact]
    public async Task A_shift_shows_before_and_after()
    {
        await ProjectAsync("s-talks", Opened(), Shifted("h-1", 3));

        var shift = (await FindAsync("s-talks")).Shifts.Single();
        (shift.Id, shift.Sequence, shift.Story, shift.At).ShouldBe(("h-1", 2L, "s-talks", Noon.AddHours(3)));
        (shift.Kind, shift.Issue, shift.From, shift.To, shift.Event).ShouldBe(("changed", "talks", "willing", "unwilling", "reject"));
        (shift.Severity, shift.Confidence, shift.Sources, shift.Corrected).ShouldBe((3, 0.8, 1, null));
        shift.Actor.ShouldBe(new ActorView("Russia", "RUS", "GOV"));
        shift.Counterpart.ShouldBe(new ActorView("United States", "USA", "GOV"));
        shift.Before.ShouldNotBeNull().Quote.ShouldBe("ready to talk tomorrow");
        shift.After.ShouldBe(new StatementView(
            "a-2", "The Harbour Post", "About a-2", "https://harbour.example/a-2", Noon.AddHours(3), "no plans for a dialogue", 10, 33, "Russia"));
        (await Store.ReadModels.ShiftsAsync(null, 0, 10, Limit)).ShouldBe([shift]);
    }

    [ServerFact]
    public async Task More_sources_raise_a_shift_and_a_correction_takes_it_back()
    {
        await ProjectAsync(
            "s-talks", Opened(), Shifted("h-1", 1), new ShiftCorroborated("h-1", Ref("a-3"), 2, 2, Noon), Shifted("h-2", 2), new ShiftCorrected("h-2", "withdrawn", Noon));

        var story = await FindAsync("s-talks");
        story.Shifts.Select(shift => (shift.Id, shift.Sources, shift.Severity, shift.Corrected)).ShouldBe([("h-1", 2, 2, null), ("h-2", 1, 3, "withdrawn")]);
        story.Summary.Shifts.ShouldBe(1);
        story.Summary.LastShift.ShouldBe(story.Shifts[0]);
        story.Summary.LastShiftAt.ShouldBe(Noon.AddHours(1));
    }

    [ServerFact]
    public async Task A_shift_is_found_by_its_id_with_what_an_editor_said_of_it()
    {
        await ProjectAsync("s-talks", Opened(), Shifted("h-1", 1), new ShiftDismissed("h-1", "an old hat", "anna", Noon));

        var shift = (await Store.ReadModels.FindShiftAsync("h-1", Limit)).ShouldNotBeNull();
        (shift.Story, shift.Dismissed, shift.Corrected).ShouldBe(("s-talks", "anna: an old hat", null));
        (await FindAsync("s-talks")).Summary.LastShift.ShouldBe(shift);
        (await Store.ReadModels.FindShiftAsync("h-2", Limit)).ShouldBeNull();
    }

    [ServerFact]
    public async Task A_revised_article_says_so_and_a_withdrawn_one_does_not_count()
    {
        await ProjectAsync(
            "s-talks", Opened(), Added("a-1"), Added("a-2"), new ArticleRevised(Ref("a-1", 2), false, Noon), new ArticleWithdrawn(Ref("a-2", 2), Noon));

        var story = await FindAsync("s-talks");
        story.Articles.Select(article => (article.Id, article.Revision, article.State)).ShouldBe([("a-1", 2, "revised"), ("a-2", 2, "withdrawn")]);
        (story.Summary.Articles, story.Summary.Sources).ShouldBe((1, 1));
    }

    [ServerFact]
    public async Task Stories_come_by_last_shift_then_by_last_article()
    {
        await ProjectAsync("s-quiet", Opened("Quiet", 9), Added("q-1", 9));
        await ProjectAsync("s-old", Opened("Old"), Shifted("h-1", 1), Added("o-1", 10));
        await ProjectAsync("s-new", Opened("New"), Shifted("h-2", 2));
        await ProjectAsync("s-still", Opened("Still", 3), Added("s-1", 3));

        (await Store.ReadModels.ListAsync(0, 10, Limit)).Select(story => story.Id).ShouldBe(["s-new", "s-old", "s-quiet", "s-still"]);
        (await Store.ReadModels.ListAsync(1, 2, Limit)).Select(story => story.Id).ShouldBe(["s-old", "s-quiet"]);
    }

    [ServerFact]
    public async Task Shifts_are_read_after_a_sequence_of_one_story_or_of_all()
    {
        await ProjectAsync("s-a", Opened(), Shifted("h-1"), Shifted("h-2"));
        await ProjectAsync("s-b", Opened(), Shifted("h-3"));

        (await Store.ReadModels.ShiftsAsync(null, 2, 10, Limit)).Select(shift => shift.Id).ShouldBe(["h-2", "h-3"]);
        (await Store.ReadModels.ShiftsAsync("s-a", 0, 1, Limit)).Select(shift => shift.Id).ShouldBe(["h-1"]);
        (await Store.ReadModels.ShiftsAsync("s-b", 5, 10, Limit)).ShouldBeEmpty();
    }

    [ServerFact]
    public async Task A_merge_goes_from_proposed_to_done_to_undone()
    {
        var other = new StoryId("s-other");
        await ProjectAsync("s-talks", Opened(), new MergeProposed(other, "same actors", Noon));
        (await FindAsync("s-talks")).Proposals.Single().ShouldSatisfyAllConditions(
            proposal => (proposal.Kind, proposal.Other, proposal.Evidence, proposal.State).ShouldBe(("merge", "s-other", "same actors", "proposed")),
            proposal => proposal.Developments.ShouldBeEmpty());

        await ProjectAsync("s-talks", new StoryMerged(other, "an editor", Noon.AddHours(1)));
        (await FindAsync("s-talks")).ShouldSatisfyAllConditions(
            story => story.Summary.MergedInto.ShouldBe("s-other"), story => story.Proposals.Single().State.ShouldBe("done"));

        await ProjectAsync("s-talks", new MergeUndone(other, "an editor", Noon.AddHours(2)));
        (await FindAsync("s-talks")).ShouldSatisfyAllConditions(
            story => story.Summary.MergedInto.ShouldBeNull(),
            story => (story.Proposals.Single().State, story.Proposals.Single().At).ShouldBe(("undone", Noon.AddHours(2))));
    }

    [ServerFact]
    public async Task A_split_by_hand_is_listed_as_done_and_a_proposed_one_learns_its_story()
    {
        ValueList<string> two = ["d-2", "d-3"];
        await ProjectAsync("s-talks", Opened(), new SplitProposed(two, "they part", Noon), new StorySplit(["d-1"], new StoryId("s-hand"), "an editor", Noon));
        await ProjectAsync("s-talks", new StorySplit(two, new StoryId("s-parted"), "an editor", Noon), new SplitUndone(["d-1"], new StoryId("s-hand"), "an editor", Noon));

        var proposals = (await FindAsync("s-talks")).Proposals;
        proposals.Select(proposal => (proposal.Kind, proposal.Other, proposal.State)).ShouldBe([("split", "s-parted", "done"), ("split", "s-hand", "undone")]);
        proposals[0].Developments.ShouldBe(["d-2", "d-3"]);
    }

    [ServerFact]
    public async Task Entries_seen_before_change_nothing()
    {
        JournalEntry[] entries = [Entry(1, "s-talks", 1, Opened()), Entry(2, "s-talks", 2, Added("a-1")), Entry(3, "s-talks", 3, Added("a-2"))];
        await Store.ReadModels.ProjectAsync(entries[..2], Limit);

        await Store.ReadModels.ProjectAsync(entries, Limit);
        await Store.ReadModels.ProjectAsync(entries[..1], Limit);

        (await FindAsync("s-talks")).Articles.Count.ShouldBe(2);
        (await Store.ReadModels.PositionAsync(Limit)).Sequence.ShouldBe(3);
    }

    [ServerFact]
    public async Task Marks_stand_until_they_are_taken_back()
    {
        await ProjectAsync(
            "s-talks", Opened(), new StoryPinned("Ada", Noon), new StoryMuted(Noon.AddHours(3), "Ben", Noon), new StoryAcknowledged(2, "Ada", Noon.AddHours(1)),
            new StoryAssigned("Cem", "Ada", Noon));

        var mark = (await Store.ReadModels.MarksAsync(Limit)).ShouldHaveSingleItem();
        mark.ShouldBe(new StoryMark(
            "s-talks", new("Ada", Noon), new(Noon.AddHours(3), "Ben", Noon), new(2, "Ada", Noon.AddHours(1)), new("Cem", "Ada", Noon)));
        (await FindAsync("s-talks")).Summary.Mark.ShouldBe(mark);
        (await Store.ReadModels.ListAsync(0, 10, Limit)).Single().Mark.ShouldBe(mark);

        await ProjectAsync("s-talks", new StoryUnpinned("Ben", Noon), new StoryUnmuted("Ben", Noon), new StoryUnassigned("Ben", Noon));
        (await FindAsync("s-talks")).Summary.Mark.ShouldBe(mark with { Pinned = null, Muted = null, Assigned = null });
    }

    [ServerFact]
    public async Task Control_characters_in_an_articles_words_stop_nothing()
    {
        await ProjectAsync("s-odd", Opened("Ta\0lks"), new ArticleAdded(Ref("a-1") with { Title = "A\0B\u0001", Outlet = "\0" }, "d-1", null, Noon));

        (await FindAsync("s-odd")).Articles.Single().Title.ShouldNotBeNull().ShouldStartWith("A");
    }

    private async Task ProjectAsync(string story, params StoryEvent[] events)
    {
        var before = (await Store.ReadModels.PositionAsync(Limit)).Sequence;
        await Store.ReadModels.ProjectAsync([.. events.Select((happened, i) => Entry(before + i + 1, story, i + 1, happened))], Limit);
    }

    private async Task<StoryDetail> FindAsync(string story) => (await Store.ReadModels.FindAsync(story, Limit)).ShouldNotBeNull();
}
