namespace StoryWatch.Newsroom.Routing;

/// <summary>
/// Undoes a story that was opened by mistake while it is young: where most of its articles would fit another story that is no smaller,
/// about the same places, or as many of that one's would fit it, its further articles go to that one. What was told stays where it is;
/// of older stories see <see cref="StoryOverlaps"/>.
/// </summary>
internal sealed class ConvergingStories
{
    /// <summary>A story of more developments is no mistake of its first articles any more.</summary>
    public const int Young = 4;

    private const int Enough = 3;

    /// <summary>Of the young story's articles since the first that fits both.</summary>
    private const float Share = 0.5f;

    private const float SamePlaces = 0.8f;

    /// <summary>Up to so many developments a story is held against the articles of a larger one.</summary>
    private const int Small = 8;

    private readonly SortedDictionary<int, SortedDictionary<int, Evidence>> _evidence = [];
    // How many articles of a larger story fit a small one, by the small one's index.
    private readonly SortedDictionary<int, SortedDictionary<int, int>> _ofLarger = [];
    private readonly SortedDictionary<string, string> _into = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _decided = new(StringComparer.Ordinal);

    private readonly record struct Evidence(int Fits, int Since);

    /// <summary>Takes note of where an article of a story would fit too; gives the story, no smaller, in which it goes on from now on, or null.</summary>
    public LiveStory? Note(LiveStory story, ScoredArticle scored)
    {
        if (story.Developments.Count > Young || _decided.Contains(story.Id) || _into.ContainsKey(story.Id))
        {
            _evidence.Remove(story.Index);
            return null;
        }

        for (var i = 0; i < scored.Stories.Count; i++)
        {
            var other = scored.Stories[i];
            if (scored.StoryLogOdds[i] >= 0f && other != story && other.Developments.Count >= story.Developments.Count
                && story.Focus.Cosine(other.Focus) >= SamePlaces && IsEnough(story, other) && GoOn(story, other))
                return other;
        }

        return null;
    }

    /// <summary>
    /// The other way round: takes note of the small stories that an article of a larger one fits too. Those go on in it of which this
    /// is said as often as is enough, and half as often as they have articles: what goes to the larger one is as much theirs.
    /// </summary>
    public IReadOnlyList<LiveStory> NoteSmaller(LiveStory story, ScoredArticle scored)
    {
        var converged = new List<LiveStory>();
        for (var i = 0; i < scored.Stories.Count; i++)
        {
            var other = scored.Stories[i];
            if (other.Developments.Count > Small)
                _ofLarger.Remove(other.Index);
            if (scored.StoryLogOdds[i] < 0f || other == story || other.Developments.Count > Math.Min(Small, story.Developments.Count)
                || story.Focus.Cosine(other.Focus) < SamePlaces || !MayGoOnIn(other.Id, story.Id))
                continue;
            if (!_ofLarger.TryGetValue(other.Index, out var larger))
                _ofLarger.Add(other.Index, larger = []);
            var fits = larger[story.Index] = larger.GetValueOrDefault(story.Index) + 1;
            if (fits >= Enough && fits >= Share * other.Articles && GoOn(other, story))
                converged.Add(other);
        }

        return converged;
    }

    /// <summary>From now on the story goes on in the other one, unless an editor decided of it or it would be a circle.</summary>
    public bool GoOn(LiveStory story, LiveStory other)
    {
        if (!MayGoOnIn(story.Id, other.Id))
            return false;
        _into.Add(story.Id, other.Id);
        _evidence.Remove(story.Index);
        _ofLarger.Remove(story.Index);
        return true;
    }

    public bool TryFind(string story, out string into) => _into.TryGetValue(story, out into!);

    /// <summary>What editors decided of a story is never decided for them.</summary>
    public void LeaveToEditors(string story)
    {
        _decided.Add(story);
        _into.Remove(story);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(_evidence.Count);
        foreach (var (story, others) in _evidence)
        {
            writer.Write7BitEncodedInt(story);
            writer.Write7BitEncodedInt(others.Count);
            foreach (var (other, (fits, since)) in others)
            {
                writer.Write7BitEncodedInt(other);
                writer.Write7BitEncodedInt(fits);
                writer.Write7BitEncodedInt(since);
            }
        }

        writer.Write7BitEncodedInt(_ofLarger.Count);
        foreach (var (story, larger) in _ofLarger)
        {
            writer.Write7BitEncodedInt(story);
            writer.Write7BitEncodedInt(larger.Count);
            foreach (var (other, fits) in larger)
            {
                writer.Write7BitEncodedInt(other);
                writer.Write7BitEncodedInt(fits);
            }
        }

        writer.Write7BitEncodedInt(_into.Count);
        foreach (var (story, into) in _into)
        {
            writer.Write(story);
            writer.Write(into);
        }

        writer.Write7BitEncodedInt(_decided.Count);
        foreach (var story in _decided)
            writer.Write(story);
    }

    public void Read(BinaryReader reader, int stories)
    {
        for (var young = reader.ReadCount(); young > 0; young--)
        {
            var others = _evidence[reader.ReadIndex(stories)] = [];
            for (var pairs = reader.ReadCount(); pairs > 0; pairs--)
                others[reader.ReadIndex(stories)] = new(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        }

        for (var small = reader.ReadCount(); small > 0; small--)
        {
            var larger = _ofLarger[reader.ReadIndex(stories)] = [];
            for (var pairs = reader.ReadCount(); pairs > 0; pairs--)
                larger[reader.ReadIndex(stories)] = reader.Read7BitEncodedInt();
        }

        for (var entries = reader.ReadCount(); entries > 0; entries--)
        {
            string story = reader.ReadString(), into = reader.ReadString();
            if (_into.ContainsKey(story) || GoesOnIn(into, story))
                throw BagFormat.Damaged($"story {story} goes on in itself");
            _into.Add(story, into);
        }

        for (var entries = reader.ReadCount(); entries > 0; entries--)
            _decided.Add(reader.ReadString());
    }

    private bool IsEnough(LiveStory story, LiveStory other)
    {
        if (!_evidence.TryGetValue(story.Index, out var others))
            _evidence.Add(story.Index, others = []);
        var (fits, since) = others.GetValueOrDefault(other.Index, new(0, story.Articles - 1));
        others[other.Index] = new(++fits, since);
        return fits >= Enough && fits >= Share * (story.Articles - since);
    }

    private bool MayGoOnIn(string story, string other) => !_decided.Contains(story) && !_into.ContainsKey(story) && !GoesOnIn(other, story);

    private bool GoesOnIn(string story, string into)
    {
        while (story != into && _into.TryGetValue(story, out var next))
            story = next;
        return story == into;
    }
}
