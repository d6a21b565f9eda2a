using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class HeadlineCaseTests
{
    private static readonly ActorFinder Finder = new(ActorDictionary.Shipped);

    [Theory]
    [InlineData("Kenya Pauses Tariffs and Lifts Ban", "Kenya pauses tariffs and lifts ban.")]
    [InlineData("Talks Between South Sudan and Somalia End Without Deal", "Talks between South Sudan and Somalia end without deal.")]
    [InlineData("Kenya Leaves NATO Summit Over B52 Flights", "Kenya leaves NATO summit over B52 flights.")]
    public void Title_case_is_lowered_but_for_names_and_words_in_capitals(string headline, string sentence) => Sentence(headline).ShouldBe(sentence);

    [Theory]
    [InlineData("Kenya rejects the Truce with Somalia", "Kenya rejects the Truce with Somalia.")]
    [InlineData("Kenya Waits", "Kenya Waits.")]
    public void A_headline_in_sentence_case_and_a_very_short_one_stay_as_they_are(string headline, string sentence) => Sentence(headline).ShouldBe(sentence);

    [Theory]
    [InlineData("Will Kenya Leave Peace Talks? ", "Will Kenya leave peace talks?")]
    [InlineData("Kenya rejects truce.", "Kenya rejects truce.")]
    [InlineData("   ", "")]
    public void A_full_stop_is_added_where_the_headline_ends_in_a_word(string headline, string sentence) => Sentence(headline).ShouldBe(sentence);

    private static string Sentence(string headline) => HeadlineCase.AsSentence(headline, Finder.Find(headline, null));
}
