using StoryWatch.Analysis.Models;
using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Attributions;

/// <summary>An attribution in tokens, before its speaker is known.</summary>
internal sealed record Found(Cue Cue, List<Piece> Source, List<Piece> Content, double Probability);

/// <summary>Finds cues, labels their sources and contents, and keeps the candidates that are likely enough. Thread-safe.</summary>
internal sealed class AttributionModel
{
    // F1 is best where a kept candidate is right about half as often as F1 itself says.
    internal const double Keep = 0.3;
    internal const double WithoutSource = 0.85;

    private readonly WordClusters _clusters;
    private readonly CueFinder _cues;
    private readonly HashedNet _roles;
    private readonly HashedNet _rank;

    public AttributionModel(ModelFile model)
    {
        _clusters = new(model);
        _cues = new(Nets(model, "cue"));
        _roles = Nets(model, "role");
        _rank = Nets(model, "rank");
    }

    public List<Found> Find(ParsedText parsed) =>
        [.. Candidates(new TextView(parsed, _clusters)).Where(c => c.Found.Probability >= Keep)
            .Select(c => c.NoSource < WithoutSource ? c.Found : c.Found with { Source = [] })];

    /// <summary>Every candidate with a content, whatever its probability, and the probability that it has no source.</summary>
    internal List<(Found Found, double NoSource)> Candidates(TextView view)
    {
        var found = new List<(Found, double)>();
        var labeller = new RoleLabeller(_roles, view);
        foreach (var candidate in _cues.Find(view))
        {
            var roles = labeller.Label(candidate.Cue);
            if (roles.Content.Count > 0) found.Add((new(candidate.Cue, roles.Source, roles.Content, Rank(view, candidate, roles)), roles.NoSource));
        }

        return found;
    }

    private double Rank(TextView view, CueCandidate candidate, Roles roles)
    {
        Span<uint> buffer = stackalloc uint[RankFeatures.Most];
        var features = new Features(buffer);
        RankFeatures.Extract(view, candidate, roles, ref features);
        Span<float> scores = stackalloc float[RankFeatures.Classes];
        var logit = 0.0;
        var (hidden, wide) = (new short[_rank.DeepWidth], new int[_rank.WideWidth]);
        _rank.AddDeep(features.All, hidden);
        _rank.AddWide(features.All, wide);
        for (var member = 0; member < _rank.Members; member++)
        {
            _rank.Finish(member, hidden, wide, scores);
            logit += (scores[1] - scores[0]) / _rank.Members;
        }

        return StableMath.Sigmoid(logit);
    }

    internal static HashedNet Nets(ModelFile model, string name) =>
        new(model, [.. Enumerable.Range(0, model[name + ".count"][0]).Select(i => $"{name}.{i}")]);
}
