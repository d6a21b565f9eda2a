using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Tests.Journal;

/// <summary>
/// Journals outlive programs. Fixtures/ holds one that was written by a version of November 2026, an event of each kind, never to be written anew: whoever
/// changes an event must still read it, and come to what editors saw then. A new version's events go into a journal of their own beside it.
/// </summary>
public sealed class EarlierJournalTests
{
    private const string Journal = "journal-2026-11";

    [Fact]
    public void It_is_read_whole_and_has_an_event_of_each_kind_of_its_time()
    {
        var lines = Lines();

        lines.Select(line => line.Happened).ShouldNotContain((StoryEvent?)null);
        lines.Select(line => line.Name).Distinct().Count().ShouldBe(27);
    }

    [Fact]
    public void It_replays_to_the_ledger_that_editors_saw_then() =>
        Told(StoryThread.Initial.Evolve(Lines().Select(line => line.Happened))).ShouldBe(File.ReadAllLines(Fixture(Journal + ".ledger.txt")));

    [Fact]
    public void The_story_goes_on_from_it()
    {
        var state = StoryThread.Initial.Evolve(Lines().Select(line => line.Happened));
        var known = state.Articles["a3"].Article;

        var command = new TakeArticle(known with { Id = "a99", SourceGroup = "g-99", At = known.At.AddDays(20) }, default, "d-9", null, "The end.", [], []);
        StoryThread.Decide(state, command).ShouldHaveSingleItem().ShouldBeOfType<ArticleAdded>();
        StoryThread.Decide(state, command with { Article = known }).ShouldBeEmpty();
    }

    // What a story knows, one line each, in an order of its own.
    private static IEnumerable<string> Told(StoryThread state)
    {
        yield return $"version {state.Version}: {state.Title}, opened {Day(state.OpenedAt)}";
        foreach (var (id, article) in state.Articles.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            yield return $"article {id} revision {article.Article.Revision}{(article.Withdrawn ? " withdrawn" : "")}";
        foreach (var (line, entry) in state.Ledger.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal))
        {
            yield return $"line {line}: {string.Join(", ", entry.Held.Select(held =>
                $"{held.Stance} {Day(held.At)} by {held.Sources.Count} told {held.ShiftId ?? "never"}{(held.Dissent ? " dissent" : "")}"))}";
        }

        foreach (var told in state.Shifts.Values.OrderBy(told => told.Shift.After.Article.At).ThenBy(told => told.Shift.Id, StringComparer.Ordinal))
        {
            yield return $"shift {told.Shift.Id} {told.Shift.Kind} {told.Shift.From}->{told.Shift.To} sources {told.Sources.Count} severity {told.Severity}"
                + $"{(told.Answered ? " answered" : "")}{(told.Dismissed ? " dismissed" : "")}{(told.Corrected is { } reason ? $" corrected: {reason}" : "")}";
        }

        foreach (var (party, claims) in state.Claims.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            foreach (var claim in claims)
                yield return $"claim {party} {claim.Claim.Id} sources {claim.Sources.Count}{(claim.Withdrawn ? " withdrawn" : "")}: {claim.Claim.Evidence.Text}";
        }

        yield return $"issues {string.Join(", ", state.MergedIssues.Select(pair => $"{pair.Key} is {pair.Value}"))}; misread {string.Join(", ", state.Misreadings.Keys)}; no news {string.Join(", ", state.Dismissals.Keys)}";
        yield return $"merged into {state.MergedInto?.Value ?? "none"}; split off {string.Join(", ", state.Splits.Keys)}";
        yield return $"pinned by {state.Marks.Pin?.By}, seen through {state.Marks.Acknowledged?.Through}, muted {state.Marks.Mute is not null}, assigned {state.Marks.Assigned is not null}";
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<(string Name, StoryEvent Happened)> Lines() =>
        [.. File.ReadLines(Fixture(Journal + ".jsonl")).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            var name = json.RootElement.GetProperty("name").GetString()!;
            return (name, StoryEventCodec.Read(name, JsonSerializer.SerializeToUtf8Bytes(json.RootElement.GetProperty("data"))));
        })];

    private static string Fixture(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Fixtures", file);
}
