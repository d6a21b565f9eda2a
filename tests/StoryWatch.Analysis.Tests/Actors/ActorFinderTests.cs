using StoryWatch.Analysis.Actors;

namespace StoryWatch.Analysis.Tests.Actors;

public class ActorFinderTests
{
    private static readonly ActorFinder Finder = new(ActorDictionary.Shipped);

    [Theory]
    [InlineData("The Kremlin answered.", "RUS", "GOV")]
    [InlineData("Danish officials answered.", "DNK", "GOV")]
    [InlineData("The president of Peru answered.", "PER", "GOV")]
    [InlineData("Chad's army answered.", "TCD", "MIL")]
    [InlineData("The Knesset answered.", "ISR", "LEG")]
    [InlineData("Rabat answered.", "MAR", "GOV")]
    [InlineData("Hezbollah answered.", "LBN", "REB")]
    [InlineData("KCNA answered.", "PRK", "GOV")]
    [InlineData("Chinese steelmakers answered.", "CHN", "BUS")]
    public void A_party_is_found_with_country_and_sector(string text, string country, string sector)
    {
        var actor = Finder.Find(text, null).ShouldHaveSingleItem().Actor;

        actor.Country.ShouldBe(country);
        actor.Sector.ShouldBe(sector);
    }

    [Theory]
    [InlineData(2014, "Barack Obama")]
    [InlineData(2018, "Donald Trump")]
    [InlineData(2022, "Joe Biden")]
    public void An_office_has_the_holder_of_its_day(int year, string name)
    {
        var mentions = Finder.Find($"President {name.Split(' ')[1]} flew to Oslo.", new DateOnly(year, 6, 1));

        mentions[0].Actor.ShouldBe(new(name, "USA", "GOV"));
    }

    [Fact]
    public void Whoever_left_office_speaks_for_no_government()
    {
        var mention = Finder.Find("Nicolas Sarkozy gave a lecture.", new DateOnly(2019, 1, 1)).ShouldHaveSingleItem();

        mention.Actor.Sector.ShouldBe("ELI");
        mention.Holder.ShouldBeNull();
    }

    [Fact]
    public void A_name_that_the_text_introduces_is_known_from_then_on()
    {
        var mentions = Finder.Find("Estonian Foreign Minister Jaan Tammik met reporters. Later Tammik left.", null);

        mentions.Count.ShouldBe(2);
        mentions[0].Actor.ShouldBe(new("Jaan Tammik", "EST", "GOV"));
        mentions[1].Actor.ShouldBe(mentions[0].Actor);
    }

    [Fact]
    public void A_name_before_its_office_is_introduced_as_well()
    {
        var mentions = Finder.Find("Jaan Tammik, the Estonian foreign minister, left.", null);

        mentions.ShouldContain(mention => mention.Actor.Name == "Jaan Tammik" && mention.Actor.Country == "EST");
    }

    [Fact]
    public void A_ministry_named_alone_is_the_one_named_before()
    {
        var mentions = Finder.Find("The Latvian Foreign Ministry wrote to Finland. It was late, the foreign ministry said.", null);

        mentions[^1].Actor.Country.ShouldBe("LVA");
    }

    [Theory]
    [InlineData("Talks opened in Vienna.", MentionUse.Place)]
    [InlineData("Vienna protested.", MentionUse.Party)]
    [InlineData("Iran-backed fighters left.", MentionUse.Modifier)]
    [InlineData("Norwegian salmon is dear.", MentionUse.Modifier)]
    public void A_name_is_a_party_a_place_or_an_adjective(string text, MentionUse use) =>
        Finder.Find(text, null)[0].Use.ShouldBe(use);

    [Fact]
    public void A_surname_that_may_be_anyones_needs_its_full_name()
    {
        var at = new DateOnly(2007, 1, 1);

        Finder.Find("Rice is a grain.", at).ShouldBeEmpty();
        Finder.Find("Condoleezza Rice landed. Rice said little.", at).Count.ShouldBe(2);
    }

    [Fact]
    public void The_north_is_Korea_only_where_Korea_is_spoken_of()
    {
        Finder.Find("The wind blew from the North.", null).ShouldBeEmpty();
        Finder.Find("North Korea fired a rocket. Then the North fell silent.", null)[^1].Actor.Country.ShouldBe("PRK");
    }

    [Fact]
    public void Who_speaks_for_an_organisation_holds_its_position()
    {
        var mention = Finder.Find("EU foreign policy chief Federica Mogherini agreed.", new DateOnly(2018, 5, 1)).ShouldHaveSingleItem();

        mention.Actor.Name.ShouldBe("Federica Mogherini");
        mention.Holder.ShouldNotBeNull().Name.ShouldBe("European Union");
    }

    [Fact]
    public void A_longer_name_hides_the_shorter_one_in_it()
    {
        var mention = Finder.Find("South Sudan voted.", null).ShouldHaveSingleItem();

        mention.Actor.Country.ShouldBe("SSD");
        Finder.Find("It happened on the West Bank.", null).ShouldHaveSingleItem().Actor.Country.ShouldBe("PSE");
    }

    [Theory]
    [InlineData("Rice and ", 1)]
    [InlineData("the ", 1)]
    [InlineData("Iranian diplomat Ivan Petrov and ", 30_304)]
    [InlineData("Ivan Petrov, an Iranian diplomat, and the foreign ministry and ", 15_874)]
    public void A_million_characters_are_searched_to_their_end(string refrain, int count)
    {
        var text = string.Concat(Enumerable.Repeat(refrain, 1_000_000 / refrain.Length)) + "Iran left.";

        Finder.Find(text, new DateOnly(2019, 5, 2)).Count.ShouldBe(count);
    }
}
