using System.Globalization;
using System.Text.Json;
using StoryWatch.Feeds.Reading;
using Xunit.Abstractions;

namespace StoryWatch.Feeds.Tests.Conformance;

/// <summary>feedparser's own suite, as far as it is about what an article has.</summary>
public sealed class FeedparserTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [SharedFact]
    public void Fields_that_we_carry_are_as_feedparser_has_them_in_97_of_100_cases()
    {
        using var suite = JsonDocument.Parse(File.ReadAllBytes(SharedData.PathOf("feedparser", "expectations.json")));
        var cases = suite.RootElement.GetProperty("cases").EnumerateArray().Select(definition => new FeedparserCase(definition)).ToList();
        var (passed, missed) = (0, new List<string>());
        foreach (var one in cases.Where(one => one.Carried.Count > 0))
        {
            if (Miss(one) is { } miss)
                missed.Add($"{one.File}: {miss}");
            else
                passed++;
        }

        var total = passed + missed.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"feedparser: {passed} of {total} cases about carried fields as expected ({100.0 * passed / total:0.0}%); {cases.Count - total} cases are about none"));
        foreach (var reason in cases.SelectMany(one => one.Excluded).GroupBy(reason => reason).OrderByDescending(group => group.Count()))
            output.WriteLine($"  excluded {reason.Count()} expectations {reason.Key}");
        foreach (var miss in missed)
            output.WriteLine($"  missed {miss}");
        (passed / (double)total).ShouldBeGreaterThanOrEqualTo(0.97, string.Join('\n', missed));
    }

    [SharedFact]
    public async Task No_document_of_the_suite_crashes_or_hangs_the_reader()
    {
        var read = 0;
        foreach (var path in Directory.EnumerateFiles(SharedData.PathOf("feedparser"), "*.xml", SearchOption.AllDirectories))
        {
            var reading = Task.Run(() =>
            {
                try
                {
                    return FeedDocument.Read(File.ReadAllBytes(path), FeedSource.Unknown, DateTimeOffset.UnixEpoch).Entries.Count;
                }
                catch (FeedFormatException)
                {
                    return -1;
                }
            });
            await reading.WaitAsync(Patience);
            read++;
        }

        output.WriteLine($"feedparser: {read} documents, no crash, no hang");
        read.ShouldBeGreaterThan(1000);
    }

    private static string? Miss(FeedparserCase one)
    {
        try
        {
            var content = one.Read();
            return one.Carried.Select(expected => expected.Miss(content) is { } actual ? $"{expected.Field} is '{actual}', not '{expected.Value}'" : null)
                .FirstOrDefault(miss => miss is not null);
        }
        catch (FeedFormatException refused)
        {
            return refused.Message;
        }
    }
}
