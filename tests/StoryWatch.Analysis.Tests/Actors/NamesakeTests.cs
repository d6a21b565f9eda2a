using StoryWatch.Analysis.Actors;

namespace StoryWatch.Analysis.Tests.Actors;

/// <summary>Names that the text introduces beside, or in place of, those of the dictionary.</summary>
public class NamesakeTests
{
    private static readonly ActorFinder Finder = new(ActorDictionary.Shipped);

    [Fact]
    public void An_ambassador_is_not_the_minister_of_that_surname_whom_the_text_does_not_name()
    {
        var mentions = Find("Peruvian ambassador Paula Kono left on Friday. Kono will not return.");

        mentions.Length.ShouldBe(2);
        mentions.ShouldAllBe(actor => actor.Name == "Paula Kono" && actor.Country == "PER");
    }

    [Theory]
    [InlineData("Japanese minister Taro Kono met Peruvian ambassador Paula Kono.", "Taro Kono", "Paula Kono")]
    [InlineData("Peruvian ambassador Paula Kono met Japanese minister Taro Kono.", "Paula Kono", "Taro Kono")]
    public void Two_of_one_surname_are_kept_apart_in_either_order(string text, string first, string second) =>
        Find(text).Select(actor => actor.Name).ShouldBe([first, second]);

    [Fact]
    public void The_surname_alone_is_the_ministers_once_the_text_has_named_him() =>
        Find("Taro Kono stayed. Peruvian ambassador Paula Kono left. Kono smiled.")[^1].Name.ShouldBe("Taro Kono");

    [Fact]
    public void A_namesake_without_an_office_is_nobody() => Find("Paula Kono left. Kono smiled.").ShouldBeEmpty();

    [Theory]
    [InlineData("The Peruvian ambassador to Chile, Paula Quispe, left on Friday. Quispe will not return.")]
    [InlineData("The Peruvian ambassador to the Netherlands, Paula Quispe, left on Friday. Quispe will not return.")]
    [InlineData("The Peruvian foreign minister, Paula Quispe, left on Friday. Quispe will not return.")]
    public void The_name_between_commas_holds_the_office_before_it(string text)
    {
        var mentions = Find(text);

        mentions[0].Name.ShouldBe("Paula Quispe");
        mentions[^1].ShouldBe(mentions[0]);
    }

    [Theory]
    [InlineData("The Peruvian ambassador, Quispe, left.")]
    [InlineData("The Peruvian foreign minister, Paula Quispe left.")]
    [InlineData("The Peruvian officials, Paula Quispe, left.")]
    public void One_word_an_open_comma_or_an_office_of_many_introduces_nobody(string text) =>
        Find(text).ShouldHaveSingleItem().Name.ShouldStartWith("Peruvian");

    [Theory]
    [InlineData("Chinese Foreign Minister Zhang San left. Zhang said little.", "Zhang San")]
    [InlineData("South Korean Foreign Minister Hong Gil left. Hong said little.", "Hong Gil")]
    public void The_family_name_stands_first_in_Korea_and_China(string text, string name) =>
        Find(text).Select(actor => actor.Name).ShouldBe([name, name]);

    [Theory]
    [InlineData("Chinese Foreign Minister Zhang San left. San said little.")]
    [InlineData("Peruvian Foreign Minister Paula Quispe left. Paula said little.")]
    public void A_given_name_alone_is_nobodys(string text) => Find(text).ShouldHaveSingleItem();

    private static Stories.Positions.Actor[] Find(string text) =>
        [.. Finder.Find(text, new DateOnly(2019, 5, 2)).Where(mention => mention.Kind != ActorKind.State).Select(mention => mention.Actor)];

    [Theory]
    [InlineData("Taiwanese Foreign Minister Joseph Wen left. Wen said so.", "Joseph Wen")]
    [InlineData("South Korean envoy Hong Gildong left. Hong said so.", "Hong Gildong")]
    public void The_shorter_end_of_a_name_is_the_family(string text, string name) => Find(text).Select(actor => actor.Name).ShouldBe([name, name]);
}
