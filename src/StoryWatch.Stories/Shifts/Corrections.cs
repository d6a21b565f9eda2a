using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Shifts;

/// <summary>
/// What becomes of told shifts and claims when their article is withdrawn or changed: each falls by an event of its own, and the outlet's
/// correction or withdrawal is one alert.
/// </summary>
internal static class Corrections
{
    private const double Confidence = 0.95;

    /// <summary>The outlet withdrew the article: what rested on it alone falls.</summary>
    public static void Withdraw(Decision decision, TakeArticle take, ArticleRef known)
    {
        const string reason = "Its only source withdrew the article.";
        var fallen = StoryDecisions.ToldOnlyBy(decision.State, known).Where(IsFact).ToList();
        var claims = ClaimDecisions.CarriedOnlyBy(decision.State, known).ToList();
        foreach (var told in fallen)
            decision.Add(new ShiftCorrected(told.Shift.Id, reason, take.Article.At));
        foreach (var claim in claims)
            decision.Add(new ClaimWithdrawn(claim.Claim.Id, known, reason, take.Article.At));
        var notice = EditorialNotice.OpeningOf(take.Text);
        var why = $"{Outlet(take)} withdraws its article of {ShiftWords.Day(known.At)}; {Count(fallen.Count, "shift")} and {Count(claims.Count, "claim")} that rested on it alone fall.";
        if (Gravest(fallen) is { } gravest)
            Tell(decision, take, ShiftKind.Withdrawn, gravest.Shift, notice, gravest.Shift.To, why);
        else if (claims is [var first, ..])
            decision.Add(new PositionShifted(OfClaim(take, first.Claim, notice, why), take.Article.At));
        else if (!IsCarriedByOthers(decision.State, known) && !take.Text.AsSpan().IsWhiteSpace())
            decision.Add(new PositionShifted(OfArticle(take, known, ShiftKind.Withdrawn, notice, why), take.Article.At));
    }

    /// <summary>
    /// The article has another text: takes back the shifts that rested on this article alone and that its new text does not carry any more, and
    /// tells an outlet's correction once.
    /// </summary>
    public static void Revise(Decision decision, TakeArticle take, ArticleRef known)
    {
        var before = decision.State;
        var dropped = StoryDecisions.ToldOnlyBy(before, known).Where(told => IsFact(told) && !Stands(before, told, take)).ToList();
        foreach (var told in dropped)
            decision.Add(new ShiftCorrected(told.Shift.Id, "The article was revised and does not say so any more.", take.Article.At));
        ClaimDecisions.WithdrawDropped(decision, take, known);

        var notice = EditorialNotice.Find(take.Text);
        if (Gravest(dropped) is { } gravest)
        {
            var now = take.Positions.FirstOrDefault(position => PositionLedger.IsOnTold(before, position, gravest.Shift.Line));
            var why = $"{Outlet(take)} revised its article of {ShiftWords.Day(known.At)}: {(now is null ? "it does not say so any more" : $"it says {ShiftWords.Word(now.Stance)} now")}.";
            Tell(decision, take, ShiftKind.Corrected, gravest.Shift, now?.Evidence ?? notice ?? EditorialNotice.OpeningOf(take.Text), now?.Stance ?? gravest.Shift.To, why);
        }
        else if (notice is not null && !decision.State.Shifts.Values.Any(told => IsCorrectionOf(told, take.Article.Id)))
        {
            var why = $"{Outlet(take)} corrects its article of {ShiftWords.Day(known.At)}.";
            decision.Add(new PositionShifted(OfArticle(take, known, ShiftKind.Corrected, notice, why), take.Article.At));
        }
    }

    private static bool IsCarriedByOthers(StoryThread state, ArticleRef known) =>
        state.Shifts.Values.Any(told => told.Corrected is null && told.Shift.After.Article.Id == known.Id && told.Sources.Count > 1);

    private static bool IsFact(ToldShift told) => told.Shift.Kind is not (ShiftKind.Corrected or ShiftKind.Withdrawn);

    private static bool IsCorrectionOf(ToldShift told, string article) =>
        told.Shift.Kind == ShiftKind.Corrected && told.Shift.After.Article.Id == article;

    private static bool Stands(StoryThread state, ToldShift told, TakeArticle take) =>
        take.Positions.Any(position => position.Stance == told.Shift.To && PositionLedger.IsOnTold(state, position, told.Shift.Line));

    private static ToldShift? Gravest(List<ToldShift> fallen) =>
        fallen.OrderByDescending(told => told.Severity).ThenBy(told => told.Shift.Id, StringComparer.Ordinal).FirstOrDefault();

    private static void Tell(Decision decision, TakeArticle take, ShiftKind kind, Shift fallen, Evidence said, Stance to, string why) =>
        decision.Add(new PositionShifted(
            fallen with
            {
                Id = ShiftWriting.IdOf(kind, fallen.Line, to, take),
                Kind = kind,
                From = fallen.To,
                To = to,
                After = fallen.After with { Article = take.Article, Evidence = said, Stance = to, Voice = Voice.Outlet, Speaker = null, Office = null, Said = null },
                Before = fallen.After,
                Confidence = Confidence,
                Why = why,
                Answers = fallen.Id,
            },
            take.Article.At));

    private static Shift OfClaim(TakeArticle take, Claim claim, Evidence notice, string why) =>
        Make(take, ShiftKind.Withdrawn, claim.Speaker, "report", notice, why) with
        {
            Before = new Statement(claim.Article, claim.Evidence, Stance.Undecided, Voice.Own, claim.Speaker),
            Answers = claim.Id,
        };

    /// <summary>Where nothing in the ledger rested on the article: the outlet takes its own report back.</summary>
    private static Shift OfArticle(TakeArticle take, ArticleRef known, ShiftKind kind, Evidence notice, string why)
    {
        var shift = Make(take, kind, new Actor(Outlet(take)), "report", notice, why);
        return known.Title is { Length: > 0 } title && known.Title != take.Article.Title
            ? shift with { Before = new Statement(known, new Evidence(title, 0, 0), Stance.Undecided, Voice.Outlet, null) }
            : shift;
    }

    private static Shift Make(TakeArticle take, ShiftKind kind, Actor actor, string issue, Evidence said, string why)
    {
        var line = new LedgerKey(actor.Party, issue, "", LedgerTrack.Reported);
        return new Shift(
            ShiftWriting.IdOf(kind, line, Stance.Undecided, take), line, kind, actor, null, issue, null, Stance.Undecided, PloverEvent.None, Modality.Asserted,
            new Statement(take.Article, said, Stance.Undecided, Voice.Outlet, null), null, ShiftWriting.SeverityOf(kind, issue), Confidence, why);
    }

    private static string Outlet(TakeArticle take) => take.Article.Outlet ?? "The outlet";

    private static string Count(int number, string what) => FormattableString.Invariant($"{number} {what}{(number == 1 ? "" : "s")}");
}
