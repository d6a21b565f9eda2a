using System.Runtime.CompilerServices;
using StoryWatch.Commands;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Storage;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Composition;

/// <summary>What was found about one part of the program.</summary>
internal sealed record Finding(string Part, bool IsSound, string What);

/// <summary>Looks at each part by using it.</summary>
internal static class Examination
{
    private const int Batch = 1000;

    public static async IAsyncEnumerable<Finding> ExamineAsync(DirectoryInfo data, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Examine("analysis", () =>
        {
            var article = new Article("doctor", "\"We are ready for talks,\" the foreign minister of France said on Monday.", DateTimeOffset.UnixEpoch);
            var analysis = Models.CreateAnalyzer().Analyze(article);
            return $"models load; a sample gives {analysis.Attributions.Count} attributions and {analysis.Positions.Count} positions";
        });
        yield return Examine("routing", () =>
        {
            Models.CreateRoutingIndex();
            return "model and background table load";
        });
        yield return Examine("actors", () =>
        {
            var file = EditedAnalyzer.In(data.FullName);
            var dictionary = EditedAnalyzer.Read(file);
            return $"{ProgressLine.Count(dictionary.Count)} names, {(file.Exists ? $"with those of {file}" : $"as shipped; {file} would add to them")}";
        });
        yield return data.Exists
            ? await ExamineStoreAsync(data, cancellationToken)
            : new Finding("data", true, $"{data} is not there yet; serve makes it");
    }

    private static Finding Examine(string part, Func<string> use)
    {
        try
        {
            return new Finding(part, true, use());
        }
        catch (Exception fault)
        {
            return new Finding(part, false, fault.Message);
        }
    }

    private static async Task<Finding> ExamineStoreAsync(DirectoryInfo data, CancellationToken cancellationToken)
    {
        try
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            builder.Services.AddSqliteStorage(data.FullName);
            using var host = builder.Build();
            await host.StartAsync(cancellationToken);
            var counts = await host.Services.GetRequiredService<IInbox>().CountAsync(cancellationToken);
            var journal = host.Services.GetRequiredService<IJournal>();
            var events = 0L;
            while (await journal.ReadAsync(events, Batch, cancellationToken) is { Count: > 0 } entries)
                events = entries[^1].Position.Sequence;
            return new Finding("data", true, $"{ProgressLine.Count(counts.Total)} articles, {ProgressLine.Count(counts.Pending)} pending; {ProgressLine.Count(events)} events, all readable");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new Finding("data", false, fault.Message);
        }
    }
}
