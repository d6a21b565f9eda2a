using StoryWatch.Newsroom.Journal;
using StoryWatch.Storage.Sql;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Storage.Reading;

/// <summary>The articles of a story: added, revised, withdrawn.</summary>
internal static class ArticleProjection
{
    public static Task AddAsync(WriteSession session, JournalEntry entry, ArticleAdded added) => session.ExecuteAsync(
        """
        insert into article_view (story, id, sequence, revision, outlet, title, url, at, development, copy_of, source_group, state)
        values (@Story, @Id, @Sequence, @Revision, @Outlet, @Title, @Url, @At, @Development, @CopyOf, @SourceGroup, 'usable')
        on conflict (story, id) do update set revision = excluded.revision, outlet = excluded.outlet, title = excluded.title, url = excluded.url,
            at = excluded.at, development = excluded.development, copy_of = excluded.copy_of, source_group = excluded.source_group, state = excluded.state
        """,
        new
        {
            Story = entry.Story.Value,
            added.Article.Id,
            entry.Position.Sequence,
            Revision = (long)added.Article.Revision,
            Outlet = added.Article.Outlet.Storable(),
            Title = added.Article.Title.Storable(),
            Url = added.Article.Url.Storable(),
            At = added.Article.At.UtcTicks,
            added.Development,
            added.CopyOf,
            added.Article.SourceGroup,
        });

    public static Task ReviseAsync(WriteSession session, JournalEntry entry, ArticleRevised revised) => session.ExecuteAsync(
        """
        update article_view set revision = @Revision, outlet = @Outlet, title = @Title, url = @Url, source_group = @SourceGroup, state = 'revised'
        where story = @Story and id = @Id
        """,
        new
        {
            Story = entry.Story.Value,
            revised.Article.Id,
            Revision = (long)revised.Article.Revision,
            Outlet = revised.Article.Outlet.Storable(),
            Title = revised.Article.Title.Storable(),
            Url = revised.Article.Url.Storable(),
            revised.Article.SourceGroup,
        });

    public static Task WithdrawAsync(WriteSession session, JournalEntry entry, ArticleWithdrawn withdrawn) => session.ExecuteAsync(
        "update article_view set revision = @Revision, state = 'withdrawn' where story = @Story and id = @Id",
        new { Revision = (long)withdrawn.Article.Revision, Story = entry.Story.Value, withdrawn.Article.Id });
}
