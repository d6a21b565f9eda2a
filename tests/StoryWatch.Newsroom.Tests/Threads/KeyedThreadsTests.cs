using StoryWatch.Newsroom.Threads;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing;
using StoryWatch.Testing.InMemory;

namespace StoryWatch.Newsroom.Tests.Threads;

public sealed class KeyedThreadsTests
{
    private static readonly StoryId Story = new("s-1");

    private readonly InMemoryStore _store = new();

    [Fact]
    public async Task Commands_to_one_story_are_taken_in_the_order_of_the_calls()
    {
        await using var threads = new KeyedThreads(_store, new KeyedThreadsOptions(MailboxCapacity: 4));

        await Task.WhenAll(Enumerable.Range(1, 50).Select(n => threads.HandleAsync(Story, Take($"a-{n}"), null, default)));

        var added = (await _store.LoadAsync(Story, default)).OfType<ArticleAdded>().Select(added => added.Article.Id);
        added.ShouldBe(Enumerable.Range(1, 50).Select(n => $"a-{n}"));
    }

    [Fact]
    public async Task Idle_threads_are_put_away_and_come_back_from_the_journal()
    {
        await using var threads = new KeyedThreads(_store, new KeyedThreadsOptions(MostLoaded: 3));

        foreach (var n in Enumerable.Range(0, 40))
            await threads.HandleAsync(new StoryId($"s-{n % 10}"), Take($"a-{n}"), null, default);

        threads.Loaded.ShouldBe(3);
        foreach (var n in Enumerable.Range(0, 10))
        {
            var events = await _store.LoadAsync(new StoryId($"s-{n}"), default);
            events.OfType<StoryOpened>().ShouldHaveSingleItem();
            events.OfType<ArticleAdded>().Count().ShouldBe(4);
        }
    }

    [Fact]
    public async Task A_version_conflict_makes_the_thread_load_again_and_decide_anew()
    {
        await using var threads = new KeyedThreads(_store, new KeyedThreadsOptions());
        await threads.HandleAsync(Story, Take("a-1"), null, default);
        await using (var another = new KeyedThreads(_store, new KeyedThreadsOptions()))
            await another.HandleAsync(Story, Take("a-2"), null, default);

        await threads.HandleAsync(Story, Take("a-3"), null, default);
        await threads.HandleAsync(Story, Take("a-2"), null, default);

        (await _store.LoadAsync(Story, default)).OfType<ArticleAdded>().Select(added => added.Article.Id).ShouldBe(["a-1", "a-2", "a-3"]);
    }

    [Fact]
    public async Task After_a_failed_append_the_thread_knows_no_more_than_the_journal()
    {
        await using var threads = new KeyedThreads(_store, new KeyedThreadsOptions());
        _store.BeforeAppend = _ => throw new IOException("The disk is away.");
        await Should.ThrowAsync<IOException>(threads.HandleAsync(Story, Take("a-1"), null, default));
        _store.BeforeAppend = _ => { };

        await threads.HandleAsync(Story, Take("a-1"), null, default);

        (await _store.LoadAsync(Story, default)).Select(happened => happened.GetType()).ShouldBe([typeof(StoryOpened), typeof(ArticleAdded)]);
    }

    [Fact]
    public async Task A_row_that_was_settled_before_is_a_success_and_writes_nothing()
    {
        await _store.AcceptAsync([Some.Article("a-1")], default);
        var settles = new Newsroom.Intake.Settlement(1, Story, "d-1", null, "g-1");
        await using var threads = new KeyedThreads(_store, new KeyedThreadsOptions());
        await threads.HandleAsync(Story, Take("a-1"), settles, default);

        await threads.HandleAsync(Story, Take("a-2"), settles, default);

        (await _store.LoadAsync(Story, default)).OfType<ArticleAdded>().ShouldHaveSingleItem();
    }

    private static TakeArticle Take(string id)
    {
        var article = Some.Article(id);
        return new TakeArticle(
            new ArticleRef(id, 1, article.Source, article.Title, article.Url, article.At, $"g-{id}"), article.Status, "d-1", null, article.Text, [], []);
    }
}
