using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Shifts;

/// <summary>Tells news from what is retold.</summary>
internal static class News
{
    /// <summary>A stance told in words this alike was told before: it is retold, whatever has happened since.</summary>
    private const double Retelling = 0.5;

    /// <summary>Words this alike are the old ones, quoted again.</summary>
    private const double OwnWords = 0.8;

    /// <summary>A deed told in words this alike is the one of before: two truces of the same parties share their names.</summary>
    private const double SameDeed = 0.6;

    /// <summary>Statements older than this when an article tells them are background.</summary>
    private const int OldDays = 4;

    /// <summary>Reports of one deed or accusation come within this time of it.</summary>
    private static readonly TimeSpan SameMatter = TimeSpan.FromDays(4);

    /// <summary>What nobody has reported for so long is news when an article leads with it again.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromDays(45);

    /// <summary>What was taken for a repeat is one when other outlets tell it hours later, or late.</summary>
    private static readonly TimeSpan SameDay = TimeSpan.FromHours(12);

    /// <summary>Not background, not an earlier day's news, not what the line held before in the same words.</summary>
    /// <param name="alsoCurrent">The article holds the present stance too, and puts it first.</param>
    public static bool IsNews(LedgerEntry entry, Position position, TakeArticle take, bool alsoCurrent)
    {
        if (position.Background || position.Modality == Modality.Hypothetical || take.CopyOf is not null || IsOld(position, take))
            return false;
        // A late article about an earlier day, and an article of today that tells an earlier day's word.
        if (take.Article.At < entry.Current.Statement.Article.At || PositionLedger.StatementOf(position, take.Article).At < entry.Current.At)
            return false;
        // An article that puts the present stance first tells how it came to be, or what goes with it.
        if (alsoCurrent)
            return false;
        // An agreement or a step that an article leads with in like words after the party was told to have gone back on it, is made again; an
        // offer is but retold.
        var since = Worth.Of(position) >= Worth.OnAnyIssue && position.Voice == Voice.Own && Math.Abs(position.Stance.Level()) >= 3
            ? entry.Held.FindLastIndex(held => held.ShiftId is not null && held.Stance.Side() * position.Stance.Side() < 0) + 1
            : 0;
        var wording = Wording.Of(position.Evidence.Text);
        return !entry.Held.Where((held, index) => held.Stance.Side() == position.Stance.Side() && held.Stance != entry.Current.Stance
            && Wording.Of(held.Statement.Evidence.Text).Overlap(wording) >= (index < since ? OwnWords : Retelling)).Any();
    }

    /// <summary>The article itself says that it was days ago.</summary>
    public static bool IsOld(Position position, TakeArticle take) =>
        position.Said is { } day && DateOnly.FromDateTime(take.Article.At.UtcDateTime).DayNumber - day.DayNumber > OldDays;

    /// <summary>
    /// The party does again what it did before, or accuses and denies anew: new sanctions, another strike, another incident. Told where the
    /// article leads with it, in words of its own, days after the last time. What it has only said counts so after a long silence.
    /// </summary>
    public static bool IsAnew(LedgerKey line, LedgerEntry entry, Position position, TakeArticle take) =>
        (line.Track != LedgerTrack.Stand || IsStandingDeed(position) || IsAfterSilence(entry.Current, position, take))
        && Worth.Of(position) >= Worth.Anew && take.CopyOf is null && !position.Background && !IsOld(position, take)
        && IsAnotherMatter(entry.Current, take)
        && take.Article.At - entry.Current.Latest > SameDay
        && !entry.Held.Exists(held => Wording.Of(held.Statement.Evidence.Text).Overlap(Wording.Of(position.Evidence.Text)) >= SameDeed);

    /// <summary>A stance of the same kind that is told so much later is another deed or accusation.</summary>
    public static bool IsAnotherMatter(HeldStance held, TakeArticle take) => take.Article.At - held.At > SameMatter;

    /// <summary>An article leads with it, long after the last report of the stance.</summary>
    public static bool IsAfterSilence(HeldStance held, Position position, TakeArticle take) =>
        take.Article.At - held.Latest > Silence && Worth.Of(position) >= Worth.OnAnyIssue;

    /// <summary>A deed, or an agreement, that may be made more than once.</summary>
    public static bool IsStandingDeed(Position position) =>
        (StanceScale.IsDeed(position.Event, position.Modality) && position.Stance is Stance.Imposes or Stance.Lifts or Stance.Withdraws or Stance.Agrees) || IsAgreedAnew(position);

    /// <summary>A new agreement on what was agreed before: the date of a meeting, the peace after the truce. Told where the article is about it.</summary>
    public static bool IsAgreedAnew(Position position) =>
        position is { Stance: Stance.Agrees, Modality: Modality.Asserted or Modality.Future, Background: false, Voice: not Voice.Other } && Worth.Of(position) >= Worth.AgreedAnew;
}
