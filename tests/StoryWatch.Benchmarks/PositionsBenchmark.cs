using BenchmarkDotNet.Attributes;
using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Positions;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Benchmarks;

/// <summary>What actors, events and issues cost beside parsing, a sentence. The baseline is the parser; judge by the ratio.</summary>
public class PositionsBenchmark
{
    private const int Sentences = 300;

    private static readonly string[] Templates =
    [
        "Serbian Foreign Minister Ivan Petrov said on Monday that his country was ready to meet the leaders of Kosovo in Vienna if the tariffs are lifted.",
        "India imposed tariffs on steel from China, and Beijing threatened to respond with duties of its own on Indian cotton and machinery.",
        "\"We will never negotiate under threats,\" the Peruvian ambassador to Chile told reporters before he was recalled for consultations.",
    ];

    private readonly string _text = string.Join(' ', Enumerable.Range(0, Sentences).Select(i => Templates[i % Templates.Length]));
    private TextParser? _parser;
    private PositionReader? _reader;
    private ParsedText? _parsed;

    [GlobalSetup]
    public void Load()
    {
        _parser = TextParser.Load();
        _reader = new PositionReader(new ActorFinder(ActorDictionary.Shipped));
        _parsed = _parser.Parse(_text);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Sentences)]
    public ParsedText Parse() => _parser!.Parse(_text);

    [Benchmark(OperationsPerInvoke = Sentences)]
    public ValueList<Position> ReadPositions() => _reader!.Read(_parsed!, ValueList<Attribution>.Empty, new DateOnly(2019, 5, 2));
}
