using System.Text.Json.Serialization;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;

namespace StoryWatch.Newsroom.Replay;

/// <summary>One shift in the log of a replay; see docs/formats.md.</summary>
/// <param name="Sequence">Place in the log, from 1.</param>
/// <param name="Event">PLOVER root in capitals.</param>
/// <param name="Id">Names the shift in the journal, for `storywatch explain`.</param>
/// <param name="Sources">Independent sources that had reported it by the end of the replay.</param>
public sealed record ShiftLogLine(
    long Sequence,
    DateTimeOffset At,
    string Story,
    string Article,
    ShiftKind Kind,
    Actor Actor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Actor? Counterpart,
    string Issue,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Stance? From,
    Stance To,
    string Event,
    int Severity,
    double Confidence,
    int Sources,
    Evidence Evidence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] PreviousStatement? Previous,
    string Id,
    string Why);

/// <summary>What a shift is a shift from, where it stands.</summary>
public sealed record PreviousStatement(string Article, Evidence Evidence);
