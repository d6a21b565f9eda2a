using System.Text.RegularExpressions;
using StoryWatch.Feeds.Reading;
using Xunit.Abstractions;

namespace StoryWatch.Feeds.Tests.Conformance;

/// <summary>The unit test files of IPTC's NewsML-G2 repository: news items are read, everything else is refused with the reason.</summary>
public sealed partial class NewsMlSuiteTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    // Broken in what every item must have.
    private static readonly string[] Invalid = ["001_incomplete_file.xml", "002_newsitem_with_no_catalog.xml"];

    [SharedFact]
    public void News_items_are_read_and_the_rest_is_refused_with_the_reason()
    {
        var (read, refused, problems) = (0, 0, new List<string>());
        foreach (var path in Directory.EnumerateFiles(SharedData.PathOf("newsml-g2", "unit_test_files"), "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var isNews = Root().Match(File.ReadAllText(path)).Groups[1].Value is "newsItem" or "newsMessage" && !Invalid.Contains(Path.GetFileName(path));
            var (articles, reason) = Read(path);
            if (articles > 0)
                read++;
            else
                refused++;
            if (isNews != articles > 0 || (articles == 0 && string.IsNullOrEmpty(reason)))
                problems.Add($"{path}: {articles} articles, {reason}");
        }

        output.WriteLine($"newsml-g2: {read} documents read, {refused} refused with a reason, {problems.Count} otherwise than they should be");
        problems.ShouldBeEmpty();
    }

    private static (int Articles, string? Reason) Read(string path)
    {
        try
        {
            var lines = FeedDocument.Read(File.ReadAllBytes(path), FeedSource.Unknown, Now).Entries
                .Select((entry, index) => EntryArticle.Of(index + 1, entry, "https://wire.example/", null, null, Now)).ToList();
            return (lines.Count(line => line.Article is not null), lines.Find(line => line.Fault is not null)?.Fault?.ToString());
        }
        catch (FeedFormatException refused)
        {
            return (0, refused.Message);
        }
    }

    [GeneratedRegex("""<([A-Za-z]+)[\s>]""")]
    private static partial Regex Root();
}
