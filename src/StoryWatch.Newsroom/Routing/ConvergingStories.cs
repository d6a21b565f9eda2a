namespace StoryWatch.Newsroom.Routing;

/// <summary>
/// Undoes a story that was opened by mistake while it is young: where most of its articles would fit another story that is no smaller,
/// about the same places, its further articles go to that one. What was told stays where it is; an older story is left to the editors.
/// </summary>
internal sealed class ConvergingStories
{
    /// <summary>A story of more developments is no mistake of its first articles any more.</summary>
    private const int Young = 4;

    private const int Enough = 3;

    /// <summary>Of the young story's articles since the first that fits both.</summary>
    private const float Share = 0.5f;

    private const float SamePlaces = 0.8f;

    private readonly SortedDictionary<int, SortedDictionary<int, Evidence>> _evidence = [];
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
                && story.Focus.Cosine(other.Focus) >= SamePlaces && IsEnough(story, other) && MayGoOnIn(story.Id, other.Id))
            {
                _into.Add(story.Id, other.Id);
                _evidence.Remove(story.Index);
                return other;
            }
        }

        return null;
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
