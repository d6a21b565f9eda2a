using StoryWatch.Newsroom.Feeds;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Feeds.Tests.Polling;

/// <summary>What the items of a wire do to earlier ones, from the feed to the inbox.</summary>
public sealed class WireNoticeTests
{
    private const string Story = "Envoys of Northland and Southland met on Monday and agreed to meet again, officials of both sides said after the talks.";

    [Fact]
    public async Task A_changed_headline_is_a_revision_and_no_new_article()
    {
        var articles = await RunAsync(
            [("l-1", "Envoys meet", Story)],
            [("l-1", "Envoys meet in secret", Story)]);

        articles.Select(article => (article.Id == articles[0].Id, article.Revision, article.Title))
            .ShouldBe([(true, 1, "Envoys meet"), (true, 2, "Envoys meet in secret")]);
    }

    [Fact]
    public async Task What_leaves_the_feed_is_left_alone_and_what_comes_back_is_known()
    {
        var articles = await RunAsync([("l-1", "One", Story)], [("l-2", "Two", Story + " More.")], [("l-1", "One", Story), ("l-2", "Two", Story + " More.")]);

        articles.Select(article => (article.Title, article.Status)).ShouldBe([("One", ArticleStatus.Usable), ("Two", ArticleStatus.Usable)]);
    }

    [Theory]
    [InlineData("BC-NL--Summit, 1st Ld-Writethru", "BC-NL--Summit")]
    [InlineData("UPDATE 2-Envoys of two countries meet", "Envoys of two countries meet")]
    [InlineData("CORRECTED-Envoys of two countries meet", "Envoys of two countries meet")]
    [InlineData("Envoys of two countries meet, 2nd Lead", "Envoys of two countries meet")]
    public async Task A_later_lead_under_a_guid_of_its_own_is_a_revision_of_its_story(string lead, string first)
    {
        var articles = await RunAsync([("w-1", first, Story)], [("w-2", lead, Story + " A date was not given."), ("w-1", first, Story)]);

        articles.Count.ShouldBe(2);
        articles[1].Id.ShouldBe(articles[0].Id);
        articles[1].Text.ShouldEndWith("A date was not given.");
    }

    [Fact]
    public async Task A_lead_and_its_story_that_come_in_one_document_newest_first_are_one_article()
    {
        var articles = await RunAsync([("w-2", "UPDATE 1-Envoys of two countries meet", Story + " More."), ("w-1", "Envoys of two countries meet", Story)]);

        articles.Select(article => article.Id).Distinct().Count().ShouldBe(1);
        articles[1].Title.ShouldBe("UPDATE 1-Envoys of two countries meet");
    }

    [Theory]
    [InlineData("BC-NL--Summit, KILL", "EDITORS: Kill the story slugged BC-NL--Summit. A substitute will follow.", "BC-NL--Summit", ArticleStatus.Canceled)]
    [InlineData("WITHDRAWN: Envoys of two countries meet", "The report was wrong.", "Envoys of two countries meet", ArticleStatus.Canceled)]
    [InlineData("KILL - Envoys of two countries meet", "Editors: do not use the story.", "Envoys of two countries meet", ArticleStatus.Canceled)]
    [InlineData("Envoys of two countries meet, WITHHOLD", "EDITORS: withhold this story until further notice.", "Envoys of two countries meet", ArticleStatus.Withheld)]
    public async Task A_kill_or_withhold_acts_on_the_story_that_it_names(string notice, string text, string first, ArticleStatus status)
    {
        var articles = await RunAsync(
            [("w-1", first, Story), ("w-0", "Another story altogether here", "Nothing to do with it.")],
            [("w-9", notice, text), ("w-1", first, Story)]);

        articles.Count.ShouldBe(3);
        var story = articles.Single(article => article.Text == Story && article.Revision == 1);
        (articles[2].Id, articles[2].Status, articles[2].Text).ShouldBe((story.Id, status, Story));
    }

    [Theory]
    [InlineData("Doctors fear that the virus may kill", "Doctors spoke on Monday.")]
    [InlineData("Envoys say the offer was withdrawn", "The offer was withdrawn, envoys said.")]
    [InlineData("US LIFTS ARMS EMBARGO ON NORTHLAND", "The embargo ended on Monday.")]
    [InlineData("Withdrawal of troops goes on", "Troops left the town.")]
    [InlineData("WITHDRAWN: a memoir of diplomacy", "A book was published on Monday.")]
    public async Task A_story_that_only_speaks_of_such_things_is_a_story(string title, string text) =>
        (await RunAsync([("w-1", title, text)])).ShouldHaveSingleItem().Status.ShouldBe(ArticleStatus.Usable);

    [Fact]
    public async Task A_kill_of_a_story_that_never_came_is_kept_and_not_shown() =>
        (await RunAsync([("w-1", "BC-NL--Summit, KILL", "EDITORS: Kill the story slugged BC-NL--Summit.")])).ShouldHaveSingleItem().Status.ShouldBe(ArticleStatus.Canceled);

    [Fact]
    public async Task A_note_that_something_was_wrong_stands_beside_the_story()
    {
        var articles = await RunAsync([("w-1", "Envoys of two countries meet", Story)], [("w-2", "CORRECTION: Envoys of two countries meet", "The talks were on Sunday.")]);

        articles.Select(article => article.Id).Distinct().Count().ShouldBe(2);
        articles.ShouldAllBe(article => article.Status == ArticleStatus.Usable);
    }

    [Theory]
    [InlineData("EMBARGOED UNTIL 2021-03-22T18:00:00Z: Envoys to meet", 9)]
    [InlineData("Envoys to meet (EMBARGOED UNTIL Mon, 22 Mar 2021 18:00 GMT)", 9)]
    public async Task An_embargo_in_words_holds_the_article(string title, int hours) =>
        (await RunAsync([("w-1", title, Story)])).ShouldHaveSingleItem().Embargo.ShouldBe(Testing.Some.Day.AddHours(hours));

    [Fact]
    public async Task A_text_that_goes_back_is_a_revision_where_the_feed_says_that_it_is_new_and_a_stale_copy_where_not()
    {
        static string Atom(string text, string updated) =>
            $"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>W</title><entry><id>e-1</id><title>T</title><updated>{updated}</updated><content>{text}</content></entry></feed>";
        await using var server = new MisbehavingServer()
            .Answer("200 OK", Atom("Yes.", "2021-03-22T08:00:00Z")).Answer("200 OK", Atom("No.", "2021-03-22T08:10:00Z"))
            .Answer("200 OK", Atom("Yes.", "2021-03-22T08:00:00Z")).Answer("200 OK", Atom("Yes.", "2021-03-22T08:30:00Z"));
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address);

        await rig.PollAsync(id);
        await rig.PollNextAsync(id);
        await rig.PollNextAsync(id);
        (await rig.ArticlesAsync()).Select(article => article.Text).ShouldBe(["Yes.", "No."]);
        await rig.PollNextAsync(id);
        (await rig.ArticlesAsync()).Select(article => article.Text).ShouldBe(["Yes.", "No.", "Yes."]);
    }

    [Fact]
    public async Task A_ninjs_wire_corrects_withholds_and_cancels_its_items()
    {
        static string Item(string version, string status, string body) =>
            $$"""{"uri":"urn:w:1","version":"{{version}}","versioncreated":"2021-03-22T08:0{{version}}:00Z","pubstatus":"{{status}}","headline":"Talks","body_text":"{{body}}"}""";
        await using var server = new MisbehavingServer()
            .Answer("200 OK", Item("1", "usable", "They met on Sunday.")).Answer("200 OK", Item("2", "usable", "They met on Monday."))
            .Answer("200 OK", """{"uri":"urn:w:1","version":"3","versioncreated":"2021-03-22T08:03:00Z","pubstatus":"canceled"}""");
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address);

        await rig.PollAsync(id);
        await rig.PollNextAsync(id);
        await rig.PollNextAsync(id);

        var articles = await rig.ArticlesAsync();
        articles.Select(article => (article.Text, article.Status)).ShouldBe(
            [("They met on Sunday.", ArticleStatus.Usable), ("They met on Monday.", ArticleStatus.Usable), ("They met on Monday.", ArticleStatus.Canceled)]);
        articles.Select(article => article.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_newsml_item_that_signals_a_correction_takes_the_place_of_the_one_it_links_to()
    {
        static string Item(string guid, string meta, string body) =>
            $"""
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="1" standard="NewsML-G2" standardversion="2.34"><itemMeta><itemClass qcode="ninat:text"/>
            <provider literal="Wire"/><versionCreated>2021-03-22T08:00:00Z</versionCreated><pubStatus qcode="stat:usable"/>{meta}</itemMeta>
            <contentMeta><headline>Talks</headline></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{body}</p></body></html></inlineXML></contentSet></newsItem>
            """;
        await using var server = new MisbehavingServer().Answer("200 OK", Item("urn:1", "", "They met on Sunday."))
            .Answer("200 OK", Item("urn:2", "<signal qcode=\"sig:correction\"/><link rel=\"irel:previousVersion\" residref=\"urn:1\"/>", "They met on Monday."));
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address);

        await rig.PollAsync(id);
        (await rig.PollNextAsync(id)).State.Format.ShouldBe("newsml-g2 2.34");

        var articles = await rig.ArticlesAsync();
        articles.Select(article => article.Text).ShouldBe(["They met on Sunday.", "They met on Monday."]);
        articles[1].Id.ShouldBe(articles[0].Id);
    }

    [Fact]
    public async Task Done_again_as_after_a_crash_it_changes_nothing()
    {
        var first = Made.Rss([("w-2", "UPDATE 1-Envoys of two countries meet", Story + " More."), ("w-1", "Envoys of two countries meet", Story)]);
        var second = Made.Rss([("w-9", "WITHDRAWN: Envoys of two countries meet", "It was wrong.")]);
        await using var server = new MisbehavingServer().Answer("200 OK", first).Answer("200 OK", second);
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address);
        await rig.PollAsync(id);
        var before = (await rig.Feeds.FindAsync(id, rig.Limit)).ShouldNotBeNull();
        var memory = await rig.Feeds.RememberedAsync(id, rig.Limit);
        await rig.PollNextAsync(id);
        var articles = await rig.ArticlesAsync();
        articles[^1].Status.ShouldBe(ArticleStatus.Canceled);

        // The second poll's lesson was never kept: the feed is as it was after the first.
        await rig.Feeds.RemoveAsync(id, rig.Limit);
        await rig.Feeds.AddAsync(before with { State = before.State with { NextPoll = null } }, rig.Limit);
        await rig.Feeds.SaveAsync(new FeedLesson(id, rig.Clock.GetUtcNow()) { Items = [.. memory.Values] }, rig.Limit);
        await rig.PollAsync(id);

        (await rig.ArticlesAsync()).ShouldBe(articles);
    }

    private static async Task<IReadOnlyList<Article>> RunAsync(params (string Guid, string Title, string Text)[][] documents)
    {
        await using var server = new MisbehavingServer();
        foreach (var items in documents)
            server.Answer("200 OK", Made.Rss(items));
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address);
        await rig.PollAsync(id);
        for (var i = 1; i < documents.Length; i++)
            await rig.PollNextAsync(id);
        return await rig.ArticlesAsync();
    }
}
