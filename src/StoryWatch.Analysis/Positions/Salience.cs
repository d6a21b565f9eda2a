using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>How much an editor would care for a position, from 0 to 1.</summary>
internal static class Salience
{
    /// <summary>What is background is worth no more.</summary>
    public const double MostOfPast = 0.4;

    public static double Of(Position position, int sentence, double probability, bool namesCounterpart, bool habit, double headline)
    {
        var score = 0.53 + headline + Place(sentence) + ((probability - 0.75) * 0.3);
        if (position.Voice == Voice.Own)
            score += 0.1;
        if (position.Event.Quad() is QuadClass.MaterialConflict or QuadClass.MaterialCooperation && position.Modality == Modality.Asserted)
            score += 0.1;
        if (!namesCounterpart)
            score -= position.Counterpart is null ? 0.15 : 0.1;
        if (position.Voice == Voice.Other)
            score -= 0.2;
        if (position.Modality == Modality.Hypothetical)
            score -= 0.2;
        if (position.Actor.Sector is "LEG" or "SPY" || (position.Issue == "relations" && !StanceScale.IsDeed(position.Event, position.Modality)))
            score -= 0.15;
        if (habit)
            score -= 0.15;
        return Math.Round(Math.Clamp(position.Background ? Math.Min(score, MostOfPast) : score, 0, 1), 2);
    }

    // Newspapers put what is new first.
    private static double Place(int sentence) => sentence switch
    {
        0 => 0.3,
        1 => 0.25,
        <= 3 => 0.2,
        <= 6 => 0.12,
        <= 10 => 0.05,
        <= 20 => 0,
        _ => -0.1,
    };
}
