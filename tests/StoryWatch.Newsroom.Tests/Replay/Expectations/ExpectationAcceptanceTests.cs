using System.Text;
using StoryWatch.Newsroom.Replay.Expectations;

namespace StoryWatch.Newsroom.Tests.Replay.Expectations;

public sealed class ExpectationAcceptanceTests
{
    [Theory]
    [InlineData("""{"id": "x", "rule": "mustNot", "article": "a", "known": "misread, badly"}""", """{"id": "x", "rule": "mustNot", "article": "a"}""")]
    [InlineData("""{"known": "misread", "id": "x", "rule": "mustNot", "article": "a"}""", """{"id": "x", "rule": "mustNot", "article": "a"}""")]
    [InlineData("""{"id": "x", "known":"misread",  "rule": "mustNot", "article": "a" }""", """{"id": "x",  "rule": "mustNot", "article": "a" }""")]
    public void A_rule_that_holds_by_now_loses_its_known_and_nothing_else(string rule, string accepted) => Accept(rule, fault: null).ShouldBe(accepted);

    [Fact]
    public void A_rule_that_does_not_hold_gets_the_reason() =>
        Accept("""{"id": "x", "rule": "mustNot", "article": "a" }""", "told").ShouldBe("""{"id": "x", "rule": "mustNot", "article": "a", "known": "since \u0022v2\u0022" }""");

    [Theory]
    [InlineData("""{"id": "x", "rule": "mustNot", "article": "a", "known": "misread"}""", "told")]
    [InlineData("""{"id": "x", "rule": "mustNot", "article": "a"}""", null)]
    public void A_rule_that_is_as_the_file_says_stays_as_it_is(string rule, string? fault) => Accept(rule, fault).ShouldBe(rule);

    [Fact]
    public void Comments_lines_and_the_other_rules_stay_as_they_are()
    {
        var file = """
            [
              // The first day.
              {"id": "one", "rule": "mustNot", "article": "a"},

              {"id": "two", "rule": "mustNot", "article": "b", "known": "misread"},
            ]
            """;

        Apply(file, [null, null]).ShouldBe(file.Replace(", \"known\": \"misread\"", "", StringComparison.Ordinal));
        ExpectationFile.Read("f.json", Encoding.UTF8.GetBytes(Apply(file, ["told", "told"]))).Select(rule => rule.Known).ShouldBe(["since \"v2\"", "misread"]);
    }

    private static string Accept(string rule, string? fault) => Apply($"[{rule}]", [fault])[1..^1];

    private static string Apply(string file, string?[] faults)
    {
        var json = Encoding.UTF8.GetBytes(file);
        var results = ExpectationFile.Read("f.json", json).Select((rule, at) => new ExpectationResult(rule, faults[at])).ToList();
        return Encoding.UTF8.GetString(ExpectationAcceptance.Apply(json, results, "since \"v2\""));
    }
}
