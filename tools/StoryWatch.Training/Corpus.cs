using System.IO.Compression;
using System.Text.Json;
using StoryWatch.Analysis.Text;

namespace StoryWatch.Training;

/// <summary>One article of PolNeAR: its text, CoreNLP's reading of it and its attributions; offsets in UTF-16 units.</summary>
internal sealed record CorpusArticle(string Id, string Text, IReadOnlyList<SyntaxSentence> Syntax, IReadOnlyList<GoldAttribution> Gold);

/// <summary>A sentence as CoreNLP parsed it: heads count from 0 within the sentence, -1 for the root.</summary>
internal sealed record SyntaxSentence(Token[] Tokens, string[] Lemmas, string[] Tags, int[] Heads, string[] Labels);

internal sealed record GoldAttribution(string Type, Stories.TextSpan[] Source, Stories.TextSpan[] Cue, Stories.TextSpan[] Content);

/// <summary>Reads polnear_*.jsonl and polnear_*.syntax.conll.gz.</summary>
internal static class Corpus
{
    public static List<CorpusArticle> Read(string folder, string split)
    {
        var syntax = ReadSyntax(Path.Combine(folder, $"polnear_{split}.syntax.conll.gz"));
        var articles = new List<CorpusArticle>();
        foreach (var line in File.ReadLines(Path.Combine(folder, $"polnear_{split}.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var id = json.RootElement.GetProperty("doc").GetString()!;
            var text = json.RootElement.GetProperty("text").GetString()!;
            var units = Units(text);
            var gold = json.RootElement.GetProperty("attributions").EnumerateArray()
                .Select(a => new GoldAttribution(a.GetProperty("type").GetString()!, Spans(a, "source", units), Spans(a, "cue", units), Spans(a, "content", units)))
                .ToList();
            var sentences = syntax.GetValueOrDefault(id, []).Select(s => s with { Tokens = Array.ConvertAll(s.Tokens, t => new Token(units[t.Start], units[t.End])) }).ToList();
            articles.Add(new(id, text, sentences, gold));
        }

        return articles;
    }

    private static Stories.TextSpan[] Spans(JsonElement attribution, string role, int[] units) =>
        [.. attribution.GetProperty(role).EnumerateArray().Select(s => new Stories.TextSpan(units[s.GetProperty("start").GetInt32()], units[s.GetProperty("end").GetInt32()]))];

    /// <summary>Code point offset to UTF-16 offset.</summary>
    private static int[] Units(string text)
    {
        var units = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1) units.Add(i);
        units.Add(text.Length);
        return [.. units];
    }

    private static Dictionary<string, List<SyntaxSentence>> ReadSyntax(string path)
    {
        var all = new Dictionary<string, List<SyntaxSentence>>();
        var (sentences, rows) = (new List<SyntaxSentence>(), new List<string[]>());
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# doc = ", StringComparison.Ordinal)) all[line[8..]] = sentences = [];
            else if (line.Length > 0) rows.Add(line.Split('\t'));
            else if (rows.Count > 0) Take();
        }

        if (rows.Count > 0) Take();
        return all;

        void Take()
        {
            sentences.Add(new(
                [.. rows.Select(r => new Token(int.Parse(r[1]), int.Parse(r[2])))],
                [.. rows.Select(r => r[4])],
                [.. rows.Select(r => r[5])],
                [.. rows.Select(r => int.Parse(r[7]) - 1)],
                [.. rows.Select(r => r[8])]));
            rows.Clear();
        }
    }
}
