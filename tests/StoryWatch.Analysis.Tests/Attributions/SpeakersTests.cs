using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Attributions;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests.Attributions;

public class SpeakersTests
{
    private static readonly TextParser Parser = TextParser.Load();

    [Fact]
    public void A_source_that_took_in_a_clause_is_the_one_right_before_the_cue() =>
        SpeakerOf(["Otto", "Holm", "was", "summoned", "after", "President", "Karl", "Lund", ",", "in", "an", "interview", ","], "stressed")
            .Name.ShouldBe("Karl Lund");

    [Fact]
    public void A_name_in_brackets_tells_who_a_pronoun_is() => SpeakerOf(["He", "(", "Lund", ")"], "said").Name.ShouldBe("Lund");

    [Fact]
    public void A_source_without_a_name_keeps_its_words() => SpeakerOf(["The", "fishermen"], "said").Name.ShouldBe("fishermen");

    /// <summary>The sentence "SOURCE CUE that it was over.", with the source and the cue as they are given.</summary>
    private static Actor SpeakerOf(string[] source, string cue)
    {
        var text = Parser.Parse(string.Join(' ', source) + " " + cue + " that it was over.");
        var found = new Found(new Cue(source.Length, source.Length + 1, 1), [new Piece(0, source.Length, 1)], [new Piece(source.Length + 1, source.Length + 5, 1)], 1);
        return new Speakers(text, new ActorFinder(ActorDictionary.Empty), null).Of(found, []);
    }
}
