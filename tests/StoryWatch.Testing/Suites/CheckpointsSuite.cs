using StoryWatch.Newsroom.Journal;
using StoryWatch.Testing.Servers;

namespace StoryWatch.Testing.Suites;

/// <summary>What every store of checkpoints does.</summary>
public abstract class CheckpointsSuite : StoreSuite
{
    [ServerFact]
    public async Task A_checkpoint_starts_at_nought_and_the_last_one_saved_counts()
    {
        (await Store.Checkpoints.LoadAsync("relay", Limit)).ShouldBe(0);

        await Store.Checkpoints.SaveAsync("relay", 5, Limit);
        await Store.Checkpoints.SaveAsync("relay", 3_000_000_000_000, Limit);
        await Store.Checkpoints.SaveAsync("walk", 7, Limit);

        (await Store.Checkpoints.LoadAsync("relay", Limit)).ShouldBe(3_000_000_000_000);
        (await Store.Checkpoints.LoadAsync("walk", Limit)).ShouldBe(7);
    }

    [ServerFact]
    public async Task A_snapshot_is_kept_with_its_sequence()
    {
        (await Store.Checkpoints.LoadSnapshotAsync("router", Limit)).ShouldBeNull();

        await Store.Checkpoints.SaveSnapshotAsync("router", new Snapshot(1, new byte[] { 1 }), Limit);
        await Store.Checkpoints.SaveSnapshotAsync("router", new Snapshot(2, new byte[] { 0, 255, 3 }), Limit);

        var loaded = await Store.Checkpoints.LoadSnapshotAsync("router", Limit);
        loaded.ShouldNotBeNull().Sequence.ShouldBe(2);
        loaded.Data.ToArray().ShouldBe([0, 255, 3]);
    }
}
