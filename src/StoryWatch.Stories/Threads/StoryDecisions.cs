using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Shifts;

namespace StoryWatch.Stories.Threads;

/// <summary>What a story makes of a command.</summary>
internal static class StoryDecisions
{
    public static IReadOnlyList<StoryEvent> Decide(StoryThread state, StoryCommand command) => command switch
    {
        TakeArticle take when IsWithdrawal(state, take) => Withdraw(state, take),
        TakeArticle take => Take(state, take),
        JudgeShift judge => Judge(state, judge),
        _ => EditorDecisions.Decide(state, command),
    };

    private static List<StoryEvent> Take(StoryThread state, TakeArticle take)
    {
        var known = state.Articles.GetValueOrDefault(take.Article.Id);
        if (known is not null && known.Article.Revision >= take.Article.Revision)
            return [];

        take = Coalitions.Resolve(state, take);
        var decision = new Decision(state);
        if (state.Version == 0)
            decision.Add(new StoryOpened(take.Article.Title ?? FirstWords(take.Text), take.Article.At));
        if (known is null)
            decision.Add(new ArticleAdded(take.Article, take.Development, take.CopyOf, take.Article.At));

        var place = decision.Events.Count;
        // What the new text does not carry falls first: an outlet that reverses itself corrects a report, it moves no party.
        // An article that was withheld and is released again is told anew: what it carried fell when it was withheld.
        if (known is { Withdrawn: false })
            Corrections.Revise(decision, take, known.Article);
        ShiftDecisions.Decide(decision, take);
        ClaimDecisions.Decide(decision, take);
        if (known is not null)
            decision.Fill(place, cosmetic => new ArticleRevised(take.Article, cosmetic, take.Article.At));
        return decision.Events;
    }

    private static bool IsWithdrawal(StoryThread state, TakeArticle take) =>
        take.Status == ArticleStatus.Canceled
        || (state.Articles.TryGetValue(take.Article.Id, out var known) && known.Article.Revision < take.Article.Revision && EditorialNotice.IsWithdrawal(take.Text));

    private static List<StoryEvent> Withdraw(StoryThread state, TakeArticle take)
    {
        if (state.Articles.GetValueOrDefault(take.Article.Id) is not { Withdrawn: false } known)
            return [];

        var decision = new Decision(state);
        decision.Add(new ArticleWithdrawn(take.Article, take.Article.At));
        Corrections.Withdraw(decision, take, known.Article);
        return decision.Events;
    }

    private static List<StoryEvent> Judge(StoryThread state, JudgeShift judge) =>
        (judge.Verdict, state.Shifts.GetValueOrDefault(judge.ShiftId)) switch
        {
            (Verdict.Wrong, { Corrected: null }) =>
                [new ShiftCorrected(judge.ShiftId, $"{judge.By}: {judge.Reason}", judge.At) { By = judge.By }],
            (Verdict.NotNews, { Corrected: null, Dismissed: false }) => [new ShiftDismissed(judge.ShiftId, judge.Reason, judge.By, judge.At)],
            _ => [],
        };

    /// <summary>The standing shifts that rest on this one article, by id: an order that every replay has.</summary>
    internal static IEnumerable<ToldShift> ToldOnlyBy(StoryThread state, ArticleRef article) =>
        state.Shifts.Values
            .Where(told => told.Corrected is null && told.Shift.After.Article.Id == article.Id && told.Sources.Count == 1)
            .OrderBy(told => told.Shift.Id, StringComparer.Ordinal);

    private static string FirstWords(string text)
    {
        const int most = 90;
        var line = text.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        line = end >= 0 ? line[..end] : line;
        if (line.Length <= most)
            return line.ToString();
        var cut = line[..most].LastIndexOf(' ');
        return string.Concat(line[..(cut > 0 ? cut : most)], "…");
    }
}
