using Microsoft.Extensions.Logging.Abstractions;
using StoryWatch.Analysis.Actors;
using StoryWatch.Composition;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Tests.Composition;

public sealed class EditedAnalyzerTests : IDisposable
{
    private const string Good = "state\tZRV\tGOV\t-\tZorvania\tZorvania\n";
    private const string Text = "Zorvania said on Monday that it was ready for talks with Germany. Germany said that it would study the offer of Zorvania.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("storywatch-actors-");
    private int _edits;

    private FileInfo Actors => EditedAnalyzer.In(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Without_a_file_the_shipped_names_are_in_force() => EditedAnalyzer.Read(Actors).Count.ShouldBe(ActorDictionary.Shipped.Count);

    [Fact]
    public void A_line_at_fault_is_told_with_its_number()
    {
        Edit("# names\nonly one field\n");

        Should.Throw<ActorDictionaryException>(() => EditedAnalyzer.Read(Actors)).Message.ShouldContain("actors.tsv:2");
    }

    [Fact]
    public void A_changed_file_is_in_force_from_the_next_article_on_and_a_broken_one_leaves_the_last_good_one()
    {
        var analyzer = new EditedAnalyzer(Actors, NullLogger<EditedAnalyzer>.Instance);
        Knows(analyzer).ShouldBeFalse();

        Edit(Good);
        Knows(analyzer).ShouldBeTrue();

        Edit(Good + "broken\n");
        Knows(analyzer).ShouldBeTrue();

        Actors.Delete();
        Knows(analyzer).ShouldBeFalse();
    }

    private static bool Knows(EditedAnalyzer analyzer) =>
        analyzer.Analyze(new Article("a", Text, DateTimeOffset.UnixEpoch)).Attributions.Any(said => said.Speaker.Country == "ZRV");

    private void Edit(string content)
    {
        File.WriteAllText(Actors.FullName, content);
        // Two edits within the file system's clock tick are still two edits.
        File.SetLastWriteTimeUtc(Actors.FullName, new DateTime(2026, 1, 1, 0, 0, ++_edits, DateTimeKind.Utc));
    }
}
