using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Positions;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class PositionReaderTests
{
    private static readonly Lazy<TextParser> Parser = new(TextParser.Load);
    private static readonly Lazy<PositionReader> Reader = new(() => new PositionReader(new ActorFinder(ActorDictionary.Shipped)));

    [Theory]
    [InlineData("Serbia is ready to meet the leaders of Kosovo in Vienna.", Stance.Willing)]
    [InlineData("Serbia would meet Kosovo's leaders if the tariffs are lifted.", Stance.Conditional)]
    [InlineData("Serbia refused to meet the Kosovar delegation.", Stance.Unwilling)]
    [InlineData("Serbia denied it had refused to meet the Kosovar delegation.", Stance.Denies)]
    [InlineData("Serbia did not rule out talks with Kosovo.", Stance.Undecided)]
    [InlineData("Serbia called off the talks with Kosovo.", Stance.Withdraws)]
    public void How_a_party_puts_talks_tells_its_stance(string sentence, Stance stance)
    {
        var position = Positions(sentence).First(p => p.Actor.Country == "SRB");

        position.Issue.ShouldBe("talks");
        position.Stance.ShouldBe(stance);
        position.Counterpart.ShouldNotBeNull().Country.ShouldBe("XKX");
    }

    [Theory]
    [InlineData("India imposed tariffs on steel from China.", "IND", "CHN", "tariffs", Stance.Imposes)]
    [InlineData("Japan will not lift the sanctions on Myanmar.", "JPN", "MMR", "sanctions", Stance.Unwilling)]
    [InlineData("Ethiopia said Egypt must withdraw its troops from Sudan.", "ETH", "EGY", "withdrawal", Stance.Demands)]
    [InlineData("Turkey threatened to close its airspace to Russia.", "TUR", "RUS", "border", Stance.Threatens)]
    [InlineData("Peru recalled its ambassador to Venezuela.", "PER", "VEN", "ambassador", Stance.Withdraws)]
    [InlineData("Spain released two Moroccan sailors.", "ESP", "MAR", "prisoners", Stance.Lifts)]
    [InlineData("Russia pulled out of the arms treaty with the United States.", "RUS", "USA", "arms", Stance.Withdraws)]
    public void Words_and_deeds_are_told_with_issue_and_counterpart(string sentence, string actor, string counterpart, string issue, Stance stance)
    {
        var position = Positions(sentence).First(p => p.Actor.Country == actor);

        position.Counterpart.ShouldNotBeNull().Country.ShouldBe(counterpart);
        position.Issue.ShouldBe(issue);
        position.Stance.ShouldBe(stance);
    }

    [Fact]
    public void In_the_passive_the_agent_acts()
    {
        var position = Positions("The Armenian envoy was expelled by Azerbaijan on Tuesday.").ShouldHaveSingleItem();

        position.Actor.Country.ShouldBe("AZE");
        position.Counterpart.ShouldNotBeNull().Country.ShouldBe("ARM");
        position.Stance.ShouldBe(Stance.Imposes);
    }

    [Fact]
    public void An_envoy_who_is_recalled_is_recalled_by_his_own_state()
    {
        var position = Positions("The Peruvian ambassador to Chile was recalled for consultations.").First(p => p.Issue == "ambassador");

        position.Actor.Country.ShouldBe("PER");
        position.Counterpart.ShouldNotBeNull().Country.ShouldBe("CHL");
    }

    [Fact]
    public void A_noun_tells_an_event_as_a_verb_does()
    {
        var position = Positions("Diplomats were dismayed by Turkey's rejection of the Greek proposal for talks.").First(p => p.Actor.Country == "TUR");

        position.Stance.ShouldBe(Stance.Unwilling);
        position.Counterpart.ShouldNotBeNull().Country.ShouldBe("GRC");
    }

    [Fact]
    public void Several_parties_hold_what_they_hold_together()
    {
        var positions = Positions("Britain, France and Germany condemned Iran for seizing the ship.");

        positions.Select(p => p.Actor.Country).ShouldBe(["GBR", "FRA", "DEU"], ignoreOrder: true);
        positions.ShouldAllBe(p => p.Stance == Stance.Accuses && p.Counterpart!.Country == "IRN");
    }

    [Fact]
    public void A_place_is_no_counterpart() =>
        Positions("Cuba rejected the American offer in Vienna.").ShouldNotContain(p => p.Counterpart!.Country == "AUT" || p.Actor.Country == "AUT");

    [Fact]
    public void A_supposition_is_no_position() =>
        Positions("If Pakistan attacks India, the markets will fall.").ShouldNotContain(p => p.Actor.Country == "PAK");

    [Fact]
    public void What_an_outlet_thinks_a_party_should_do_is_not_its_position() =>
        Positions("Norway should impose sanctions on Belarus.").ShouldBeEmpty();

    [Theory]
    [InlineData("In 2015 Cuba had rejected the American offer of aid.")]
    [InlineData("Last month Cuba rejected the American offer of aid.")]
    public void Old_news_retold_is_background(string sentence) =>
        Positions(sentence).ShouldAllBe(p => p.Background && p.Salience < 0.6);

    [Fact]
    public void A_statement_is_the_speakers_own_word()
    {
        var position = Positions("The White House said there were no plans for a summit with Cuba.").ShouldHaveSingleItem();

        position.Voice.ShouldBe(Voice.Own);
        position.Speaker.ShouldNotBeNull().Name.ShouldBe("White House");
        position.Stance.ShouldBe(Stance.Unwilling);
    }

    [Fact]
    public void A_quotation_without_a_name_is_the_word_of_whom_it_is_attributed_to()
    {
        const string text = "Cuba wrote to Spain. \"We are not ready for talks with Spain.\"";
        var content = text.IndexOf('"', StringComparison.Ordinal);
        var said = new Attribution(AttributionType.Direct, [], [], [new TextSpan(content, text.Length)], new Actor("Rosa Diaz", "CUB", "GOV"));

        var position = Reader.Value.Read(Parser.Value.Parse(text), [said], new DateOnly(2019, 5, 2)).ShouldHaveSingleItem();

        position.Actor.Party.ShouldBe("CUB");
        position.Voice.ShouldBe(Voice.Own);
        position.Stance.ShouldBe(Stance.Unwilling);
        position.Evidence.Text.ShouldContain("not ready for talks");
    }

    [Fact]
    public void Evidence_is_verbatim()
    {
        const string text = "It rained. Colombia accused Venezuela of sheltering rebels — again.";

        foreach (var position in Positions(text))
            text[position.Evidence.Start..position.Evidence.End].ShouldBe(position.Evidence.Text);
    }

    [Fact]
    public void A_text_of_one_country_has_no_positions() =>
        Positions("Norway raised the tax on fuel. Norwegian officials rejected the criticism.").ShouldBeEmpty();

    private static ValueList<Position> Positions(string text) =>
        Reader.Value.Read(Parser.Value.Parse(text), ValueList<Attribution>.Empty, new DateOnly(2019, 5, 2));
}
