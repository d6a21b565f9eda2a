using System.Globalization;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Stories.Shifts;

/// <summary>The reasons for a shift, its severity and its confidence, in words for an editor.</summary>
internal static class ShiftWords
{
    /// <summary>"Russia spokesman Dmitry Peskov, own words, reverses the willing stance of 18 March 2021 on talks. Severity 3: ..."</summary>
    public static string Explain(ShiftKind kind, Position position, Statement? before, string issue, int severity, double confidence) =>
        $"{Who(position)}, {Voice(position)}, {Does(kind, position, before)} on {issue}. "
        + $"Severity {Number(severity)}: {Kind(kind, before is not null)}{(Matters.AreGrave(issue) ? " on a grave matter" : "")}. "
        + $"Confidence {confidence.ToString("0.00", CultureInfo.InvariantCulture)}: {Grounds(position)}.";

    /// <summary>The sentence for a severity that independent sources raised.</summary>
    public static string Raised(int sources, int severity) => $"{Number(sources)} independent sources report it: severity {Number(severity)}.";

    public static string Day(DateTimeOffset at) => at.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Word(Stance stance) => stance.ToString().ToLowerInvariant();

    private static string Who(Position position)
    {
        var speaker = position.Voice == Positions.Voice.Outlet || position.Speaker is not { Name.Length: > 0 } said ? position.Actor : said;
        return position.Office is { } office && !speaker.Name.EndsWith(office, StringComparison.OrdinalIgnoreCase) ? $"{speaker.Name} ({office})" : speaker.Name;
    }

    private static string Voice(Position position) => position.Voice switch
    {
        Positions.Voice.Own => "own words",
        Positions.Voice.Other => $"speaking of {position.Actor.Name}",
        _ => "as the outlet describes it",
    };

    private static string Does(ShiftKind kind, Position position, Statement? before)
    {
        var now = Word(position.Stance);
        var then = before is null ? "" : $"the {Word(before.Stance)} stance of {Day(before.At)}";
        return kind switch
        {
            ShiftKind.Changed => $"reverses {then}: now {now}",
            ShiftKind.Hardened => $"hardens {then}: now {now}",
            ShiftKind.Softened => $"softens {then}: now {now}",
            ShiftKind.Retracted => $"takes back {then}: now {now}",
            ShiftKind.Contradicted => $"says {now} against {then}{(before?.Speaker is { Name.Length: > 0 } other ? $" told by {other.Name}" : "")}",
            ShiftKind.Denied => before is null ? "denies what is reported" : $"denies what was said on {Day(before.At)}",
            ShiftKind.NewClaim => $"reports its stance as {now}",
            ShiftKind.Act => before is null ? $"acts: {now}" : $"acts: {now}, after {then}",
            _ => before is null ? $"takes its first clear position: {now}" : $"takes up again {then}",
        };
    }

    private static string Kind(ShiftKind kind, bool before) => kind switch
    {
        ShiftKind.Changed => "a reversal",
        ShiftKind.Retracted => "a statement taken back",
        ShiftKind.Contradicted => "two voices that differ",
        ShiftKind.Act => "a deed",
        ShiftKind.Denied => "a denial",
        ShiftKind.NewClaim => "a claim by another",
        ShiftKind.First => before ? "a word of long ago, said again" : "a first word",
        _ => "a move by degrees",
    };

    private static string Grounds(Position position)
    {
        var unnamed = UnnamedSource.IsBehind(position);
        var voice = position.Voice switch
        {
            Positions.Voice.Own => unnamed ? "the party's own words by a source that gives no name" : "the party's own words",
            Positions.Voice.Other => unnamed ? "the word of a source that gives no name only" : "another party's word only",
            _ => "no quotation, the outlet's description",
        };
        var modality = position.Modality == Modality.Asserted ? "plainly said" : $"put as {position.Modality.ToString().ToLowerInvariant()}";
        return $"{voice}, {modality}";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
