using System.Text.Json;
using System.Text.RegularExpressions;
using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Positions;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Training.Positions;

/// <summary>Reads the coded sentences under data/positions as <see cref="Example"/>s; the group of an example is its sentence.</summary>
internal sealed partial class EventCorpus
{
    private readonly ActorFinder _finder = new(ActorDictionary.Shipped);
    private readonly DyadFeatures _features = new();

    public static readonly Dictionary<string, double> Weights = new()
    {
        ["plv"] = 1,
        ["cameo"] = 0.7,
        ["gsr"] = 0.7,
        ["quad"] = 0.3,
        ["synthetic"] = 0.1,
        ["own"] = 1,
    };

    public List<Example> Read(string folder)
    {
        var examples = new List<Example>();
        foreach (var line in Lines(folder, "plv_train"))
            Add(examples, "plv", Text(line, "text"), Text(line, "source"), Text(line, "target"), Root(Text(line, "root")));
        foreach (var line in Lines(folder, "plover_gsr"))
            Add(examples, "gsr", Text(line, "text"), FirstActor(line, "source"), FirstActor(line, "target"), CameoRoot(Text(line, "cameo")));
        foreach (var line in Lines(folder, "cameo_manual_examples"))
            Add(examples, "cameo", Text(line, "text"), FirstActor(line, "source"), FirstActor(line, "target"), CameoRoot(Text(line, "cameo")));
        foreach (var line in Lines(folder, "conflibert_quad_train"))
            Add(examples, "quad", Text(line, "text"), "", "", Quad(line.GetProperty("penta").GetInt32()));
        foreach (var line in Lines(folder, "plover_synthetic"))
        {
            var headline = Text(line, "headline").Replace("{country_1}", "Kenya").Replace("{country_2}", "Uganda").Replace("{city}", "Nairobi");
            Add(examples, "synthetic", headline, "", "", Root(Text(line, "plover_event")));
        }

        foreach (var line in OwnSentences())
        {
            if (line.Split('\t') is [var root, var source, var target, var text])
                Add(examples, "own", text, source, target, Root(root));
        }

        return examples;
    }

    private static IEnumerable<string> OwnSentences()
    {
        using var reader = new StreamReader(typeof(EventCorpus).Assembly.GetManifestResourceStream("own_sentences.tsv")!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>The sentence with nothing but letters and digits, so that copies differing in marks fall into one fold.</summary>
    public static string Group(string text) => NotWord().Replace(text.ToLowerInvariant(), "") is { Length: > 60 } long_ ? long_[..60] : NotWord().Replace(text.ToLowerInvariant(), "");

    private void Add(List<Example> examples, string set, string text, string source, string target, int roots)
    {
        if (roots == 0)
            return;
        var mentions = _finder.Find(text, null);
        var (s, t) = DyadSpans.Locate(text, source, target);
        if (source.Length == 0 && s is null)
            s = mentions.Count > 0 ? mentions[0].Span : null;
        if (target.Length == 0 && t is null)
            t = mentions.Skip(1).FirstOrDefault(m => m.Use != MentionUse.Modifier)?.Span;
        var stemmed = new StemmedText(text);
        var end = stemmed.Tokens.Count;
        var features = _features.Of(
            stemmed, s is { } a ? stemmed.Range(a) : (0, 0), t is { } b ? stemmed.Range(b) : (end, end),
            DyadSpans.Best(mentions.AsSpan(), s), DyadSpans.Best(mentions.AsSpan(), t));
        examples.Add(new Example([.. features.Distinct()], roots, Weights[set], Group(text), set));
    }

    private static int Root(string name) => name switch
    {
        "CONCEDE" or "RETREAT" => 1 << ((int)PloverEvent.Yield - 1),
        "DEMAND" => 1 << ((int)PloverEvent.Request - 1),
        _ => Enum.TryParse<PloverEvent>(name, ignoreCase: true, out var root) ? 1 << ((int)root - 1) : 0,
    };

    private static int CameoRoot(string code) => code.Length < 2 ? 0 : code[..2] switch
    {
        "02" or "10" => Root("REQUEST"),
        "03" => Root("AGREE"),
        "04" => Root("CONSULT"),
        "05" => Root("SUPPORT"),
        "06" => Root("COOPERATE"),
        "07" => Root("AID"),
        "08" => Root("YIELD"),
        "09" or "11" => Root("ACCUSE"),
        "12" => Root("REJECT"),
        "13" => Root("THREATEN"),
        "14" => Root("PROTEST"),
        "15" => Root("MOBILIZE"),
        "16" => Root("SANCTION"),
        "17" => Root("COERCE"),
        "18" or "19" or "20" => Root("ASSAULT"),
        _ => 0,
    };

    private static int Quad(int quad)
    {
        var roots = 0;
        for (var root = PloverEvent.Agree; root <= PloverEvent.Assault; root++)
            roots |= (int)root.Quad() == quad ? 1 << ((int)root - 1) : 0;
        return roots;
    }

    private static string Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string FirstActor(JsonElement line, string role) =>
        line.TryGetProperty(role, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 && list[0].ValueKind == JsonValueKind.Object
            ? Text(list[0], "actorText") : "";

    private static IEnumerable<JsonElement> Lines(string folder, string set) =>
        File.ReadLines(Path.Combine(folder, set + ".jsonl")).Select(line => JsonDocument.Parse(line).RootElement);

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotWord();
}
