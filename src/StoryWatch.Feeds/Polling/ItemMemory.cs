using System.Security.Cryptography;
using System.Text;
using StoryWatch.Feeds.Reading;
using StoryWatch.Newsroom.Feeds;

namespace StoryWatch.Feeds.Polling;

/// <summary>What is remembered of a feed's items, with what this document adds.</summary>
internal sealed class ItemMemory(IReadOnlyDictionary<string, RememberedItem> before, DateTimeOffset now)
{
    private const int LongestKey = 200;

    // A slug or headline names the same story for so long; after that it is another one.
    private static readonly TimeSpan NamesLast = TimeSpan.FromHours(48);

    // An item whose page is still to be had is remembered under a mark so much beside its own as its page was asked for in vain, and one more.
    private const int MostFailures = 3;

    private readonly Dictionary<string, RememberedItem> _added = new(StringComparer.Ordinal);

    public bool IsEmpty => before.Count == 0;

    /// <summary>To keep.</summary>
    public IReadOnlyList<RememberedItem> Added => [.. _added.Values];

    public RememberedItem? Find(FeedEntry entry) => Find(KeyOf(entry.Key));

    /// <summary>The article of an item id.</summary>
    public string? ArticleOf(string itemId) => Find(KeyOf(itemId))?.Article;

    /// <summary>The article that one of the names stands for.</summary>
    public string? ArticleNamed(IEnumerable<string> names) =>
        names.Select(Find).FirstOrDefault(found => found is not null && now - found.Seen <= NamesLast)?.Article;

    /// <summary>How often the page of an item was asked for in vain; null where it is no item whose page is still to be had.</summary>
    public static int? FailuresOf(RememberedItem known, FeedEntry entry) =>
        unchecked(known.Mark - entry.Mark) is >= 1 and <= MostFailures and var beside ? (int)beside - 1 : null;

    /// <summary>True while an item of this document has its page still to be had.</summary>
    public bool Owes { get; private set; }

    /// <summary>Remembers an item whose page was not had, to ask for it again; after a few failures its summary stands.</summary>
    public void AddOwing(FeedEntry entry, string article, int failures)
    {
        Add(entry, article);
        if (failures >= MostFailures)
            return;
        var added = _added[KeyOf(entry.Key)];
        Add(added with { Mark = unchecked(entry.Mark + failures + 1) });
        Owes = true;
    }

    public void Add(FeedEntry entry, string article) => Add(new RememberedItem(KeyOf(entry.Key), article, entry.Mark, entry.Updated ?? entry.Published, now));

    /// <summary>The item is still there, as it was.</summary>
    public void Keep(RememberedItem item) => Add(item with { Seen = now });

    public void Name(IEnumerable<string> names, string article)
    {
        foreach (var name in names)
            Add(new RememberedItem(name, article, 0, null, now));
    }

    private void Add(RememberedItem item) => _added[item.Key] = item;

    private RememberedItem? Find(string key) => _added.GetValueOrDefault(key) ?? before.GetValueOrDefault(key);

    private static string KeyOf(string item) =>
        "item:" + (item.Length <= LongestKey ? item : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item))));
}
