using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Searching;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing.Servers;
using static StoryWatch.Testing.Suites.SampleEvents;

namespace StoryWatch.Testing.Suites;

/// <summary>What every search index finds in the same events.</summary>
public abstract class SearchSuite : StoreSuite
{
    private static readonly Actor Minister = new("Élodie Brûlé", "FRA", "GOV");

    private long _sequence;

    [ServerFact]
    public async Task An_empty_index_finds_nothing()
    {
        (await Store.Search.PositionAsync(Limit)).ShouldBe(0);
        (await FindAsync("talks")).ShouldBeEmpty();
    }

    [ServerFact]
    public async Task It_finds_titles_headlines_actors_claims_and_quotes_newest_first()
    {
        await IndexAsync("s-1", Opened("The harbour talks"), Added("a-1"), Reported("a-1", "We will keep the harbour open."), Claimed("c-1", "The harbour was never closed."));

        var hits = await FindAsync("harbour");
        hits.Select(hit => hit.Entry.Kind).ShouldBe([SearchKind.Claim, SearchKind.Quote, SearchKind.Story]);
        hits[0].Entry.ShouldSatisfyAllConditions(
            entry => (entry.Story, entry.Key, entry.Article, entry.Outlet, entry.Speaker).ShouldBe(("s-1", "c-1", "a-1", "The Harbour Post", "Élodie Brûlé")),
            entry => entry.Text.ShouldBe("The harbour was never closed."));
        (await FindAsync("about")).Single().Entry.Kind.ShouldBe(SearchKind.Article);
        (await FindAsync("brûlé")).Select(hit => hit.Entry.Kind).ShouldBe([SearchKind.Actor]);
    }

    [ServerFact]
    public async Task Words_are_found_by_their_beginning_in_any_case_and_without_their_accents()
    {
        await IndexAsync("s-1", Reported("a-1", "Die Zölle auf Stahl bleiben, sagte Élodie BRÛLÉ."));

        foreach (var query in new[] { "zoll", "Zölle", "STAHL bleib", "brule elodie", "\"auf stahl\"" })
            (await FindAsync(query)).ShouldContain(hit => hit.Entry.Kind == SearchKind.Quote, query);
        foreach (var query in new[] { "oelle", "stahl kupfer", "\"stahl auf\"", "\"auf stah\"" })
            (await FindAsync(query)).ShouldNotContain(hit => hit.Entry.Kind == SearchKind.Quote, query);
    }

    [ServerFact]
    public async Task What_a_query_language_would_read_as_signs_are_no_signs()
    {
        await IndexAsync("s-1", Reported("a-1", "It's a 20% tariff on \"steel\" (and O'Neil's NOT amused)."));

        foreach (var query in new[] { "it's", "20%", "steel) OR (", "o'neil AND", "NOT amused", "tariff*", "\"steel", "a:b steel", "steel & tariff", "st\\eel' | x" })
            await Should.NotThrowAsync(() => FindAsync(query), query);
        (await FindAsync("o'neil 20% steel")).ShouldNotBeEmpty();
        (await FindAsync("not amused")).ShouldNotBeEmpty();
        (await FindAsync("or steel")).ShouldBeEmpty();
    }

    [ServerFact]
    public async Task Scripts_without_spaces_are_found_by_their_characters()
    {
        await IndexAsync("s-1", Opened("中国外交部回应贸易谈判"), Reported("a-1", "Москва готова к переговорам, заявил министр."), Reported("a-1", "قال الوزير إن المفاوضات ستستمر", 50));

        (await FindAsync("贸易")).Count.ShouldBe(1);
        (await FindAsync("易贸")).ShouldBeEmpty();
        (await FindAsync("ПЕРЕГОВОР")).Count.ShouldBe(1);
        (await FindAsync("المفاوضات")).Count.ShouldBe(1);
    }

    [ServerFact]
    public async Task A_kind_a_story_and_a_page_narrow_it()
    {
        await IndexAsync("s-1", Opened("Grain talks"), Reported("a-1", "Grain will flow."), Reported("a-2", "Grain will wait."));
        await IndexAsync("s-2", Opened("Grain prices"));

        (await FindAsync("grain", query => query with { Kind = SearchKind.Story })).Select(hit => hit.Entry.Story).ShouldBe(["s-2", "s-1"]);
        (await FindAsync("grain", query => query with { Story = "s-1" })).Count.ShouldBe(3);
        var first = await FindAsync("grain", query => query with { Take = 3 });
        var second = await FindAsync("grain", query => query with { Take = 3, Before = first[^1].Number });
        first.Concat(second).Select(hit => hit.Number).Distinct().Count().ShouldBe(4);
    }

    [ServerFact]
    public async Task A_quote_learns_of_its_shift_and_a_headline_of_its_change()
    {
        await IndexAsync("s-1", Opened(), Added("a-1"), new ArticleRevised(Ref("a-1", 2) with { Title = "Envoys leave early" }, true, Noon), Shifted("h-1"));

        (await FindAsync("dialogue")).Single().Entry.Shift.ShouldBe("h-1");
        (await FindAsync("envoys leave")).Single().Entry.Article.ShouldBe("a-1");
        (await FindAsync("about a")).ShouldNotContain(hit => hit.Entry.Article == "a-1");
    }

    [ServerFact]
    public async Task A_withdrawn_article_is_not_found_any_more()
    {
        await IndexAsync("s-1", Opened(), Added("a-1"), Reported("a-1", "A slander."), Reported("a-2", "Another slander."), new ArticleWithdrawn(Ref("a-1", 2), Noon));

        (await FindAsync("slander")).Single().Entry.Article.ShouldBe("a-2");
    }

    [ServerFact]
    public async Task Entries_seen_before_change_nothing_and_a_cleared_index_is_filled_anew()
    {
        JournalEntry[] entries = [Entry(1, "s-1", 1, Opened("Talks")), Entry(2, "s-1", 2, Reported("a-1", "We talk."))];
        await Store.Search.IndexAsync(entries[..1], Limit);
        await Store.Search.IndexAsync(entries, Limit);
        await Store.Search.IndexAsync(entries, Limit);
        (await FindAsync("talk")).Count.ShouldBe(2);
        (await Store.Search.PositionAsync(Limit)).ShouldBe(2);

        await Store.Search.ClearAsync(Limit);
        (await FindAsync("talk")).ShouldBeEmpty();
        (await Store.Search.PositionAsync(Limit)).ShouldBe(0);

        await Store.Search.IndexAsync(entries, Limit);
        (await FindAsync("talk")).Count.ShouldBe(2);
    }

    [ServerFact]
    public async Task A_hit_carries_the_title_of_its_story()
    {
        JournalEntry[] entries = [Entry(1, "s-1", 1, Opened("The long road")), Entry(2, "s-1", 2, Reported("a-1", "We talk."))];
        await Store.ReadModels.ProjectAsync(entries, Limit);
        await Store.Search.IndexAsync(entries, Limit);

        (await FindAsync("we talk")).Single().Title.ShouldBe("The long road");
    }

    private async Task IndexAsync(string story, params StoryEvent[] events) =>
        await Store.Search.IndexAsync([.. events.Select((happened, i) => Entry(++_sequence, story, i + 1, happened))], Limit);

    private Task<IReadOnlyList<SearchHit>> FindAsync(string text, Func<SearchQuery, SearchQuery>? narrow = null)
    {
        var query = SearchQuery.Parse(text).ShouldNotBeNull();
        return Store.Search.SearchAsync(narrow?.Invoke(query) ?? query, Limit);
    }

    private static PositionReported Reported(string article, string quote, int start = 0) => new(
        new Position(Minister, null, "talks", Stance.Willing, PloverEvent.Consult, Modality.Asserted, new Evidence(quote, start, start + quote.Length)),
        new LedgerKey("FRA", "talks", "", LedgerTrack.Stand), Ref(article), false, Noon);

    private static ClaimMade Claimed(string id, string quote) => new(new Claim(id, Minister, new Evidence(quote, 0, quote.Length), Ref("a-1")), Noon);
}
