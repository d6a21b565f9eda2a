namespace StoryWatch.Newsroom.Routing;

internal sealed partial class RouterMemory
{
    private const uint Magic = 0x31525753; // "SWR1"

    /// <summary>Of the layout, and of what the numbers mean: weights and features of another version are of no use.</summary>
    private const int Version = 4;

    private const uint End = 0x454e4421;

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(_articles);
        Background.Write(writer);
        writer.Write7BitEncodedInt(Developments.Count);
        foreach (var development in Developments)
            development.Write(writer);
        writer.Write7BitEncodedInt(Stories.Count);
        foreach (var story in Stories)
            story.Write(writer);
        writer.Write7BitEncodedInt(DevelopmentOfArticle.Count);
        foreach (var (article, development) in DevelopmentOfArticle.OrderBy(entry => entry.Key))
        {
            writer.Write(article);
            writer.Write7BitEncodedInt(development);
        }

        writer.Write7BitEncodedInt(_awake.Count);
        foreach (var (development, touched) in _awake)
        {
            writer.Write7BitEncodedInt(development);
            writer.Write7BitEncodedInt64(touched);
        }

        DevelopmentTerms.Write(writer);
        StoryTerms.Write(writer);
        Copies.Write(writer);
        Converging.Write(writer);
        Overlaps.Write(writer);
        Merged.Write(writer);
        MergeEvidence.Write(writer);
        writer.Write(End);
    }

    public void Read(Stream stream)
    {
        if (Developments.Count > 0)
            throw new InvalidOperationException("a router that knows articles reads no checkpoint");
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        try
        {
            Read(reader);
        }
        catch (Exception damaged) when (damaged is EndOfStreamException or FormatException or ArgumentException or IOException)
        {
            throw new InvalidDataException($"router checkpoint is damaged: {damaged.Message}", damaged);
        }
    }

    private void Read(BinaryReader reader)
    {
        if (reader.ReadUInt32() != Magic)
            throw new InvalidDataException("not a router checkpoint");
        if (reader.ReadInt32() is var version && version != Version)
            throw new InvalidDataException($"router checkpoint of version {version}, this program reads {Version}");
        _articles = reader.ReadInt64();
        Background.Read(reader);
        for (var count = reader.ReadCount(); count > 0; count--)
        {
            var development = new Development(Developments.Count, reader);
            DevelopmentByKey.Add(development.Key, development.Index);
            Developments.Add(development);
        }

        for (var count = reader.ReadCount(); count > 0; count--)
        {
            var story = new LiveStory(Stories.Count, reader, Developments);
            _storyById.Add(story.Id, story.Index);
            Stories.Add(story);
        }

        if (Developments.Find(development => development.Story < 0 || development.Story >= Stories.Count) is { } lost)
            throw BagFormat.Damaged($"development {lost.Index} in story {lost.Story} of {Stories.Count}");
        for (var count = reader.ReadCount(); count > 0; count--)
            DevelopmentOfArticle.Add(reader.ReadUInt64(), reader.ReadIndex(Developments.Count));
        for (var count = reader.ReadCount(); count > 0; count--)
            _awake.Enqueue((reader.ReadIndex(Developments.Count), reader.Read7BitEncodedInt64()));
        DevelopmentTerms.Read(reader, Developments.Count);
        StoryTerms.Read(reader, Stories.Count);
        Copies.Read(reader, Developments.Count);
        Converging.Read(reader, Stories.Count);
        Overlaps.Read(reader, Stories.Count);
        Merged.Read(reader);
        MergeEvidence.Read(reader, Stories.Count);
        if (reader.ReadUInt32() != End)
            throw BagFormat.Damaged("it goes on where it should end");
    }
}
