using StoryWatch.Commands;
using StoryWatch.Testing.InMemory;

namespace StoryWatch.Tests.Commands;

public sealed class AnalyzeCommandTests
{
    [Fact]
    public async Task An_article_that_the_analyzer_fails_on_is_told_with_its_line_and_the_rest_goes_on()
    {
        var folder = Directory.CreateTempSubdirectory();
        var (input, output) = (new FileInfo(Path.Combine(folder.FullName, "in.jsonl")), new FileInfo(Path.Combine(folder.FullName, "out.jsonl")));
        await File.WriteAllLinesAsync(input.FullName, ["""{"id":"a","text":"One."}""", "", """{"id":"b","text":"unreadable"}""", "{", """{"id":"c","text":"Three."}"""]);
        var error = new StringWriter();
        int code;
        await using (var writer = JsonLinesWriter.Open(output))
            code = await AnalyzeCommand.AnalyzeAsync(input, new WordAnalyzer(), writer, new Lines(error), CancellationToken.None);

        code.ShouldBe(ExitCode.FaultyLines);
        (await File.ReadAllLinesAsync(output.FullName)).Length.ShouldBe(2);
        var told = error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        told.Length.ShouldBe(2);
        told[0].ShouldStartWith($"{input}:3: could not be analyzed");
        told[1].ShouldStartWith($"{input}:4: ");
        folder.Delete(recursive: true);
    }
}
