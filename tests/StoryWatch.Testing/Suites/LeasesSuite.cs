using StoryWatch.Testing.Servers;

namespace StoryWatch.Testing.Suites;

/// <summary>What every store of leases does.</summary>
public abstract class LeasesSuite : StoreSuite
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [ServerFact]
    public async Task One_holds_a_lease_at_a_time_and_may_renew_it()
    {
        var another = await AnotherAsync();

        (await Store.Leases.TryHoldAsync("relay", "one", Long, Limit)).ShouldBeTrue();
        (await another.Leases.TryHoldAsync("relay", "two", Long, Limit)).ShouldBeFalse();
        (await Store.Leases.TryHoldAsync("relay", "one", Long, Limit)).ShouldBeTrue();
        (await another.Leases.TryHoldAsync("deliveries", "two", Long, Limit)).ShouldBeTrue();
    }

    [ServerFact]
    public async Task What_its_holder_gives_back_another_gets()
    {
        await Store.Leases.TryHoldAsync("relay", "one", Long, Limit);

        await Store.Leases.ReleaseAsync("relay", "two", Limit);
        (await Store.Leases.TryHoldAsync("relay", "two", Long, Limit)).ShouldBeFalse();

        await Store.Leases.ReleaseAsync("relay", "one", Limit);
        (await Store.Leases.TryHoldAsync("relay", "two", Long, Limit)).ShouldBeTrue();
    }

    [ServerFact]
    public async Task A_lease_that_has_run_out_is_free()
    {
        await Store.Leases.TryHoldAsync("relay", "one", TimeSpan.Zero, Limit);

        (await Store.Leases.TryHoldAsync("relay", "two", Long, Limit)).ShouldBeTrue();
        (await Store.Leases.TryHoldAsync("relay", "one", Long, Limit)).ShouldBeFalse();
    }

    [ServerFact]
    public async Task Of_many_that_ask_at_once_one_gets_it()
    {
        var another = await AnotherAsync();

        var held = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            (i % 2 == 0 ? Store : another).Leases.TryHoldAsync("relay", $"holder {i}", Long, Limit)));

        held.Count(got => got).ShouldBe(1);
    }
}
