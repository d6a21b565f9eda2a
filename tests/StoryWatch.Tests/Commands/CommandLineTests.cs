using StoryWatch.Commands;

namespace StoryWatch.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("replay a.jsonl --speed fast", "--speed")]
    [InlineData("replay a.jsonl --speed 0", "--speed")]
    [InlineData("replay", "replay")]
    [InlineData("replay a.jsonl --junit report.xml", "--expect")]
    [InlineData("replay a.jsonl --accept misread", "--expect")]
    [InlineData("demo --speed -1", "--speed")]
    [InlineData("analyse", "analyse")]
    [InlineData("token create Ada --role owner", "owner")]
    [InlineData("token create Ada --days 0", "--days")]
    public void Wrong_arguments_are_told_by_name(string line, string named) =>
        StoryWatchCommand.Create().Parse(line).Errors.ShouldContain(error => error.Message.Contains(named, StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("--data d --urls http://localhost:1")]
    [InlineData("serve --data d")]
    [InlineData("replay a.jsonl b.jsonl.gz --speed max --out log.jsonl --data d")]
    [InlineData("demo --speed 5")]
    [InlineData("analyze --in a.jsonl --out b.jsonl")]
    [InlineData("feed https://ledger.example/feed")]
    [InlineData("feed http://localhost/feed --allow-private-addresses")]
    [InlineData("replay a.jsonl --expect rules.json --junit report.xml")]
    [InlineData("explain x-1 --data d")]
    [InlineData("explain 3 --log log.jsonl")]
    [InlineData("doctor")]
    [InlineData("token create Ada --role admin --data d")]
    [InlineData("token list --postgres Host=db")]
    public void The_documented_lines_are_understood(string line) => StoryWatchCommand.Create().Parse(line).Errors.ShouldBeEmpty();

    [Fact]
    public async Task A_file_that_is_not_there_is_one_line_and_exit_code_2() =>
        (await StoryWatchCommand.Create().RunAsync(["replay", "/nowhere/a.jsonl"])).ShouldBe(ExitCode.Failed);

    [Theory]
    [InlineData("localhost")]
    [InlineData("http://localhost:99999")]
    public async Task An_address_that_cannot_be_listened_on_is_one_line_and_exit_code_2(string url) =>
        (await StoryWatchCommand.Create().RunAsync(["demo", "--urls", url])).ShouldBe(ExitCode.Failed);

    [Fact]
    public async Task A_token_made_on_the_command_line_is_listed_and_revoked()
    {
        var folder = Directory.CreateTempSubdirectory();
        string[] data = ["--data", folder.FullName];
        (await StoryWatchCommand.Create().RunAsync(["token", "create", "Ada", "--role", "editor", .. data])).ShouldBe(ExitCode.Done);
        (await StoryWatchCommand.Create().RunAsync(["token", "create", "Ada", "--role", "admin", .. data])).ShouldBe(ExitCode.Failed);
        (await StoryWatchCommand.Create().RunAsync(["token", "list", .. data])).ShouldBe(ExitCode.Done);
        (await StoryWatchCommand.Create().RunAsync(["token", "revoke", "0123456789abcdef", .. data])).ShouldBe(ExitCode.Failed);
        folder.Delete(recursive: true);
    }
}
