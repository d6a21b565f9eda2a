using StoryWatch.Composition.Replays;

namespace StoryWatch.Tests.Composition.Replays;

public sealed class ArchiveFolderTests : IDisposable
{
    private readonly DirectoryInfo _outside = Directory.CreateTempSubdirectory("storywatch-archives-");
    private readonly DirectoryInfo _folder;
    private readonly ArchiveFolder _archives;

    public ArchiveFolderTests()
    {
        _folder = _outside.CreateSubdirectory("archives");
        _archives = new(_folder);
        File.WriteAllText(Path.Combine(_outside.FullName, "secret.jsonl"), """{"id":"secret","text":"Not to be read."}""");
        File.WriteAllText(Path.Combine(_folder.FullName, "talks.jsonl"), """{"id":"a","text":"The envoys met."}""");
        File.WriteAllText(Path.Combine(_folder.FullName, "talks.expectations.json"), "[]");
        File.WriteAllText(Path.Combine(_folder.FullName, "notes.txt"), "none");
    }

    public void Dispose() => _outside.Delete(recursive: true);

    [Fact]
    public async Task It_lists_the_demo_and_the_archives_of_the_folder_and_nothing_else()
    {
        _archives.List().Select(archive => (archive.Name, archive.IsShipped)).ShouldBe([("demo", true), ("talks.jsonl", false)]);
        (await _archives.Read("talks.jsonl", TimeProvider.System, default)!.ToListAsync()).Single().Article!.Id.ShouldBe("a");
        (await _archives.ExpectationsAsync("talks.jsonl", default)).ShouldBe("[]"u8.ToArray());
        (await _archives.ExpectationsAsync("demo", default)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("../secret.jsonl")]
    [InlineData("..\\secret.jsonl")]
    [InlineData("./talks.jsonl")]
    [InlineData("archives/../talks.jsonl")]
    [InlineData("talks.jsonl\0")]
    [InlineData("notes.txt")]
    [InlineData("talks.expectations.json")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("*.jsonl")]
    public async Task No_name_leads_out_of_the_list(string name)
    {
        _archives.Read(name, TimeProvider.System, default).ShouldBeNull();
        (await _archives.ExpectationsAsync(name, default)).ShouldBeNull();
    }

    [Fact]
    public void An_absolute_path_and_a_link_are_no_names()
    {
        _archives.Read(Path.Combine(_outside.FullName, "secret.jsonl"), TimeProvider.System, default).ShouldBeNull();
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "link.jsonl"), Path.Combine(_outside.FullName, "secret.jsonl"));
        _archives.List().ShouldNotContain(archive => archive.Name == "link.jsonl");
        _archives.Read("link.jsonl", TimeProvider.System, default).ShouldBeNull();
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_nothing() =>
        new ArchiveFolder(new DirectoryInfo(Path.Combine(_outside.FullName, "nowhere"))).List().Select(archive => archive.Name).ShouldBe(["demo"]);
}
