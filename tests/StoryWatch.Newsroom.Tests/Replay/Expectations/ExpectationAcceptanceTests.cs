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

    [Theory]
    [InlineData("{\"id\": \"x\", \"rule\": \"mustNot\", \"article\": \"a\",\n  \"known\": \"misread\",}", "{\"id\": \"x\", \"rule\": \"mustNot\", \"article\": \"a\",}")]
    [InlineData("{\"id\": \"x\", \"rule\": \"mustNot\", \"article\": \"a\", // so, so\n\"known\": \"misread\"}", "{\"id\": \"x\", \"rule\": \"mustNot\", \"article\": \"a\" // so, so\n}")]
    [InlineData("{\"known\": \"misread\" /* so, so */ , \"id\": \"x\", \"rule\": \"mustNot\", \"article\": \"a\"}", "{ /* so, so */ \"id\": \"x\", \"rule\": \"mustNot\", \"article\": \"a\"}")]
    public void Lines_commas_and_comments_about_a_known_do_not_break_the_rule(string rule, string accepted) => Accept(rule, fault: null).ShouldBe(accepted);

    [Theory]
    [InlineData("\"a\",}", "\"a\", \"known\": \"since \\u0022v2\\u0022\",}")]
    [InlineData("\"a\" /* so, */ }", "\"a\", \"known\": \"since \\u0022v2\\u0022\" /* so, */ }")]
    [InlineData("\"a\" // so\n}", "\"a\", \"known\": \"since \\u0022v2\\u0022\" // so\n}")]
    public void A_rule_that_ends_in_a_comma_or_a_comment_gets_the_reason_before_it(string end, string accepted) =>
        Accept("{\"id\": \"x\", \"rule\": \"mustNot\", \"article\": " + end, "told").ShouldBe("{\"id\": \"x\", \"rule\": \"mustNot\", \"article\": " + accepted);

    [Fact]
    public async Task A_file_is_replaced_as_a_whole_and_one_that_was_changed_meanwhile_is_not()
    {
        var folder = Directory.CreateTempSubdirectory("storywatch-accept-");
        try
        {
            var file = Path.Combine(folder.FullName, "f.json");
            await File.WriteAllTextAsync(file, """[{"id": "x", "rule": "mustNot", "article": "a",}]""");
            var results = ExpectationFile.Read(file, await File.ReadAllBytesAsync(file)).Select(rule => new ExpectationResult(rule, "told")).ToList();

            await ExpectationAcceptance.ReplaceAsync(file, results, "misread", default);

            (await File.ReadAllTextAsync(file)).ShouldBe("""[{"id": "x", "rule": "mustNot", "article": "a", "known": "misread",}]""");
            folder.GetFiles().Length.ShouldBe(1);
            await File.WriteAllTextAsync(file, """[{"id": "y", "rule": "mustNot", "article": "a"}]""");
            await Should.ThrowAsync<ExpectationFileException>(() => ExpectationAcceptance.ReplaceAsync(file, results, "misread", default));
            (await File.ReadAllTextAsync(file)).ShouldBe("""[{"id": "y", "rule": "mustNot", "article": "a"}]""");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

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
