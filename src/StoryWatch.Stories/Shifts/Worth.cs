using StoryWatch.Stories.Positions;

namespace StoryWatch.Stories.Shifts;

/// <summary>
/// How much an editor would want an alert on a position: its salience, more for a deed, less for courtesies. Articles about diplomacy are
/// full of parties that welcome, support and consult; few of these words are news.
/// </summary>
internal static class Worth
{
    /// <summary>Below this a position fills the ledger and is no alert.</summary>
    public const double AnAlert = 0.55;

    /// <summary>Below this a word that moves a line is no alert: what is said in passing beside the present stance is mostly of another matter.</summary>
    private const double AMove = 0.64;

    /// <summary>Below this a first friendly word is no alert: courtesies open every meeting.</summary>
    private const double AFriendlyFirst = 0.62;

    /// <summary>From this on a third position of one article is an alert too.</summary>
    public const double AThird = 0.75;

    /// <summary>From this on a deed done again, or an accusation made again, is an alert.</summary>
    public const double Anew = 0.75;

    /// <summary>From this on a new agreement on what was agreed before is an alert.</summary>
    public const double AgreedAnew = 0.85;

    /// <summary>From this on a first word is an alert on whatever issue: the article is about it.</summary>
    public const double OnAnyIssue = 0.85;

    private const double Deed = 0.1;
    private const double Courtesy = 0.1;
    private const double Friendly = 0.05;

    /// <summary>The least worth of a first stance that is an alert.</summary>
    public static double OfFirst(Position position) => position.Stance == Stance.Willing ? AFriendlyFirst : AnAlert;

    /// <summary>The least worth of a move of the kind that is an alert.</summary>
    public static double Of(ShiftKind kind) => kind is ShiftKind.Changed or ShiftKind.Hardened or ShiftKind.Softened ? AMove : AnAlert;

    public static double Of(Position position)
    {
        var worth = position.Salience;
        // Attacks are told again and again in passing, as what all goes back to.
        if (StanceScale.IsDeed(position.Event, Modality.Asserted) && position.Event != PloverEvent.Assault)
            worth += Deed;
        if (position.Event is PloverEvent.Support or PloverEvent.Consult or PloverEvent.Cooperate && position.Stance != Stance.Agrees)
            worth -= Courtesy;
        // To agree or to give way is no courtesy.
        if (position.Stance.Side() > 0 && position.Stance is not (Stance.Agrees or Stance.Lifts))
            worth -= Friendly;
        // Sums of tenths are not: 0.7 - 0.1 - 0.05 must be 0.55.
        return Math.Round(worth, 2);
    }
}
