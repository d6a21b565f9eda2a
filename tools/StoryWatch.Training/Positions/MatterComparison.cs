using StoryWatch.Stories.Positions;

namespace StoryWatch.Training.Positions;

/// <summary>What a sentence is about, the likeliest issue first, and what is done.</summary>
internal sealed record Matter(PloverEvent Event, string[] Issues)
{
    public override string ToString() => $"{Event} {string.Join('+', Issues)}";
}

/// <summary>
/// Tells a pair of codes. They speak of one matter where the first issue of one is among the issues of the other; then opposite
/// sides (cooperation with offers of talks, conflict) are a reversal and the same side is the same position. The same event on issues that neither names
/// is the same position, anything else a different matter.
/// </summary>
internal static class MatterComparison
{
    public static string Compare(Matter earlier, Matter later)
    {
        var opposite = IsCooperative(earlier) != IsCooperative(later);
        if (IsOneMatter(earlier, later))
            return opposite ? "reversal" : "same_position";
        return earlier.Event == later.Event ? "same_position" : "different_matter";
    }

    private static bool IsOneMatter(Matter a, Matter b) =>
        (a.Issues is [var first, ..] && b.Issues.Contains(first)) || (b.Issues is [var other, ..] && a.Issues.Contains(other));

    // Who asks for talks is willing to hold them, as positions are told: the one request that is no demand.
    private static bool IsCooperative(Matter matter) =>
        matter.Event.Quad() is QuadClass.VerbalCooperation or QuadClass.MaterialCooperation
        || (matter is { Event: PloverEvent.Request, Issues: ["talks", ..] });
}
