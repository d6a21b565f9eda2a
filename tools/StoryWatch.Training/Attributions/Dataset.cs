using StoryWatch.Analysis.Attributions;
using StoryWatch.Analysis.Models;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;

namespace StoryWatch.Training.Attributions;

/// <summary>An article with its syntax, as our own parser gives it, and its gold attributions as tokens.</summary>
internal sealed record Example(CorpusArticle Article, TextView View, List<GoldTokens> Gold);

/// <summary>A gold attribution in tokens <c>[First, End)</c>.</summary>
internal sealed record GoldTokens(Cue Cue, List<(int First, int End)> Source, List<(int First, int End)> Content);

internal static class Dataset
{
    /// <summary>Parses each article with the parser that was not trained on it.</summary>
    public static List<Example> Load(string folder, string split, Func<int, TextParser> parser, WordClusters clusters) =>
        [.. Corpus.Read(folder, split).Select((article, i) => Of(article, parser(i), clusters))];

    public static TextParser Parser(string path)
    {
        using var stream = File.OpenRead(path);
        return new(ModelFile.Read(stream));
    }

    private static Example Of(CorpusArticle article, TextParser parser, WordClusters clusters)
    {
        var view = new TextView(parser.Parse(article.Text), clusters);
        var gold = new List<GoldTokens>();
        foreach (var a in article.Gold)
        {
            var cue = Tokens(view, a.Cue);
            if (cue.Count == 0) continue;
            var (first, end) = (cue[0].First, Math.Min(cue[^1].End, cue[0].First + CueFinder.LongestCue));
            gold.Add(new(Cue.Of(view, first, end), Tokens(view, a.Source), Tokens(view, a.Content)));
        }

        return new(article, view, gold);
    }

    private static List<(int First, int End)> Tokens(TextView view, TextSpan[] spans)
    {
        var found = new List<(int, int)>();
        foreach (var span in spans)
        {
            var tokens = view.Parsed.Tokens;
            var first = Array.FindIndex(tokens, t => t.End > span.Start);
            if (first < 0) continue;
            var end = first;
            while (end < tokens.Length && tokens[end].Start < span.End) end++;
            if (end > first) found.Add((first, end));
        }

        return found;
    }
}
