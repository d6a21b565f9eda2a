using System.Text;
using StoryWatch.Newsroom.Replay.Expectations;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;

namespace StoryWatch.Newsroom.Tests.Replay.Expectations;

public sealed class ExpectationFileTests
{
    [Fact]
    public void A_rule_is_read_with_its_line()
    {
        var rule = Read(
            """
            [
              {"id": "offer", "rule": "within", "why": "The offer.", "article": "a-1", "story": "a-0", "withinHours": 1.5,
               "actor": {"country": "NOR"}, "counterpart": {"name": "Sweden"}, "issue": ["talks"], "to": ["willing"], "kind": ["new-claim", "first"]}
            ]
            """).ShouldHaveSingleItem();

        (rule.Line, rule.Id, rule.Rule, rule.Article, rule.Story).ShouldBe((2, "offer", ExpectationRule.Within, "a-1", "a-0"));
        rule.Within.ShouldBe(TimeSpan.FromMinutes(90));
        rule.To!.ShouldBe([Stance.Willing]);
        rule.Kinds!.ShouldBe([ShiftKind.NewClaim, ShiftKind.First], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"id": "x", "rule": "within"}""", "f.json:2: rule 'x': article is missing")]
    [InlineData("""{"rule": "within", "article": "a"}""", "f.json:2: rule '?': id is missing")]
    [InlineData("""{"id": "x", "rule": "soon", "article": "a"}""", "f.json:2: rule 'x': rule must be one of within, mustNot, exactlyOnce, notBefore; 'soon' is none")]
    [InlineData("""{"id": "x", "rule": "within", "article": "a", "to": ["wiling"]}""", "f.json:2: rule 'x': to must be one of")]
    [InlineData("""{"id": "x", "rule": "within", "article": "a", "kind": "first"}""", "f.json:2: rule 'x': kind must be a list")]
    [InlineData("""{"id": "x", "rule": "within", "article": "a", "actor": {"country": "Norway"}}""", "f.json:2: rule 'x': actor.country must be")]
    [InlineData("""{"id": "x", "rule": "within", "article": "a", "actor": {}}""", "f.json:2: rule 'x': actor must have")]
    [InlineData("""{"id": "x", "rule": "within", "artikel": "a", "article": "a"}""", "f.json:2: rule 'x': artikel is no field")]
    [InlineData("""{"id": "x", "rule": "exactlyOnce", "article": "a", "story": "a"}""", "f.json:2: rule 'x': withinHours is missing")]
    [InlineData("""{"id": "x", "rule": "exactlyOnce", "article": "a", "story": "a", "withinHours": -1}""", "f.json:2: rule 'x': withinHours must be")]
    [InlineData("""{"id": "x", "rule": "notBefore", "story": "a"}""", "f.json:2: rule 'x': notBefore is missing")]
    [InlineData("7", "f.json:2: a rule is a JSON object")]
    public void A_fault_is_told_with_line_rule_and_field(string rule, string told) =>
        Should.Throw<ExpectationFileException>(() => Read($"[\n{rule}]")).Faults.ShouldHaveSingleItem().ShouldStartWith(told);

    [Fact]
    public void All_faults_are_told_at_once() =>
        Should.Throw<ExpectationFileException>(() => Read("""[{"id": "x", "rule": "within"}, 7]""")).Faults.Count.ShouldBe(2);

    [Fact]
    public void Two_rules_of_one_id_are_a_fault() =>
        Should.Throw<ExpectationFileException>(() => Read(
            """
            [{"id": "x", "rule": "within", "article": "a"},
             {"id": "x", "rule": "within", "article": "b"}]
            """)).Message.ShouldBe("f.json:2: rule 'x': line 1 has a rule with this id");

    [Theory]
    [InlineData("{}", "f.json:1: a file of expectations is a JSON array")]
    [InlineData("[\n{\"id\": }]", "f.json:2: this is no JSON")]
    [InlineData("", "f.json:1: this is no JSON")]
    public void What_is_no_file_of_expectations_is_told_with_its_line(string json, string told) =>
        Should.Throw<ExpectationFileException>(() => Read(json)).Message.ShouldStartWith(told);

    private static IReadOnlyList<Expectation> Read(string json) => ExpectationFile.Read("f.json", Encoding.UTF8.GetBytes(json));
}
