using System.Text;
using StoryWatch.Analysis.Actors;

namespace StoryWatch.Analysis.Tests.Actors;

public class ActorDictionaryTests
{
    [Fact]
    public void An_editors_line_adds_a_name()
    {
        var dictionary = ActorDictionary.Shipped.With("own.tsv", Lines("org\t-\tIGO\t-\tLake Compact\tLake Compact; the Compact of the Lakes"));

        dictionary.Of("Lake Compact").ShouldHaveSingleItem().Actor.Sector.ShouldBe("IGO");
        dictionary.Of("Moscow").ShouldNotBeEmpty();
    }

    [Fact]
    public void An_editors_line_overrides_all_that_shipped_under_the_alias()
    {
        var dictionary = ActorDictionary.Shipped.With("own.tsv", Lines("person\tUSA\tOPP\t-\tDonald Trump\tTrump"));

        dictionary.Of("Trump").ShouldHaveSingleItem().Actor.Sector.ShouldBe("OPP");
    }

    [Fact]
    public void An_editors_line_removes_an_alias()
    {
        var dictionary = ActorDictionary.Shipped.With("own.tsv", Lines("remove\tPage; Moscow"));

        dictionary.Of("Moscow").ShouldBeEmpty();
        new ActorFinder(dictionary).Find("Moscow spoke to Paris.", null).ShouldHaveSingleItem().Actor.Country.ShouldBe("FRA");
    }

    [Theory]
    [InlineData("stat\tFRA\t-\t-\tFrance\tFrance", "unknown kind 'stat'")]
    [InlineData("state\tFR\t-\t-\tFrance\tFrance", "country 'FR' is no ISO 3166 alpha-3 code")]
    [InlineData("state\tFRA\tgov\t-\tFrance\tFrance", "sector 'gov' is not in capital letters")]
    [InlineData("person\tFRA\tGOV\t2017-2012\tX\tX", "years '2017-2012' are none")]
    [InlineData("state\tFRA\t-\t-\tFrance", "5 fields instead of 6")]
    [InlineData("state\t-\t-\t-\tFrance\tFrance", "a state needs a country")]
    [InlineData("state\tFRA\t-\t-\t-\tFrance", "the name is empty")]
    [InlineData("state\tFRA\t-\t-\tFrance\t-", "no alias")]
    [InlineData("state\tFRA\t-\t-\tFrance\t(France", "does not begin with a letter or digit")]
    public void A_bad_line_is_told_with_file_number_and_reason(string line, string reason)
    {
        var error = Should.Throw<ActorDictionaryException>(() => ActorDictionary.Shipped.With("own.tsv", Lines("# note", "", line)))
            .Errors.ShouldHaveSingleItem();

        error.File.ShouldBe("own.tsv");
        error.Line.ShouldBe(3);
        error.Reason.ShouldContain(reason);
        error.ToString().ShouldStartWith("own.tsv:3: ");
    }

    [Fact]
    public void A_file_with_an_error_changes_nothing()
    {
        var dictionary = ActorDictionary.Shipped;

        Should.Throw<ActorDictionaryException>(() => dictionary.With("own.tsv", Lines("remove\tMoscow", "nonsense")));

        dictionary.Of("Moscow").ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_state_of_the_United_Nations_is_there()
    {
        var countries = ActorDictionary.Shipped.Entries.Where(entry => entry.Kind == ActorKind.State).Select(entry => entry.Actor.Country).Distinct().Count();

        countries.ShouldBeGreaterThanOrEqualTo(195);
    }

    private static MemoryStream Lines(params string[] lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
}
