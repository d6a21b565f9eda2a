using System.Text.Json;
using StoryWatch.Analysis;
using StoryWatch.Formats;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Tests.Formats;

public sealed class LineTests
{
    [Fact]
    public void An_analysis_is_written_as_the_formats_page_says()
    {
        var article = new Article("a-1", "Northland said it was ready.", DateTimeOffset.UnixEpoch);
        var northland = new Actor("Northland", null, "GOV");
        var analysis = new ArticleAnalysis(
            "en",
            true,
            [new Attribution(AttributionType.Indirect, [new TextSpan(0, 9)], [new TextSpan(10, 14)], [new TextSpan(15, 27)], northland)],
            [new Position(northland, null, "talks", Stance.Willing, PloverEvent.Consult, Modality.Asserted, new Evidence("ready", 22, 27))]);

        JsonSerializer.Serialize(AnalysisLine.Of(article, analysis), StoryEventCodec.Json).ShouldBe(
            """
            {"id":"a-1","attributions":[{"type":"indirect","source":[{"start":0,"end":9,"text":"Northland"}],
            "cue":[{"start":10,"end":14,"text":"said"}],"content":[{"start":15,"end":27,"text":"it was ready"}],
            "speaker":{"name":"Northland","sector":"GOV"}}],
            "positions":[{"actor":{"name":"Northland","sector":"GOV"},"counterpart":null,"issue":"talks","stance":"willing",
            "event":"CONSULT","modality":"asserted","evidence":{"start":22,"end":27,"text":"ready"}}]}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("""{"id":"1","text":"t","source":"s"}""", "target")]
    [InlineData("""{"id":"1","text":"t","source":"s","target":7}""", "target")]
    [InlineData("""{"id":"1","text":"\ud800","source":"s","target":"t"}""", "surrogate")]
    [InlineData("[]", "object")]
    [InlineData("{", "JSON")]
    public void A_dyad_at_fault_says_what_is_wrong(string line, string named) =>
        Should.Throw<FormatException>(() => DyadLine.Parse(line)).Message.ShouldContain(named);
}
