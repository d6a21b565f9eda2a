using System.Text.Json;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Storage.Reading;

/// <summary>A story with its last shift, as one row.</summary>
internal sealed record StoryRow(
    string Id, string Title, long OpenedAt, long LastArticleAt, long LastShiftAt, long Articles, long Sources, long Shifts, long LastSequence, string? MergedInto,
    long? ShiftSources, long? ShiftSeverity, string? ShiftCorrected, string? ShiftDismissed, byte[]? ShiftData)
{
    public StorySummary ToSummary() => new(
        Id,
        Title,
        Ticks.ToTime(OpenedAt),
        Ticks.ToTime(LastArticleAt),
        LastShiftAt == 0 ? null : Ticks.ToTime(LastShiftAt),
        (int)Articles,
        (int)Sources,
        (int)Shifts,
        LastSequence,
        MergedInto,
        ShiftData is null ? null : new ShiftRow(ShiftSources ?? 0, ShiftSeverity ?? 0, ShiftCorrected, ShiftDismissed, ShiftData).ToView());
}

internal sealed record ArticleRow(
    string Id, long Revision, string? Outlet, string? Title, string? Url, long At, string Development, string? CopyOf, string State)
{
    public ArticleView ToView() => new(Id, (int)Revision, Outlet, Title, Url, Ticks.ToTime(At), Development, CopyOf, State);
}

/// <summary>What is told of a shift stays as it was; what is learnt later has columns of its own.</summary>
internal sealed record ShiftRow(long Sources, long Severity, string? Corrected, string? Dismissed, byte[] Data)
{
    public static byte[] Pack(ShiftView view) => JsonSerializer.SerializeToUtf8Bytes(view, StoryEventCodec.Json);

    public ShiftView ToView() => JsonSerializer.Deserialize<ShiftView>(Data, StoryEventCodec.Json)! with
    {
        Sources = (int)Sources,
        Severity = (int)Severity,
        Corrected = Corrected,
        Dismissed = Dismissed,
    };
}

internal sealed record ProposalRow(string Kind, string Other, string Developments, string Evidence, string State, long At)
{
    public const char Separator = '\n';

    public ProposalView ToView() =>
        new(Kind, Other, Developments.Length == 0 ? [] : Developments.Split(Separator), Evidence, State, Ticks.ToTime(At));
}

internal static class Ticks
{
    public static DateTimeOffset ToTime(long utcTicks) => new(utcTicks, TimeSpan.Zero);
}
