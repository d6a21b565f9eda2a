using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Tests.Text;

public class TextParserTests
{
    private static readonly TextParser Parser = TextParser.Load();

    [Fact]
    public void A_clause_is_parsed_into_subject_verb_and_complement()
    {
        var parsed = Parser.Parse("The minister said that the talks failed.");
        parsed.Tags.ShouldBe(["DT", "NN", "VBD", "IN", "DT", "NNS", "VBD", "."]);
        parsed.Lemmas.ShouldBe(["the", "minister", "say", "that", "the", "talk", "fail", "."]);
        parsed.Heads.ShouldBe([1, 2, -1, 6, 5, 6, 2, 2]);
        parsed.Labels.ShouldBe(["det", "nsubj", "root", "mark", "det", "nsubj", "ccomp", "punct"]);
    }

    [Theory]
    [MemberData(nameof(HostileTexts.All), MemberType = typeof(HostileTexts))]
    public void Any_text_is_parsed_into_trees_within_it(string text)
    {
        var parsed = Parser.Parse(text);
        var end = 0;
        foreach (var token in parsed.Tokens)
        {
            token.Start.ShouldBeGreaterThanOrEqualTo(end);
            token.Length.ShouldBeGreaterThan(0);
            end = token.End;
        }

        end.ShouldBeLessThanOrEqualTo(text.Length);
        foreach (var sentence in parsed.Sentences)
        {
            parsed.Heads[sentence.First..sentence.End].Count(h => h == -1).ShouldBe(1);
            parsed.Heads[sentence.First..sentence.End].ShouldAllBe(h => h == -1 || (h >= sentence.First && h < sentence.End));
        }
    }
}
