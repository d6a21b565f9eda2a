using System.Text.Json;
using StoryWatch.Feeds.Json;
using StoryWatch.Feeds.Reading;
using StoryWatch.Feeds.Text;
using Xunit.Abstractions;

namespace StoryWatch.Feeds.Tests.Conformance;

/// <summary>The suite of IPTC's ninjs repository, 1.0 to 3.1. Its folders say which version a document is to be judged by.</summary>
public sealed class NinjsSuiteTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [SharedFact]
    public void Every_document_that_should_pass_is_read_into_an_article()
    {
        var (read, titled, texts, problems) = (0, 0, 0, new List<string>());
        foreach (var path in Documents("should_pass"))
        {
            var entry = ReadOne(path);
            var line = EntryArticle.Of(1, entry, "https://wire.example/", null, null, Now);
            if (line.Article is null || line.Fault is not null)
                problems.Add($"{path}: {line.Fault}");
            read += line.Article is null ? 0 : 1;
            titled += entry.Title is null ? 0 : 1;
            texts += entry.Content is null ? 0 : 1;
            problems.AddRange(Lost(path, entry));
        }

        output.WriteLine($"ninjs should_pass: {read} read, {titled} with a headline, {texts} with a body; problems {problems.Count}");
        problems.ShouldBeEmpty();
    }

    [SharedFact]
    public void Every_document_that_should_fail_gives_an_error_that_names_the_field_or_the_line()
    {
        var (told, silent) = (0, new List<string>());
        foreach (var path in Documents("should_fail"))
        {
            var error = Error(path);
            output.WriteLine($"  {Path.GetRelativePath(SharedData.PathOf("ninjs", "test_suite"), path)}: {error}");
            if (string.IsNullOrEmpty(error))
                silent.Add(path);
            else
                told++;
        }

        output.WriteLine($"ninjs should_fail: {told} of {told + silent.Count} give an error");
        silent.ShouldBeEmpty();
    }

    [SharedFact]
    public void Every_example_of_the_standard_is_read()
    {
        var examples = Directory.EnumerateFiles(SharedData.PathOf("ninjs", "examples"), "*.json", SearchOption.AllDirectories)
            .Where(path => !path.Contains("schema-extension", StringComparison.Ordinal)).ToList();
        var refused = examples.Select(path => (path, FeedDocument.Read(File.ReadAllBytes(path), FeedSource.Unknown, Now).Entries))
            .SelectMany(read => read.Entries.Where(entry => entry.Fault is not null).Select(entry => $"{read.path}: {entry.Fault}")).ToList();

        output.WriteLine($"ninjs examples: {examples.Count} documents, {refused.Count} items refused");
        foreach (var one in refused)
            output.WriteLine($"  {one}");
        refused.Count.ShouldBeLessThanOrEqualTo(1);
    }

    private static IEnumerable<string> Documents(string kind) =>
        Directory.EnumerateFiles(SharedData.PathOf("ninjs", "test_suite"), "*.json", SearchOption.AllDirectories)
            .Where(path => path.Contains($"{Path.DirectorySeparatorChar}{kind}{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string VersionOf(string path) => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path)))!.Replace("x_dev", "x", StringComparison.Ordinal);

    private static FeedEntry ReadOne(string path) =>
        JsonDocuments.Read(Charset.Decode(File.ReadAllBytes(path), null), FeedSource.Unknown, VersionOf(path)).Entries.ShouldHaveSingleItem();

    private static string? Error(string path)
    {
        try
        {
            var entry = ReadOne(path);
            return (entry.Fault ?? entry.Doubt)?.ToString();
        }
        catch (FeedFormatException broken)
        {
            return broken.Message;
        }
    }

    /// <summary>What the document has, by the standard's names, and the entry has not.</summary>
    private static IEnumerable<string> Lost(string path, FeedEntry entry)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var property in document.RootElement.EnumerateObject())
        {
            var isEmpty = property.Value.ValueKind is JsonValueKind.Array && property.Value.GetArrayLength() == 0;
            var lost = property.Name.ToLowerInvariant() switch
            {
                "headline" or "headlines" => entry.Title is null,
                "body_text" or "body_html" or "body_xhtml" or "bodies" => entry.Content is null,
                "versioncreated" => entry.Updated is null && FeedDate.Parse(property.Value.GetString()) is not null,
                "firstcreated" => entry.Published is null && FeedDate.Parse(property.Value.GetString()) is not null,
                "pubstatus" => !entry.Status.ToString().Equals(property.Value.GetString(), StringComparison.OrdinalIgnoreCase),
                "embargoed" => entry.Embargo is null && entry.Status is not Stories.Articles.ArticleStatus.Withheld,
                _ => false,
            };
            if (lost && !isEmpty)
                yield return $"{path}: {property.Name} is lost";
        }
    }
}
