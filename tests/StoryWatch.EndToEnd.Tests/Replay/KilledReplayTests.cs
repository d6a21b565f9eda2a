namespace StoryWatch.EndToEnd.Tests.Replay;

public sealed class KilledReplayTests : IDisposable
{
    private const int Articles = 400;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("storywatch-killed-");

    private string Archive => Path.Combine(_folder.FullName, "archive.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Killed_at_several_moments_and_started_again_a_replay_tells_every_event_once()
    {
        GeneratedArchive.Write(Archive, Articles);
        var (undisturbed, killed) = (Data("undisturbed"), Data("killed"));
        await StoryWatchProgram.RunAsync("replay", Archive, "--data", undisturbed, "--out", Log("undisturbed"));
        var expected = JournalFile.Stories(undisturbed);

        var kills = 0;
        foreach (var share in new[] { 0.02, 0.1, 0.3, 0.5, 0.7, 0.9 })
            kills += await KillAsync(killed, atEvents: (long)(share * expected.Count)) ? 1 : 0;
        await StoryWatchProgram.RunAsync("replay", Archive, "--data", killed, "--out", Log("killed"));

        kills.ShouldBeGreaterThanOrEqualTo(3);
        JournalFile.Stories(killed).ShouldBe(expected);
        (await File.ReadAllBytesAsync(Log("killed"))).ShouldBe(await File.ReadAllBytesAsync(Log("undisturbed")));
    }

    private string Data(string name) => Path.Combine(_folder.FullName, name);

    private string Log(string name) => Path.Combine(_folder.FullName, $"{name}.jsonl");

    /// <summary>Starts a replay and kills it (SIGKILL) when its journal has so many events; false where it had ended before.</summary>
    private async Task<bool> KillAsync(string data, long atEvents)
    {
        using var process = StoryWatchProgram.Start("replay", Archive, "--data", data, "--out", Log("never"));
        var ended = process.WaitForExitAsync();
        while (!ended.IsCompleted && JournalFile.CountEvents(data) < atEvents)
            await Task.WhenAny(ended, Task.Delay(5));
        if (ended.IsCompleted)
            return false;
        process.Kill();
        await ended;
        return true;
    }
}
