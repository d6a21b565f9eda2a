using StoryWatch.Stories.Claims;

namespace StoryWatch.Stories.Tests;

public sealed class WordingTests
{
    [Fact]
    public void The_same_words_in_another_order_and_case_are_the_same_wording() =>
        Wording.Of("Talks were offered TODAY").Jaccard(Wording.Of("today, offered: were talks")).ShouldBe(1);

    [Fact]
    public void Nothing_overlaps_with_nothing() => Wording.Of("").Overlap(Wording.Of("")).ShouldBe(0);

    [Fact]
    public void A_part_overlaps_whole_with_what_it_is_part_of() =>
        Wording.Of("missed chance").Overlap(Wording.Of("another missed chance was regretted")).ShouldBe(1);
}
