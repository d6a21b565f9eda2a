using StoryWatch.Storage.Access;
using StoryWatch.Storage.Feeds;
using StoryWatch.Storage.Filters;
using StoryWatch.Storage.Intake;
using StoryWatch.Storage.Journal;
using StoryWatch.Storage.Reading;
using StoryWatch.Storage.Relay;
using StoryWatch.Storage.Searching;
using StoryWatch.Storage.Sql;
using StoryWatch.Storage.Subscriptions;
using StoryWatch.Testing.Suites;

namespace StoryWatch.Storage.Tests;

internal static class Stores
{
    public static StoreUnderTest Over(Database database) => new(
        new SqlJournal(database), new SqlInbox(database), new SqlCheckpoints(database), new SqlReadModels(database), new SqlLeases(database), database)
    {
        Feeds = new SqlFeeds(database),
        Subscriptions = new SqlSubscriptions(database),
        Deliveries = new SqlDeliveries(database),
        AccessTokens = new SqlAccessTokens(database),
        SavedFilters = new SqlSavedFilters(database),
        Search = new SqlSearchIndex(database),
    };
}
