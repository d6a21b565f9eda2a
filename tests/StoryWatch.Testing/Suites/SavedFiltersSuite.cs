using StoryWatch.Newsroom.Filters;
using StoryWatch.Testing.Servers;
using static StoryWatch.Testing.Suites.SampleEvents;

namespace StoryWatch.Testing.Suites;

/// <summary>What every store of saved filters does.</summary>
public abstract class SavedFiltersSuite : StoreSuite
{
    private const int Most = 3;

    [ServerFact]
    public async Task What_one_process_saves_another_lists_by_name()
    {
        var (gulf, eu) = (Filter("gulf", "party=Qatar"), Filter("EU", "issue=talks"));

        (await Store.SavedFilters.SaveAsync(gulf, Most, Limit)).ShouldBeTrue();
        (await Store.SavedFilters.SaveAsync(eu, Most, Limit)).ShouldBeTrue();

        (await (await AnotherAsync()).SavedFilters.ListAsync(Limit)).ShouldBe([eu, gulf]);
    }

    [ServerFact]
    public async Task A_filter_of_the_same_name_is_replaced_with_who_and_when()
    {
        await Store.SavedFilters.SaveAsync(Filter("Gulf", "party=Qatar"), Most, Limit);
        var later = Filter("Gulf", "party=Oman") with { By = "Ben", At = Noon.AddHours(1) };

        (await Store.SavedFilters.SaveAsync(later, Most, Limit)).ShouldBeTrue();

        (await Store.SavedFilters.ListAsync(Limit)).ShouldBe([later]);
    }

    [ServerFact]
    public async Task Of_many_that_are_saved_at_once_only_so_many_are_kept_and_those_can_still_be_changed()
    {
        var another = await AnotherAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n =>
            (n % 2 == 0 ? Store : another).SavedFilters.SaveAsync(Filter($"f{n}", "severity=2"), Most, Limit)));

        answers.Count(saved => saved).ShouldBe(Most);
        var kept = (await Store.SavedFilters.ListAsync(Limit))[0];
        (await Store.SavedFilters.SaveAsync(kept with { Query = "severity=3" }, Most, Limit)).ShouldBeTrue();
    }

    [ServerFact]
    public async Task A_filter_is_forgotten_once()
    {
        await Store.SavedFilters.SaveAsync(Filter("Gulf", "party=Qatar"), Most, Limit);

        (await Store.SavedFilters.DeleteAsync("Gulf", Limit)).ShouldBeTrue();
        (await Store.SavedFilters.DeleteAsync("Gulf", Limit)).ShouldBeFalse();

        (await Store.SavedFilters.ListAsync(Limit)).ShouldBeEmpty();
    }

    private static SavedFilter Filter(string name, string query) => new(name, query, "Ada", Noon);
}
