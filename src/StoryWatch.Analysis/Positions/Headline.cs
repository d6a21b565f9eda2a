using StoryWatch.Analysis.Actors;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>What an article's headline names: its parties, issues and words. What it tells is what the article is about.</summary>
internal sealed class Headline
{
    private const double OfTheDeed = 0.08;
    private const double OfTheIssue = 0.04;

    public static readonly Headline None = new([], [], []);

    private readonly HashSet<string> _parties;
    private readonly HashSet<string> _issues;
    private readonly HashSet<ulong> _stems;

    private Headline(HashSet<string> parties, HashSet<string> issues, HashSet<ulong> stems) => (_parties, _issues, _stems) = (parties, issues, stems);

    /// <param name="deal">The issue that "the deal" stands for in the article.</param>
    public static Headline Of(string? headline, ActorFinder actors, DateOnly? at, string deal)
    {
        if (string.IsNullOrWhiteSpace(headline))
            return None;
        var words = new StemmedText(headline);
        var stems = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words.Stems);
        return new Headline(
            [.. actors.Find(headline, at).Select(mention => mention.Actor.Country ?? mention.Actor.Name)],
            [.. IssueLexicon.Shipped.Find(stems).Select(hit => hit.Issue == DealInQuestion.Unnamed ? deal : hit.Issue)],
            [.. words.Stems]);
    }

    /// <summary>What to add to the salience of a position.</summary>
    /// <param name="trigger">The stem of the word that tells its event.</param>
    public double Weight(Position position, ulong trigger)
    {
        if (!_parties.Contains(position.Actor.Country ?? position.Actor.Name))
            return 0;
        return _stems.Contains(trigger) ? OfTheDeed : _issues.Contains(position.Issue) ? OfTheIssue : 0;
    }
}
