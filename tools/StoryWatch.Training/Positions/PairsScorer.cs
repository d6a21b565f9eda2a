using System.Text.Json;
using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Positions;

namespace StoryWatch.Training.Positions;

/// <summary>
/// Scores position_pairs_dev.jsonl: the two sentences are coded one by one, by a model that has seen no sentence of the CAMEO manual
/// (the pairs are made of them), and the pair is told from the two codes: <see cref="MatterComparison"/>.
/// </summary>
internal static class PairsScorer
{
    public static void Run(string folder)
    {
        var coder = new EventCoder(MaxEnt.Fit(new EventCorpus().Read(folder).Where(e => e.Set is not ("cameo" or "gsr")).ToList()));
        var finder = new ActorFinder(ActorDictionary.Shipped);
        int right = 0, all = 0;
        foreach (var line in File.ReadLines(Path.Combine(folder, "position_pairs_dev.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var earlier = Code(json.RootElement.GetProperty("earlier").GetString()!, finder, coder);
            var later = Code(json.RootElement.GetProperty("later").GetString()!, finder, coder);
            var told = MatterComparison.Compare(earlier, later);
            var label = json.RootElement.GetProperty("label").GetString();
            all++;
            if (told == label)
                right++;
            else
                Console.WriteLine($"{label} told {told}\n   {json.RootElement.GetProperty("earlier_name").GetString()} | {earlier} | {json.RootElement.GetProperty("earlier").GetString()}\n   {json.RootElement.GetProperty("later_name").GetString()} | {later} | {json.RootElement.GetProperty("later").GetString()}");
        }

        Console.WriteLine($"pairs {100.0 * right / all:F1} of {all}");
    }

    // The pairs write the two parties as "Arland" and "Borland".
    private static Matter Code(string text, ActorFinder finder, EventCoder coder)
    {
        var mentions = finder.Find(text, null);
        var (first, second) = DyadFinder.Find(text, mentions);
        var (s, t) = DyadSpans.Locate(text, text.Contains("Arland") ? "Arland" : "", text.Contains("Borland") ? "Borland" : "");
        s ??= first?.Span;
        t ??= second?.Span;
        var stemmed = new StemmedText(text);
        var end = stemmed.Tokens.Count;
        var source = s is { } a ? stemmed.Range(a) : (0, 0);
        var target = t is { } b ? stemmed.Range(b) : (end, end);
        var (root, _) = coder.Code(stemmed, source, target, DyadSpans.Best(mentions.AsSpan(), s), DyadSpans.Best(mentions.AsSpan(), t));
        var stems = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(stemmed.Stems);
        return new Matter(root, [.. IssueChoice.Of(stems, source, 0, end).Select(hit => hit.Issue == DealInQuestion.Unnamed ? "nuclear deal" : hit.Issue).Take(3)]);
    }
}
