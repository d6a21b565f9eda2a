using System.Diagnostics;
using System.Text.Json;
using StoryWatch.Analysis.Attributions;
using StoryWatch.Analysis.Models;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Training.Tagging;

namespace StoryWatch.Training.Attributions;

/// <summary>
/// Subcommands of attribution. Every tenth article of train is held out of the networks; the ranker, which must see candidates of articles
/// that the networks did not learn by heart, learns from those.
/// </summary>
internal static class AttributionTraining
{
    private static readonly NetShape CueShape = new(32, CueFinder.Labels)
    {
        WideRate = 2,
        WideStart = 10_000,
        DeepRate = 0.08f,
        DeepStart = 100,
        Dropout = 0.3f,
        FeatureDropout = 0.1f,
    };

    private static readonly NetShape RoleShape = new(48, RoleLabeller.Labels)
    {
        WideRate = 2,
        WideStart = 10_000,
        DeepRate = 0.08f,
        DeepStart = 100,
        Dropout = 0.3f,
        FeatureDropout = 0,
    };

    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["part", var folder, var halves, var words, var part, var fold, var seed, var output]:
                Part(Load(folder, halves, words), part, fold, int.Parse(seed), output);
                return 0;
            case ["rank", var folder, var halves, var words, var parts, var seeds, var output]:
                Rank(Load(folder, halves, words), ReadModel(words), parts, int.Parse(seeds), output);
                return 0;
            case ["eval", var folder, var halves, var words, var model]:
                Evaluate(new(ReadModel(model)), Held(Load(folder, halves, words)));
                return 0;
            case ["print", var input, var text, var model]:
                Print(input, Dataset.Parser(text), new(ReadModel(model)));
                return 0;
            default:
                return 2;
        }
    }

    internal static GoldAttribution Spans(TextView view, Cue cue, Roles roles) => Spans(view, new(cue, roles.Source, roles.Content, 1));

    internal static GoldAttribution Spans(TextView view, Found found)
    {
        return new("", Of(found.Source), [view.Parsed.Span(found.Cue.First, found.Cue.End)], Of(found.Content));

        TextSpan[] Of(List<Piece> pieces) => [.. pieces.Select(p => view.Parsed.Span(p.First, p.End))];
    }

    private static List<Example> Load(string folder, string halves, string words)
    {
        TextParser[] parsers = [Dataset.Parser(halves + ".0"), Dataset.Parser(halves + ".1")];
        return Dataset.Load(folder, "train", i => parsers[i % 2], new(ReadModel(words)));
    }

    private static List<Example> Held(List<Example> all) => [.. all.Where((_, i) => i % 10 == 9)];

    private static bool InFold(int article, string fold) => fold switch
    {
        "all" => true,
        "main" => article % 10 != 9,
        _ => article % 10 != 9 && article / 2 % 2 != int.Parse(fold),
    };

    private static void Part(List<Example> all, string part, string fold, int seed, string output)
    {
        var (train, held) = (all.Where((_, i) => InFold(i, fold)).ToList(), fold == "main" ? Held(all) : []);
        var model = new ModelFile();
        var net = part == "cue"
            ? CueTraining.Train(train, held, Tuned(CueShape), Epochs(5), seed, Console.Out)
            : RoleTraining.Train(train, held, Tuned(RoleShape), Epochs(5), seed, Console.Out);
        net.Save(model, part + ".0");
        TextModelTraining.Write(model, output);
    }

    private static int Epochs(int usual) => (int)Setting("epochs", usual);

    private static NetShape Tuned(NetShape shape) => shape with
    {
        WideRate = Setting("wide", shape.WideRate),
        DeepRate = Setting("deep", shape.DeepRate),
        WideStart = Setting("widestart", shape.WideStart),
        DeepStart = Setting("deepstart", shape.DeepStart),
        Dropout = Setting("dropout", shape.Dropout),
        FeatureDropout = Setting("fdrop", shape.FeatureDropout),
        DeepCutoff = (int)Setting("cutoff", shape.DeepCutoff),
        WideCutoff = (int)Setting("cutoff", shape.WideCutoff),
    };

    private static float Setting(string name, float usual) =>
        Environment.GetEnvironmentVariable("TRAIN_" + name) is { } value ? float.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : usual;

    private static void Rank(List<Example> all, ModelFile words, string parts, int seeds, string output)
    {
        var held = Held(all);
        var model = new ModelFile();
        foreach (var block in (string[])["words", "coarse", "fine"]) model[block] = words[block];
        foreach (var part in (string[])["cue", "role"])
        {
            model[part + ".count"] = [(byte)seeds];
            for (var seed = 0; seed < seeds; seed++)
            {
                var from = ReadModel($"{parts}/{part}.main.{seed}");
                foreach (var block in (string[])["shape", "deepkeys", "widekeys", "deep", "wide", "dense"]) model[$"{part}.{seed}.{block}"] = from[$"{part}.0.{block}"];
            }
        }

        // Cross-validated in two halves for the figures, then learned from both.
        model["rank.count"] = [1];
        var scored = new List<(CorpusArticle, TextView, List<(Found, double)>)>();
        for (var half = 0; half < 2; half++)
        {
            RankOn(model, [.. held.Where((_, i) => i % 2 != half)], TextWriter.Null);
            var trained = new AttributionModel(model);
            scored.AddRange(held.Where((_, i) => i % 2 == half).Select(e => (e.Article, e.View, trained.Candidates(e.View))));
        }

        Sweep(scored);
        RankOn(model, held, Console.Out);
        TextModelTraining.Write(model, output);
        Console.WriteLine($"{new FileInfo(output).Length} bytes");
    }

    private static void RankOn(ModelFile model, List<Example> unseen, TextWriter log)
    {
        var cues = new CueFinder(AttributionModel.Nets(model, "cue"));
        var roles = AttributionModel.Nets(model, "role");
        RankTraining.Train(unseen.Select(e => (e, cues, (Func<TextView, RoleLabeller>)(view => new(roles, view)))), 6, 1, log).Save(model, "rank.0");
    }

    private static void Evaluate(AttributionModel model, List<Example> held) => Sweep(held.ConvertAll(e => (e.Article, e.View, model.Candidates(e.View))));

    private static void Sweep(List<(CorpusArticle Article, TextView View, List<(Found Found, double NoSource)> Found)> all)
    {
        foreach (var (keep, without) in (ReadOnlySpan<(double, double)>)[(0.25, 0.75), (0.3, 0.75), (0.34, 0.75), (0.38, 0.75), (0.42, 0.75), (0.46, 0.75), (0.34, 0.6), (0.34, 0.9)])
        {
            var scoring = new Scoring();
            foreach (var (article, view, found) in all)
            {
                scoring.Add(article, [.. found.Where(f => f.Found.Probability >= keep).Select(f => Spans(view, f.NoSource < without ? f.Found : f.Found with { Source = [] }))]);
            }

            Console.WriteLine($"{keep} {without}: {scoring.Line()}");
        }
    }

    /// <summary>Prints what shared/eval/score_attribution.py reads, and the speed.</summary>
    private static void Print(string input, TextParser parser, AttributionModel model)
    {
        var articles = File.ReadLines(input).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var clock = Stopwatch.StartNew();
        var start = Process.GetCurrentProcess().UserProcessorTime;
        foreach (var article in articles)
        {
            var parsed = parser.Parse(article.GetProperty("text").GetString()!);
            var attributions = model.Find(parsed).Select(f => new
            {
                source = f.Source.Select(p => parsed.Span(p.First, p.End)).Select(s => new { start = s.Start, end = s.End }),
                cue = new[] { parsed.Span(f.Cue.First, f.Cue.End) }.Select(s => new { start = s.Start, end = s.End }),
                content = f.Content.Select(p => parsed.Span(p.First, p.End)).Select(s => new { start = s.Start, end = s.End }),
            });
            Console.WriteLine(JsonSerializer.Serialize(new { id = article.GetProperty("doc").GetString(), attributions }));
        }

        Console.Error.WriteLine($"{articles.Count} articles, {clock.Elapsed.TotalSeconds:f2} s, processor {(Process.GetCurrentProcess().UserProcessorTime - start).TotalSeconds:f2} s");
    }

    private static ModelFile ReadModel(string path)
    {
        using var stream = File.OpenRead(path);
        return ModelFile.Read(stream);
    }
}
