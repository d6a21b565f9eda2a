using System.Globalization;
using System.Text.Json;

namespace StoryWatch.Newsroom.Replay.Expectations;

/// <summary>Holds expectations against the shift log of a replay.</summary>
public sealed class ExpectationCheck(IReadOnlyList<ShiftLogLine> log, ReplayedArticles articles)
{
    private readonly ILookup<string, ShiftLogLine> _byArticle = log.ToLookup(shift => shift.Article, StringComparer.Ordinal);

    /// <param name="file">Name of the file, for its faults.</param>
    /// <exception cref="ExpectationFileException">Rules name articles that the replay has not.</exception>
    public IReadOnlyList<ExpectationResult> Check(string file, IReadOnlyList<Expectation> rules)
    {
        var faults = rules.SelectMany(rule => Missing(rule).Select(fault => $"{file}:{rule.Line}: rule '{rule.Id}': {fault}")).ToList();
        if (faults.Count > 0)
            throw new ExpectationFileException(faults);
        return [.. rules.Select(Check)];
    }

    private IEnumerable<string> Missing(Expectation rule) =>
        new[] { ("article", rule.Article), ("story", rule.Story), ("notBefore", rule.NotBefore) }
            .Where(named => named.Item2 is { } id && articles.Find(id) is null)
            .Select(named => $"{named.Item1} names no article of the replay: '{named.Item2}'");

    private ExpectationResult Check(Expectation rule) => rule.Rule switch
    {
        ExpectationRule.Within => Within(rule),
        ExpectationRule.MustNot => None(rule, _byArticle[rule.Article!].Where(shift => Fits(rule, shift))),
        ExpectationRule.ExactlyOnce => Once(rule, log.Where(shift => Fits(rule, shift) && IsFrom(rule, shift))),
        ExpectationRule.NotBefore => None(rule, log.Where(shift => Fits(rule, shift) && shift.At < articles.Find(rule.NotBefore!)!.At)),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Rule, "Not a rule."),
    };

    private ExpectationResult Within(Expectation rule)
    {
        var fitting = _byArticle[rule.Article!].Where(shift => Fits(rule, shift)).ToList();
        if (fitting.Exists(shift => IsFrom(rule, shift)))
            return new ExpectationResult(rule, null);
        var found = fitting.Count > 0 ? fitting : _byArticle[rule.Article!];
        return new ExpectationResult(rule, $"{(fitting.Count > 0 ? "only later than that" : "no fitting shift")} on {rule.Article}{Told(found)}");
    }

    private static ExpectationResult None(Expectation rule, IEnumerable<ShiftLogLine> fitting)
    {
        var found = fitting.ToList();
        return new ExpectationResult(rule, found.Count == 0 ? null : $"must not be told{Told(found)}");
    }

    private static ExpectationResult Once(Expectation rule, IEnumerable<ShiftLogLine> fitting)
    {
        var found = fitting.ToList();
        return new ExpectationResult(
            rule, found.Count == 1 ? null : $"told {found.Count.ToString(CultureInfo.InvariantCulture)} times within {rule.Within.TotalHours.ToString(CultureInfo.InvariantCulture)} hours{Told(found)}");
    }

    private bool Fits(Expectation rule, ShiftLogLine shift) =>
        rule.Fits(shift) && (rule.Story is null || articles.Find(rule.Story)!.Story == shift.Story);

    private bool IsFrom(Expectation rule, ShiftLogLine shift)
    {
        var from = articles.Find(rule.Article!)!.At;
        // A shift of the article's first text stands at its time, whatever a replay of another clock says.
        return shift.At >= from && shift.At <= from + rule.Within;
    }

    private static string Told(IEnumerable<ShiftLogLine> shifts) =>
        string.Concat(shifts.Select(shift =>
            $"; {shift.Article}: {shift.Actor.Name} / {shift.Counterpart?.Name ?? "-"} / {shift.Issue} {Word(shift.From)} -> {Word(shift.To)} ({Word(shift.Kind)})"));

    private static string Word<T>(T value) => value is null ? "-" : JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()!);
}

/// <summary>What became of an expectation.</summary>
/// <param name="Fault">Why it does not hold; null where it does.</param>
public sealed record ExpectationResult(Expectation Rule, string? Fault)
{
    public bool Holds => Fault is null;

    /// <summary>What the file says of the rule: that it must hold, or that it is known not to. Neither may change unnoticed.</summary>
    public ExpectationOutcome Outcome => (Holds, Rule.Known) switch
    {
        (true, null) => ExpectationOutcome.Holds,
        (true, _) => ExpectationOutcome.HoldsByNow,
        (false, null) => ExpectationOutcome.Fails,
        _ => ExpectationOutcome.KnownToFail,
    };

    /// <summary>True where the file says so.</summary>
    public bool IsAsTheFileSays => Outcome is ExpectationOutcome.Holds or ExpectationOutcome.KnownToFail;
}

/// <summary>How an expectation stands to what its file says of it.</summary>
public enum ExpectationOutcome
{
    Holds,

    /// <summary>It does not hold, and the file says why it cannot yet.</summary>
    KnownToFail,

    /// <summary>It does not hold and must.</summary>
    Fails,

    /// <summary>It holds, though the file says that it does not: from now on it must, so that the file is to be put right.</summary>
    HoldsByNow,
}
