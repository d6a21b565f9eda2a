namespace StoryWatch.Newsroom.Routing;

/// <summary>
/// Which stories go on in others, as editors decided or, where they did not, as the evidence has it: a layer over the router's own
/// view, so that an undoing loses nothing.
/// </summary>
internal sealed class MergedStories
{
    /// <summary>What the evidence has it, where no editor decided.</summary>
    public ConvergingStories Converging { get; } = new();

    private readonly SortedDictionary<string, string> _into = new(StringComparer.Ordinal);

    public void Merge(string story, string into)
    {
        Converging.LeaveToEditors(story);
        Converging.LeaveToEditors(into);
        // A story that others (perhaps this one's target) already go on in must not send them in a circle.
        if (Resolve(into) != story)
            _into[story] = into;
    }

    public void Undo(string story)
    {
        Converging.LeaveToEditors(story);
        _into.Remove(story);
    }

    /// <summary>Where the articles of a story go.</summary>
    public string Resolve(string story)
    {
        while (_into.TryGetValue(story, out var into) || Converging.TryFind(story, out into))
            story = into;
        return story;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(_into.Count);
        foreach (var (story, into) in _into)
        {
            writer.Write(story);
            writer.Write(into);
        }
    }

    public void Read(BinaryReader reader)
    {
        for (var stories = reader.ReadCount(); stories > 0; stories--)
            Merge(reader.ReadString(), reader.ReadString());
    }
}
