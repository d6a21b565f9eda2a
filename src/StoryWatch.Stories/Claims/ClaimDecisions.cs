using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Claims;

/// <summary>Groups quoted claims of a party over outlets and wordings.</summary>
internal static class ClaimDecisions
{
    /// <summary>Fewer content words tell no claim apart from another.</summary>
    private const int FewestWords = 4;

    /// <summary>Wordings this alike are one claim; measured on quotes of one speech in several outlets.</summary>
    private const double SameClaim = 0.6;

    /// <summary>How many of a party's claims, the newest, a story keeps and compares articles with: bounds its cost in a long story.</summary>
    public const int Compared = 200;

    public static void Decide(Decision decision, TakeArticle take)
    {
        var mine = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribution in take.Attributions)
        {
            if (attribution.Type == AttributionType.Indirect || PartyOf(attribution.Speaker) is null || attribution.Content.Count == 0)
                continue;
            var span = new TextSpan(attribution.Content[0].Start, attribution.Content[^1].End);
            var quote = span.In(take.Text);
            var wording = Wording.Of(quote);
            if (wording.Count < FewestWords)
                continue;
            if (Find(decision.State, attribution.Speaker, wording) is not { } known)
                Make(decision, take, attribution.Speaker, new Evidence(quote, span.Start, span.End), mine);
            else if (mine.Add(known.Claim.Id) && !known.Sources.Contains(take.Article.SourceGroup))
                decision.Add(new ClaimCorroborated(known.Claim.Id, take.Article, known.Sources.Count + 1, take.Article.At));
        }
    }

    /// <summary>Under whom a story keeps a speaker's claims; null for private people, whose claims it does not keep.</summary>
    public static string? PartyOf(Actor speaker) =>
        speaker.Country is not null ? speaker.Party : UnnamedSource.Is(speaker) ? UnnamedSource.Party : null;

    /// <summary>The claims that only this article carries, by id: an order that every replay has.</summary>
    public static IEnumerable<KeptClaim> CarriedOnlyBy(StoryThread state, ArticleRef article) =>
        state.Claims.Values
            .SelectMany(claims => claims)
            .Where(claim => !claim.Withdrawn && claim.Claim.Article.Id == article.Id && claim.Sources.Count == 1)
            .OrderBy(claim => claim.Claim.Id, StringComparer.Ordinal);

    /// <summary>Withdraws the claims that only this article carried and that its new text does not carry any more.</summary>
    public static void WithdrawDropped(Decision decision, TakeArticle take, ArticleRef known)
    {
        foreach (var claim in CarriedOnlyBy(decision.State, known).ToList())
        {
            if (!take.Attributions.Any(attribution => Carries(attribution, take.Text, claim)))
                decision.Add(new ClaimWithdrawn(claim.Claim.Id, take.Article, "The article was revised and does not say so any more.", take.Article.At));
        }
    }

    private static bool Carries(Attribution attribution, string text, KeptClaim claim) =>
        attribution.Content.Count > 0
        && Wording.Of(new TextSpan(attribution.Content[0].Start, attribution.Content[^1].End).Of(text)).Jaccard(claim.Wording) >= SameClaim;

    private static void Make(Decision decision, TakeArticle take, Actor speaker, Evidence evidence, HashSet<string> mine)
    {
        var hash = StableHash.Of(StableHash.Of(StableHash.Of(take.Article.Id), speaker.Name), evidence.Text);
        var id = "c-" + hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
        if (mine.Add(id))
            decision.Add(new ClaimMade(new Claim(id, speaker, evidence, take.Article), take.Article.At));
    }

    private static KeptClaim? Find(StoryThread state, Actor speaker, Wording wording)
    {
        if (PartyOf(speaker) is not { } party || !state.Claims.TryGetValue(party, out var claims))
            return null;
        for (var i = claims.Count - 1; i >= 0; i--)
        {
            if (!claims[i].Withdrawn && claims[i].Wording.Jaccard(wording) >= SameClaim)
                return claims[i];
        }

        return null;
    }
}
