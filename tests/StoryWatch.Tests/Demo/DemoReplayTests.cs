using System.Runtime.CompilerServices;
using System.Xml.Linq;
using StoryWatch.Commands;

namespace StoryWatch.Tests.Demo;

/// <summary>
/// The demo replayed through the whole walk and held against what a reader expects of it. A rule that held and does not any more fails here; so does one
/// that holds though its "known" says that it does not: <c>storywatch replay src/StoryWatch/Demo/archive.jsonl --expect
/// src/StoryWatch/Demo/expectations.json --accept "misread: ..."</c> puts the file right, and its diff shows what was won and lost.
/// </summary>
public sealed class DemoReplayTests
{
    [Fact]
    public async Task The_demo_tells_what_its_expectations_say()
    {
        var folder = Directory.CreateTempSubdirectory();
        var report = Path.Combine(folder.FullName, "report.xml");
        var code = await StoryWatchCommand.Create().RunAsync(
            ["replay", Demo("archive.jsonl"), "--out", Path.Combine(folder.FullName, "shifts.jsonl"), "--expect", Demo("expectations.json"), "--junit", report]);

        XDocument.Load(report).Descendants("failure").Select(failure => $"{failure.Parent!.Attribute("name")!.Value}: {failure.Attribute("message")!.Value} {failure.Value}").ShouldBeEmpty();
        code.ShouldBe(ExitCode.Done);
        folder.Delete(recursive: true);
    }

    private static string Demo(string file, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/StoryWatch/Demo", file));
}
