using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Positions;
using StoryWatch.Analysis.Tests.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class PositionReaderTests
{
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

    [Theory]
    [InlineData("Ghana suspended all dialogue with Togo on Sunday.", "GHA", "talks", Stance.Unwilling)]
    [InlineData("Ghana expelled six diplomats of Togo.", "GHA", "ambassador", Stance.Imposes)]
    [InlineData("Ghana severed relations with Togo.", "GHA", "relations", Stance.Imposes)]
    [InlineData("Ghana announced on Friday new tariffs on goods from Togo.", "GHA", "tariffs", Stance.Imposes)]
    [InlineData("Ghana is ready to impose tariffs on Togo.", "GHA", "tariffs", Stance.Threatens)]
    [InlineData("Ghana wants to talk to Togo.", "GHA", "talks", Stance.Willing)]
    [InlineData("Ghana stopped its attacks on Togo.", "GHA", "attack", Stance.Agrees)]
    [InlineData("Ghana agreed to impose sanctions on Togo.", "GHA", "sanctions", Stance.Threatens)]
    [InlineData("The state department said that it would impose sanctions on Togo, which the United States accuses of fraud.", "USA", "sanctions", Stance.Threatens)]
    [InlineData("Ghana agreed on Monday to withdraw its troops from Togo.", "GHA", "withdrawal", Stance.Agrees)]
    [InlineData("Ghana will no longer allow inspectors from Togo to visit its reactor.", "GHA", "nuclear programme", Stance.Unwilling)]
    [InlineData("Ghana's president will meet the president of Togo in Accra on March 9.", "GHA", "talks", Stance.Agrees)]
    public void A_predicate_that_tells_its_event_by_itself_is_read_first(string sentence, string actor, string issue, Stance stance)
    {
        var position = Positions(sentence).First(p => p.Actor.Country == actor);

        position.Stance.ShouldBe(stance);
        position.Issue.ShouldBe(issue);
    }

    [Fact]
    public void States_that_act_together_do_not_act_upon_each_other()
    {
        var positions = Positions("Spain and Portugal accused Morocco of spying.");

        positions.Select(p => p.Actor.Country).ShouldBe(["ESP", "PRT"], ignoreOrder: true);
        positions.ShouldAllBe(p => p.Counterpart!.Country == "MAR");
    }

    [Fact]
    public void States_that_agree_do_so_with_each_other()
    {
        var positions = Positions("Spain and Portugal have agreed on a ceasefire.");

        positions.Single(p => p.Actor.Country == "ESP").Counterpart.ShouldNotBeNull().Country.ShouldBe("PRT");
        positions.Single(p => p.Actor.Country == "PRT").Counterpart.ShouldNotBeNull().Country.ShouldBe("ESP");
    }

    [Fact]
    public void What_only_commas_join_is_no_list() =>
        Positions("After the talks with Chile and Peru, Bolivia rejected the plan of Chile.").Select(p => p.Actor.Country).ShouldBe(["BOL"]);

    [Fact]
    public void What_is_denied_is_not_done() =>
        Positions("Kenya denied that it had attacked Somalia.").Select(p => p.Stance).ShouldBe([Stance.Denies]);

    [Fact]
    public void Whoever_speaks_of_a_killing_has_not_killed() =>
        Positions("Norway cited the killing of a Saudi reporter.").ShouldNotContain(p => p.Event == PloverEvent.Assault);

    [Fact]
    public void To_fight_for_something_is_no_attack() =>
        Positions("Kenya is fighting for its border with Somalia.").ShouldNotContain(p => p.Event == PloverEvent.Assault);

    [Fact]
    public void A_question_of_reporters_is_no_demand() =>
        Positions("Kenya was asked about the border with Somalia.").ShouldNotContain(p => p.Stance == Stance.Demands);

    [Fact]
    public void What_a_party_believes_is_no_position() =>
        Positions("Kenya is convinced that Somalia will agree to a truce.").ShouldNotContain(p => p.Actor.Country == "KEN");

    [Fact]
    public void It_is_the_state_that_the_sentence_is_about()
    {
        var position = Positions("Kenya threatened to close the border, and it called off talks with Somalia.").First(p => p.Issue == "talks");

        position.Actor.Country.ShouldBe("KEN");
        position.Stance.ShouldBe(Stance.Withdraws);
    }

    [Fact]
    public void The_time_of_a_relative_clause_is_its_own() =>
        Positions("Kenya reopened the border with Somalia, which it had closed in 2012.").First(p => p.Stance == Stance.Lifts).Background.ShouldBeFalse();

    [Fact]
    public void The_second_verb_shares_the_time_of_the_first()
    {
        var positions = Positions("Kenya severed relations with Somalia in 2012 and closed the border.");

        positions.Count.ShouldBe(2);
        positions.ShouldAllBe(p => p.Background);
    }

    [Fact]
    public void A_day_to_come_is_not_past() =>
        Positions("Kenya agreed to hold a summit with Somalia on September 9.").First(p => p.Actor.Country == "KEN").Background.ShouldBeFalse();

    [Theory]
    [InlineData("Kenya promised to lift sanctions on Somalia.")]
    [InlineData("Kenya pledged not to attack Somalia.")]
    [InlineData("Kenya is ready to withdraw its troops from Somalia.")]
    [InlineData("Kenya announced the lifting of sanctions on Somalia.")]
    [InlineData("Kenya suspended tariffs on imports from Somalia.")]
    public void What_lifts_or_shuns_a_hostile_act_is_no_hostility(string sentence) =>
        Positions(sentence).Where(p => p.Actor.Country == "KEN").ShouldNotContain(p => p.Stance == Stance.Threatens || p.Stance == Stance.Imposes);

    [Fact]
    public void A_quotation_about_others_is_no_deed_of_the_speaker()
    {
        const string text = "\"They rejected our proposal,\" the Kenyan minister said of the talks with Somalia.";
        var said = new Attribution(AttributionType.Direct, [new TextSpan(33, 51)], [new TextSpan(52, 56)], [new TextSpan(0, 31)], new Actor("Kenyan minister", "KEN", "GOV"));

        Reader.Value.Read(ShippedReader.Parser.Parse(text), [said], new DateOnly(2019, 5, 2)).ShouldNotContain(p => p.Actor.Country == "KEN" && p.Stance == Stance.Unwilling);
    }

    [Fact]
    public void A_states_television_does_not_speak_for_another_state()
    {
        const string text = "Somali state television said Kenya had agreed to reopen the border with Somalia.";
        var said = new Attribution(AttributionType.Indirect, [new TextSpan(0, 23)], [new TextSpan(24, 28)], [new TextSpan(29, 79)], new Actor("Somali state television"));

        Reader.Value.Read(ShippedReader.Parser.Parse(text), [said], new DateOnly(2019, 5, 2)).First(p => p.Actor.Country == "KEN").Voice.ShouldBe(Voice.Other);
    }

    [Fact]
    public void What_the_headline_names_weighs_more()
    {
        const string text = "Kenya rejected the offer of Somalia.";

        Salience(text, "Kenya rejects offer").ShouldBeGreaterThan(Salience(text, "A day in Nairobi"));

        static double Salience(string text, string headline) =>
            Reader.Value.Read(ShippedReader.Parser.Parse(text), [], new DateOnly(2019, 5, 2), headline).First(p => p.Actor.Country == "KEN").Salience;
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

        var position = Reader.Value.Read(ShippedReader.Parser.Parse(text), [said], new DateOnly(2019, 5, 2)).ShouldHaveSingleItem();

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

    [Theory]
    [MemberData(nameof(HostileTexts.Refrains), MemberType = typeof(HostileTexts))]
    public void A_million_characters_are_read_to_their_end(string refrain)
    {
        var text = HostileTexts.Megabyte(refrain);

        var positions = Positions(text);

        positions.ShouldNotBeEmpty();
        positions.ShouldAllBe(position => text.IndexOf(position.Evidence.Text, position.Evidence.Start, StringComparison.Ordinal) == position.Evidence.Start);
    }

    [Fact]
    public void What_very_many_attributions_say_is_read_sentence_by_sentence()
    {
        const string sentence = "Iran said on Monday that it refused to meet the envoys of Iraq. ";
        var text = string.Concat(Enumerable.Repeat(sentence, 1_000_000 / sentence.Length));
        var said = Enumerable.Range(0, text.Length / sentence.Length)
            .Select(i => i * sentence.Length)
            .Select(at => new Attribution(AttributionType.Indirect, [new TextSpan(at, at + 4)], [new TextSpan(at + 5, at + 9)], [new TextSpan(at + 20, at + sentence.Length - 2)], new Actor("Iran", "IRN", "GOV")))
            .ToValueList();

        var positions = Reader.Value.Read(ShippedReader.Parser.Parse(text), said, new DateOnly(2019, 5, 2));

        positions.ShouldContain(position => position.Actor.Country == "IRN" && position.Voice == Voice.Own);
    }

    private static ValueList<Position> Positions(string text) =>
        Reader.Value.Read(ShippedReader.Parser.Parse(text), ValueList<Attribution>.Empty, new DateOnly(2019, 5, 2));
}
