using StoryWatch.Analysis.Models;
using StoryWatch.Analysis.Text;

namespace StoryWatch.Training.Tagging;

/// <summary>Trains the tagger, the parser and the table of lemmas on PolNeAR's machine syntax.</summary>
internal static class TextModelTraining
{
    private const int TaggerBits = 16;
    private const int TransitionBits = 20;
    private const int ArcBits = 16;

    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["train", var folder, var output]:
                Write(Train(Corpus.Read(folder, "train"), 6, Console.Out), output);
                return 0;
            case ["halves", var folder, var output]:
                // Two models that each leave out every other article: so that what is trained on top sees syntax as bad as it will be on new text.
                var articles = Corpus.Read(folder, "train");
                for (var half = 0; half < 2; half++)
                {
                    Write(Train([.. articles.Where((_, i) => i % 2 != half)], 5, Console.Out), $"{output}.{half}");
                }

                return 0;
            case ["eval", var folder, var path]:
                using (var stream = File.OpenRead(path)) Evaluate(new(ModelFile.Read(stream)), Corpus.Read(folder, "dev"));
                return 0;
            default:
                return 2;
        }
    }

    public static void Write(ModelFile model, string path)
    {
        using var stream = File.Create(path);
        model.Write(stream);
    }

    public static ModelFile Train(IReadOnlyList<CorpusArticle> articles, int epochs, TextWriter log)
    {
        var sentences = articles.SelectMany(a => a.Syntax.Select(s => (a.Text, s))).Where(x => x.s.Tokens.Length <= SentenceSplitter.LongestSentence).ToList();
        string[] tags = [.. sentences.SelectMany(x => x.s.Tags).Distinct().Order(StringComparer.Ordinal)];
        string[] labels = [.. sentences.SelectMany(x => x.s.Labels).Distinct().Order(StringComparer.Ordinal)];
        var data = sentences.Select(x => new Example(
            new WordForms(x.Text, x.s.Tokens),
            [.. x.s.Tags.Select(t => (byte)Array.IndexOf(tags, t))],
            x.s.Heads,
            [.. x.s.Labels.Select(l => (byte)Array.IndexOf(labels, l))])).ToArray();

        var model = new ModelFile();
        model.SetLines("tags", tags);
        model.SetLines("labels", labels);
        model.SetLines("lemmas", Lemmas(sentences.Select(x => (x.Text, x.s))));
        var tagger = new AveragedPerceptron(TaggerBits, tags.Length);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var wrong = Shuffled(data, epoch).Sum(example => TagEpoch(tagger, example));
            log.WriteLine($"tagger epoch {epoch}: {wrong} wrong");
        }

        model.SetLinear("tagger", TaggerBits, tags.Length, tagger.Quantised());

        // The parser learns on the tags that it will see, not on the teacher's.
        var trained = new PosTagger(model.Linear("tagger"));
        foreach (var example in data) trained.Tag(example.Forms, example.Whole, example.Seen);
        var (transitions, arcs) = (new AveragedPerceptron(TransitionBits, ParserState.Transitions), new AveragedPerceptron(ArcBits, labels.Length));
        var training = new ParserTraining(transitions, arcs);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var lost = Shuffled(data, epoch).Sum(example => training.Learn(example, explore: epoch > 0, seed: epoch));
            log.WriteLine($"parser epoch {epoch}: {lost} costly transitions");
        }

        model.SetLinear("transitions", TransitionBits, ParserState.Transitions, transitions.Quantised());
        model.SetLinear("arcs", ArcBits, labels.Length, arcs.Quantised());
        return model;
    }

    private static int TagEpoch(AveragedPerceptron tagger, Example example)
    {
        Span<uint> features = stackalloc uint[PosTagger.Features];
        Span<float> scores = stackalloc float[tagger.Classes];
        var wrong = 0;
        for (var i = 0; i < example.Tags.Length; i++)
        {
            PosTagger.Extract(example.Forms, example.Whole, i, example.Seen, features);
            tagger.Score(features, scores);
            var best = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(scores);
            if (best != example.Tags[i])
            {
                tagger.Update(features, example.Tags[i], best);
                wrong++;
            }

            tagger.Step();
            example.Seen[i] = (byte)best;
        }

        return wrong;
    }

    private static Example[] Shuffled(Example[] data, int epoch)
    {
        var order = (Example[])data.Clone();
        new Random(epoch).Shuffle(order);
        return order;
    }

    private static IEnumerable<string> Lemmas(IEnumerable<(string Text, SyntaxSentence Sentence)> sentences)
    {
        var counts = new Dictionary<(string Word, char Kind, string Tag, string Lemma), int>();
        foreach (var (text, s) in sentences)
        {
            for (var i = 0; i < s.Tokens.Length; i++)
            {
                var word = text.Substring(s.Tokens[i].Start, s.Tokens[i].Length).ToLowerInvariant().Replace('\u2019', '\'');
                var key = (word, Lemmatizer.Kind(s.Tags[i]), s.Tags[i], s.Lemmas[i].ToLowerInvariant());
                if (key.Item2 != '-') counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        return counts.GroupBy(c => (c.Key.Word, c.Key.Kind))
            .Select(g => g.OrderByDescending(c => c.Value).ThenBy(c => c.Key.Lemma, StringComparer.Ordinal).First().Key)
            .Where(k => !k.Word.Any(char.IsWhiteSpace) && k.Lemma.Length > 0 && Lemmatizer.Regular(k.Word, k.Tag) != k.Lemma)
            .Select(k => $"{k.Word}\t{k.Kind}\t{k.Lemma}").Order(StringComparer.Ordinal);
    }

    private static void Evaluate(TextParser parser, IEnumerable<CorpusArticle> articles)
    {
        var (words, tags, heads, labels, lemmas) = (0, 0, 0, 0, 0);
        var (tokensGold, tokensOurs, tokensBoth, endsGold, endsOurs, endsBoth) = (0, 0, 0, 0, 0, 0);
        foreach (var article in articles)
        {
            Token[] tokens = [.. article.Syntax.SelectMany(s => s.Tokens)];
            var (at, sentences) = (0, new List<Sentence>());
            foreach (var s in article.Syntax) sentences.Add(new(at, at += s.Tokens.Length, 0));
            if (sentences.All(s => s.Count <= SentenceSplitter.LongestSentence))
            {
                var parsed = parser.Parse(article.Text, tokens, [.. sentences], new byte[tokens.Length], new(article.Text, tokens));
                for (var n = 0; n < sentences.Count; n++)
                {
                    for (var i = 0; i < sentences[n].Count; i++)
                    {
                        var (s, t) = (article.Syntax[n], sentences[n].First + i);
                        words++;
                        if (parsed.Tags[t] == s.Tags[i]) tags++;
                        if (parsed.Lemmas[t].Equals(s.Lemmas[i], StringComparison.OrdinalIgnoreCase)) lemmas++;
                        var head = parsed.Heads[t] < 0 ? -1 : parsed.Heads[t] - sentences[n].First;
                        if (head != s.Heads[i]) continue;
                        heads++;
                        if (parsed.Labels[t] == s.Labels[i]) labels++;
                    }
                }
            }

            var own = parser.Parse(article.Text);
            var gold = tokens.ToHashSet();
            tokensGold += gold.Count;
            tokensOurs += own.Tokens.Length;
            tokensBoth += own.Tokens.Count(gold.Contains);
            var ends = sentences.Select(s => tokens[s.End - 1].End).ToHashSet();
            endsGold += ends.Count;
            endsOurs += own.Sentences.Length;
            endsBoth += own.Sentences.Count(s => ends.Contains(own.Tokens[s.End - 1].End));
        }

        Console.WriteLine($"tags {100.0 * tags / words:f1}  lemmas {100.0 * lemmas / words:f1}  unlabelled {100.0 * heads / words:f1}  labelled {100.0 * labels / words:f1}  of {words} words");
        Console.WriteLine($"tokens F1 {200.0 * tokensBoth / (tokensGold + tokensOurs):f1}  sentence ends F1 {200.0 * endsBoth / (endsGold + endsOurs):f1}");
    }

    internal sealed record Example(WordForms Forms, byte[] Tags, int[] Heads, byte[] Labels)
    {
        public byte[] Seen { get; } = new byte[Tags.Length];

        public Sentence Whole => new(0, Tags.Length, 0);
    }
}
