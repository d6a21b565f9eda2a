using StoryWatch.Analysis.Actors;

namespace StoryWatch.Analysis.Tests.Actors;

public class OwnedOfficesTests
{
    private static readonly ActorFinder Finder = new(ActorDictionary.Shipped);

    [Theory]
    [InlineData("Latvia wrote to Finland. Its foreign minister said the border was open.", "Latvian foreign minister")]
    [InlineData("Latvia closed the port and its defence minister promised an answer.", "Latvian defence minister")]
    [InlineData("Latvia summoned the envoy of Finland. Its prime minister was angry.", "Latvian prime minister")]
    [InlineData("Chile protested.\nPeru was calm. Its president stayed at home.", "Peruvian president")]
    public void Its_office_is_that_of_the_state_that_its_sentence_or_the_one_before_names_first(string text, string name)
    {
        var actor = Finder.Find(text, null)[^1].Actor;

        actor.Name.ShouldBe(name);
        actor.Sector.ShouldBe("GOV");
    }

    [Theory]
    [InlineData("Latvia wrote to Finland. Its ambassador left.")]
    [InlineData("Latvia wrote to Finland. Its troops stayed.")]
    [InlineData("Latvia wrote to Finland. The sea was calm. Its president stayed at home.")]
    [InlineData("The union wrote to the company. Its president stayed at home.")]
    public void Envoys_troops_and_offices_of_no_state_named_shortly_before_are_nobodys(string text) =>
        Finder.Find(text, null).ShouldAllBe(mention => mention.Role == null);

    [Fact]
    public void A_full_stop_after_an_initial_ends_no_sentence() =>
        Finder.Find("Latvia met the U.S. Its foreign minister was pleased.", null)[^1].Actor.Country.ShouldBe("LVA");

    [Theory]
    [InlineData("France's envoy visits parliament in Tokyo.")]
    [InlineData("France benefits government workers.")]
    public void A_word_that_ends_so_is_no_its(string text) => Finder.Find(text, null).ShouldAllBe(mention => mention.Actor.Name != "French parliament" && mention.Actor.Name != "French government");

    [Fact]
    public void A_quotation_ends_a_sentence() =>
        Finder.Find("Latvia protested. “We had a plan with Italy.” Finland denied it and its foreign minister left.", null)[^1].Actor.Name.ShouldBe("Finnish foreign minister");
}
