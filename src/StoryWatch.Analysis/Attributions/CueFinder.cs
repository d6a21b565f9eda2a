using StoryWatch.Analysis.Models;

namespace StoryWatch.Analysis.Attributions;

/// <summary>A span that may be a cue.</summary>
/// <param name="Probability">That the cue is exactly this span.</param>
/// <param name="Any">That some cue overlaps it.</param>
internal readonly record struct CueCandidate(Cue Cue, double Probability, double Any);

/// <summary>Finds the spans that may be cues, sentence by sentence, by the marginals of a chain of begin, inside and outside labels.</summary>
/// <param name="nets">Networks trained from different seeds, whose scores are averaged.</param>
internal sealed class CueFinder(HashedNet nets)
{
    public const int Outside = 0;
    public const int Begin = 1;
    public const int Inside = 2;
    public const int Labels = 3;

    internal const int LongestCue = 12;

    // Below these no span ever survived the ranking that follows.
    private const double LeastBegin = 0.02;
    private const double LeastAny = 0.10;

    private readonly float[] _transitions = nets.Transitions();

    public List<CueCandidate> Find(TextView text)
    {
        var emissions = Emissions(text);
        var chain = new Chain(Labels, _transitions);
        var (found, spans) = (new List<CueCandidate>(), new List<CueCandidate>());
        foreach (var sentence in text.Parsed.Sentences)
        {
            chain.Run(emissions.AsSpan(sentence.First * Labels, sentence.Count * Labels));
            spans.Clear();
            for (var i = 0; i < sentence.Count; i++)
            {
                if (chain.Marginal(i, Begin) < LeastBegin) continue;
                for (var end = i + 1; end <= Math.Min(sentence.Count, i + LongestCue); end++)
                {
                    var p = chain.Span(i, end, Begin, Inside);
                    if (p > 0.005) spans.Add(new(new(sentence.First + i, sentence.First + end, 0), p, 0));
                }
            }

            Pick(text, spans, found);
        }

        return found;
    }

    /// <summary>The most probable span, then the most probable that does not overlap it, and so on.</summary>
    private static void Pick(TextView text, List<CueCandidate> spans, List<CueCandidate> found)
    {
        spans.Sort((a, b) => a.Probability != b.Probability ? b.Probability.CompareTo(a.Probability)
            : a.Cue.First != b.Cue.First ? a.Cue.First - b.Cue.First : a.Cue.End - b.Cue.End);
        var start = found.Count;
        foreach (var (cue, p, _) in spans)
        {
            var free = true;
            for (var i = start; i < found.Count; i++) free &= !Overlap(found[i].Cue, cue);
            if (free) found.Add(new(cue, p, 0));
        }

        for (var i = found.Count - 1; i >= start; i--)
        {
            var any = 0.0;
            foreach (var (cue, p, _) in spans) any += Overlap(found[i].Cue, cue) ? p : 0;
            if (any < LeastAny) found.RemoveAt(i);
            else found[i] = new(Cue.Of(text, found[i].Cue.First, found[i].Cue.End), found[i].Probability, Math.Min(any, 1));
        }

        found.Sort(start, found.Count - start, Comparer<CueCandidate>.Create((a, b) => a.Cue.First - b.Cue.First));
    }

    private static bool Overlap(Cue a, Cue b) => a.First < b.End && b.First < a.End;

    private float[] Emissions(TextView text)
    {
        var emissions = new float[text.Count * Labels];
        Span<uint> buffer = stackalloc uint[CueFeatures.Most * 2];
        Span<short> hidden = stackalloc short[nets.DeepWidth];
        Span<int> wide = stackalloc int[nets.WideWidth];
        for (var i = 0; i < text.Count; i++)
        {
            var deepFeatures = new Features(buffer[..CueFeatures.Most]);
            var wideFeatures = new Features(buffer[CueFeatures.Most..]);
            CueFeatures.Deep(text, i, ref deepFeatures);
            CueFeatures.Wide(text, i, ref wideFeatures);
            hidden.Clear();
            wide.Clear();
            nets.AddDeep(deepFeatures.All, hidden);
            nets.AddWide(wideFeatures.All, wide);
            nets.Average(hidden, wide, emissions.AsSpan(i * Labels, Labels));
        }

        return emissions;
    }
}
