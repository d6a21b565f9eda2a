using System.Text.Json;
using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Positions;

namespace StoryWatch.Training.Positions;

/// <summary>
/// Scores who does it to whom on plover_gsr.jsonl. The reader gets the text alone and names one source and one target. A source
/// is right where its country is that of one of the record's sources (IGO and NGO stand for organisations without a country);
/// a target likewise, counted only where the record has one.
/// </summary>
internal static class GsrScorer
{
    public static void Run(string folder)
    {
        var finder = new ActorFinder(ActorDictionary.Shipped);
        int sources = 0, sourcesRight = 0, targets = 0, targetsRight = 0;
        foreach (var line in File.ReadLines(Path.Combine(folder, "plover_gsr.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var record = json.RootElement;
            var text = record.GetProperty("text").GetString()!;
            var mentions = finder.Find(text, null);
            var (source, target) = DyadFinder.Find(text, mentions);
            var goldSource = Codes(record, "source");
            var goldTarget = Codes(record, "target");
            if (goldSource.Count > 0)
            {
                sources++;
                if (source is not null && goldSource.Contains(Code(source)))
                    sourcesRight++;
                else
                    Console.WriteLine($"S {string.Join(',', goldSource)} got {(source is null ? "-" : Code(source) + " " + source.Actor.Name)} | {text} || {string.Join("; ", mentions.Select(m => m.Actor.Name + "/" + m.Use))}");
            }

            if (goldTarget.Count > 0)
            {
                targets++;
                if (target is not null && goldTarget.Contains(Code(target)))
                    targetsRight++;
                else
                    Console.WriteLine($"T {string.Join(',', goldTarget)} got {(target is null ? "-" : Code(target) + " " + target.Actor.Name)} | {text} || {string.Join("; ", mentions.Select(m => m.Actor.Name + "/" + m.Use))}");
            }
        }

        Console.WriteLine($"gsr source {100.0 * sourcesRight / sources:F1} of {sources} | target {100.0 * targetsRight / targets:F1} of {targets}");
    }

    private static string Code(ActorMention mention) => Same(mention.Actor.Country ?? mention.Organisation?.Sector ?? mention.Actor.Sector ?? "");

    // The records write some codes otherwise than ISO 3166 does, and call non-governmental organisations IGO now and then.
    private static string Same(string code) => code switch { "NGO" => "IGO", "JAP" => "JPN", "ITL" => "ITA", "VTN" => "VNM", "IMG" or "ISM" => "UAF", _ => code };

    private static HashSet<string> Codes(JsonElement record, string role)
    {
        var codes = new HashSet<string>();
        if (record.GetProperty(role) is not { ValueKind: JsonValueKind.Array } array)
            return codes;
        foreach (var actor in array.EnumerateArray())
        {
            if (actor.ValueKind == JsonValueKind.Object && actor.TryGetProperty("code", out var code) && code.GetString() is { Length: 3 } text)
                codes.Add(Same(text));
        }

        return codes;
    }
}
