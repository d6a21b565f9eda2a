using System.Text;
using System.Xml.Linq;
using StoryWatch.Newsroom.Replay;
using StoryWatch.Newsroom.Replay.Expectations;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;

namespace StoryWatch.Newsroom.Tests.Replay.Expectations;

public sealed class ExpectationCheckTests
{
    private static readonly DateTimeOffset Noon = new(2021, 3, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly ReplayedArticles Articles = new(
    [
        new("a-1", Noon, "s-1"), new("a-2", Noon.AddHours(1), "s-1"), new("a-3", Noon.AddHours(5), "s-1"), new("b-1", Noon, "s-2"), new("a-1", Noon.AddHours(9), "s-1"),
    ]);

    [Theory]
    [InlineData("""{"rule": "within", "article": "a-1", "to": ["willing"]}""", true)]
    [InlineData("""{"rule": "within", "article": "a-1", "to": ["unwilling"]}""", false)]
    [InlineData("""{"rule": "within", "article": "a-1", "kind": ["corrected"]}""", false)]
    [InlineData("""{"rule": "within", "article": "a-1", "kind": ["corrected"], "withinHours": 9}""", true)]
    [InlineData("""{"rule": "within", "article": "a-1", "story": "b-1"}""", false)]
    [InlineData("""{"rule": "within", "article": "a-1", "actor": {"country": "SWE"}}""", false)]
    [InlineData("""{"rule": "within", "article": "a-1", "actor": {"name": "norway"}, "issue": ["talks"]}""", true)]
    [InlineData("""{"rule": "within", "article": "a-3", "from": ["willing"]}""", true)]
    [InlineData("""{"rule": "within", "article": "a-1", "from": ["willing"]}""", false)]
    [InlineData("""{"rule": "within", "article": "a-2"}""", false)]
    [InlineData("""{"rule": "mustNot", "article": "a-2"}""", true)]
    [InlineData("""{"rule": "mustNot", "article": "a-3", "to": ["willing"]}""", true)]
    [InlineData("""{"rule": "mustNot", "article": "a-3", "to": ["unwilling"]}""", false)]
    [InlineData("""{"rule": "exactlyOnce", "story": "a-1", "article": "a-1", "to": ["unwilling"], "withinHours": 5}""", true)]
    [InlineData("""{"rule": "exactlyOnce", "story": "a-1", "article": "a-1", "to": ["unwilling"], "withinHours": 4}""", false)]
    [InlineData("""{"rule": "exactlyOnce", "story": "a-1", "article": "a-1", "withinHours": 5}""", false)]
    [InlineData("""{"rule": "notBefore", "story": "a-1", "to": ["unwilling"], "notBefore": "a-3"}""", true)]
    [InlineData("""{"rule": "notBefore", "story": "a-1", "to": ["willing"], "notBefore": "a-3"}""", false)]
    [InlineData("""{"rule": "notBefore", "story": "b-1", "to": ["willing"], "notBefore": "a-3"}""", true)]
    public void A_rule_holds_by_what_the_log_tells(string rule, bool holds) => Check(rule).ShouldHaveSingleItem().Holds.ShouldBe(holds);

    [Fact]
    public void A_rule_about_an_article_that_the_replay_has_not_is_an_error_and_no_pass() =>
        Should.Throw<ExpectationFileException>(() => Check("""{"rule": "mustNot", "article": "a-9"}"""))
            .Message.ShouldBe("f.json:1: rule 'x': article names no article of the replay: 'a-9'");

    [Fact]
    public void The_report_has_a_case_for_each_rule_and_the_reason_of_each_failure()
    {
        var results = Check("""{"rule": "within", "article": "a-2", "why": "Nothing <moves>."}""");
        var suite = Suite(results);
        suite.Attribute("tests")!.Value.ShouldBe("1");
        suite.Attribute("failures")!.Value.ShouldBe("1");
        var failure = suite.Element("testcase")!.Element("failure")!;
        failure.Attribute("message")!.Value.ShouldBe("Nothing <moves>.");
        failure.Value.ShouldContain("no fitting shift on a-2");
    }

    [Theory]
    [InlineData("""{"rule": "within", "article": "a-1"}""", ExpectationOutcome.Holds, true)]
    [InlineData("""{"rule": "within", "article": "a-2"}""", ExpectationOutcome.Fails, false)]
    [InlineData("""{"rule": "within", "article": "a-2", "known": "misread"}""", ExpectationOutcome.KnownToFail, true)]
    [InlineData("""{"rule": "within", "article": "a-1", "known": "misread"}""", ExpectationOutcome.HoldsByNow, false)]
    public void A_rule_that_begins_to_hold_is_not_as_the_file_says_nor_is_one_that_ceases_to(string rule, ExpectationOutcome outcome, bool asTheFileSays)
    {
        var result = Check(rule).ShouldHaveSingleItem();

        result.Outcome.ShouldBe(outcome);
        result.IsAsTheFileSays.ShouldBe(asTheFileSays);
    }

    [Fact]
    public void What_is_known_not_to_hold_is_skipped_in_the_report_with_its_reason()
    {
        var suite = Suite(Check("""{"rule": "within", "article": "a-2", "known": "misread: a deed in a participle"}"""));

        suite.Attribute("failures")!.Value.ShouldBe("0");
        suite.Attribute("skipped")!.Value.ShouldBe("1");
        suite.Element("testcase")!.Element("skipped")!.Attribute("message")!.Value.ShouldBe("misread: a deed in a participle");
    }

    [Fact]
    public void What_holds_by_now_is_a_failure_in_the_report()
    {
        var suite = Suite(Check("""{"rule": "within", "article": "a-1", "known": "misread"}"""));

        suite.Attribute("failures")!.Value.ShouldBe("1");
        suite.Element("testcase")!.Element("failure")!.Attribute("message")!.Value.ShouldContain("holds by now");
    }

    private static XElement Suite(IReadOnlyList<ExpectationResult> results)
    {
        using var stream = new MemoryStream();
        JUnitReport.Write(stream, "f.json", results);
        return XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).Root!.Element("testsuite")!;
    }

    private static IReadOnlyList<ExpectationResult> Check(string rule)
    {
        var rules = ExpectationFile.Read("f.json", Encoding.UTF8.GetBytes($"[{rule.Replace("{\"rule\"", "{\"id\": \"x\", \"rule\"", StringComparison.Ordinal)}]"));
        ShiftLogLine[] log =
        [
            Line(1, "a-1", 0, ShiftKind.First, Stance.Willing), Line(2, "a-3", 5, ShiftKind.Changed, Stance.Unwilling) with { From = Stance.Willing }, Line(3, "a-1", 9, ShiftKind.Corrected, Stance.Willing),
        ];
        return new ExpectationCheck(log, Articles).Check("f.json", rules);
    }

    private static ShiftLogLine Line(int sequence, string article, int hour, ShiftKind kind, Stance to) => new(
        sequence, Noon.AddHours(hour), "s-1", article, kind, new Actor("Norway", "NOR", "GOV"), null, "talks", null, to, "CONSULT", 1, 0.9, 1,
        new Evidence("words", 0, 5), null, $"x-{sequence}", "why");
}
