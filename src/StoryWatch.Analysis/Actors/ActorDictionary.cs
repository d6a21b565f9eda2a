using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Actors;

/// <summary>The names of actors: what ships with StoryWatch, and what an editor's files add to, change or remove from it.</summary>
/// <remarks>Immutable; for the format of the files see docs/models.md.</remarks>
public sealed class ActorDictionary
{
    public static readonly ActorDictionary Empty = new(new Dictionary<string, ActorEntry[]>());

    private static readonly Lazy<ActorDictionary> LazyShipped = new(ReadShipped);

    private readonly Dictionary<string, ActorEntry[]> _byAlias;

    private ActorDictionary(Dictionary<string, ActorEntry[]> byAlias) => _byAlias = byAlias;

    /// <summary>The dictionary embedded in this assembly.</summary>
    public static ActorDictionary Shipped => LazyShipped.Value;

    public int Count => _byAlias.Count;

    public IEnumerable<ActorEntry> Entries => _byAlias.Values.SelectMany(entries => entries);

    /// <summary>The entries of an alias, the more recent first; empty where there are none.</summary>
    public IReadOnlyList<ActorEntry> Of(string alias) => _byAlias.GetValueOrDefault(alias, []);

    /// <summary>
    /// This dictionary under a further file: an alias that stands in the file means only what the file says, one that the file
    /// removes means nothing any more.
    /// </summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <exception cref="ActorDictionaryException">Lines cannot be read; says which and why.</exception>
    public ActorDictionary With(string file, Stream stream)
    {
        var errors = new List<DictionaryError>();
        var entries = DictionaryReader.Read(file, stream, errors);
        if (errors.Count > 0)
            throw new ActorDictionaryException(errors);

        var merged = new Dictionary<string, ActorEntry[]>(_byAlias, StringComparer.Ordinal);
        foreach (var alias in entries.GroupBy(entry => entry.Alias, StringComparer.Ordinal))
        {
            var kept = alias.Where(entry => entry.Actor != Actor.Unknown).OrderByDescending(entry => entry.To).ToArray();
            if (kept.Length == 0)
                merged.Remove(alias.Key);
            else
                merged[alias.Key] = kept;
        }

        return new ActorDictionary(merged);
    }

    private static ActorDictionary ReadShipped()
    {
        var assembly = typeof(ActorDictionary).Assembly;
        var dictionary = Empty;
        string[] files = ["states", "roles", "organisations", "people"];
        foreach (var file in files)
        {
            using var stream = assembly.GetManifestResourceStream(file + ".tsv")!;
            dictionary = dictionary.With(file + ".tsv", stream);
        }

        return dictionary;
    }
}
