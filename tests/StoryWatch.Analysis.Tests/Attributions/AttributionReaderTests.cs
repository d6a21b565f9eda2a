using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Attributions;
using StoryWatch.Analysis.Tests.Text;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Claims;

namespace StoryWatch.Analysis.Tests.Attributions;

public class AttributionReaderTests
{
    private static readonly TextParser Parser = TextParser.Load();
    private static readonly AttributionReader Reader = AttributionReader.Load(new NoActors());

    [Fact]
    public void A_quotation_is_given_to_the_one_who_says_it()
    {
        const string text = "“We will sign the treaty next week,” Foreign Minister Anna Berg said on Monday.";
        var said = Read(text).ShouldHaveSingleItem();
        said.Type.ShouldBe(AttributionType.Direct);
        said.Speaker.Name.ShouldBe("Anna Berg");
        said.Cue[0].In(text).ShouldBe("said");
        said.Content[0].In(text).ShouldContain("We will sign the treaty next week");
    }

    [Fact]
    public void A_last_name_is_resolved_to_the_full_name_that_the_article_gives()
    {
        var said = Read("Foreign Minister Anna Berg said on Monday that the talks would go on.\n\nBerg said that the border would stay closed.");
        said.Select(a => a.Speaker.Name).ShouldBe(["Anna Berg", "Anna Berg"]);
        said.ShouldAllBe(a => a.Type == AttributionType.Indirect);
    }

    [Fact]
    public void A_pronoun_is_resolved_to_the_subject_before_it()
    {
        var said = Read("President Karl Lund said on Monday that the talks had failed.\n\n“We tried everything,” he said.");
        said.Select(a => a.Speaker.Name).ShouldBe(["Karl Lund", "Karl Lund"]);
    }

    [Fact]
    public void A_personal_pronoun_is_never_a_state()
    {
        var reader = AttributionReader.Load(new ActorFinder(ActorDictionary.Shipped));
        const string text = "White House spokeswoman Anna Berg said the deal was close. Berg also said that the United States hopes for peace.\n\n"
            + "“We will be open about it,” she added.";
        reader.Read(Parser.Parse(text), null)[^1].Speaker.Name.ShouldBe("Anna Berg");
    }

    [Theory]
    [InlineData("Hong Gil-dong, an envoy, left on Monday. Hong said that the talks would go on.", "Hong Gil-dong")]
    [InlineData("Zhang San left for Lima on Monday. Zhang said that the talks would go on.", "Zhang San")]
    [InlineData("Zhang said that the talks would go on. Later Zhang San left for Lima.", "Zhang")]
    public void A_family_name_that_stands_first_is_resolved_to_the_full_name_before_it(string text, string name) =>
        Read(text).ShouldHaveSingleItem().Speaker.Name.ShouldBe(name);

    [Theory]
    [InlineData("Karl Lund met the press on Monday. RIA reported a failure. “We tried everything,” he said.", "Karl Lund")]
    [InlineData("Karl Lund met the press on Monday. Holm reported a failure. “We tried everything,” he said.", "Holm")]
    public void A_personal_pronoun_is_never_an_agency(string text, string name) => Read(text)[^1].Speaker.Name.ShouldBe(name);

    [Theory]
    [MemberData(nameof(HostileTexts.All), MemberType = typeof(HostileTexts))]
    public void Any_text_is_read_without_an_error_and_every_span_lies_within_it(string text)
    {
        foreach (var attribution in Read(text))
        {
            foreach (var span in attribution.Source.Concat(attribution.Cue).Concat(attribution.Content))
            {
                span.Start.ShouldBeGreaterThanOrEqualTo(0);
                span.End.ShouldBeLessThanOrEqualTo(text.Length);
                span.Length.ShouldBeGreaterThan(0);
            }
        }
    }

    [Fact]
    public void The_same_text_gives_the_same_attributions_on_many_threads()
    {
        const string text = "The ministry said that talks failed. “It is over,” Berg added, according to the agency.";
        var once = Read(text);
        Parallel.For(0, 16, _ => Read(text).ShouldBe(once));
    }

    private static ValueList<Attribution> Read(string text) => Reader.Read(Parser.Parse(text), null);

    private sealed class NoActors : IActorLookup
    {
        public ActorMention? Resolve(string name, DateOnly? at) => null;
    }
}
