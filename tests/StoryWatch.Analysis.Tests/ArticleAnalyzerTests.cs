using StoryWatch.Analysis.Attributions;
using StoryWatch.Analysis.Positions;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests;

public class ArticleAnalyzerTests
{
    private static readonly TextParser Parser = TextParser.Load();

    [Fact]
    public void What_is_attributed_reaches_the_reader_of_positions()
    {
        var reader = new OneOfEach();
        var analysis = new ArticleAnalyzer(Parser, reader, reader).Analyze(ArticleOf("The minister said that the talks were over."));
        analysis.Language.ShouldBe("en");
        analysis.Supported.ShouldBeTrue();
        analysis.Attributions.Count.ShouldBe(1);
        analysis.Positions.Count.ShouldBe(1);
        reader.At.ShouldBe(new DateOnly(2020, 5, 4));
    }

    [Fact]
    public void A_language_that_is_not_read_gives_nothing_and_says_so()
    {
        var reader = new OneOfEach();
        var analysis = new ArticleAnalyzer(Parser, reader, reader).Analyze(ArticleOf("Le ministre a dit que la paix est proche et que les troupes sont en route."));
        analysis.ShouldBe(new ArticleAnalysis("fr", false, [], []));
    }

    private static Article ArticleOf(string text) => new("a", text, DateTimeOffset.UnixEpoch) { Published = new(2020, 5, 4, 23, 0, 0, TimeSpan.Zero) };

    private sealed class OneOfEach : IAttributionReader, IPositionReader
    {
        public DateOnly? At { get; private set; }

        public ValueList<Attribution> Read(ParsedText text, DateOnly? at)
        {
            At = at;
            return [new(AttributionType.Indirect, [text.Span(0, 2)], [text.Span(2, 3)], [text.Span(3, 8)], new("minister"))];
        }

        public ValueList<Position> Read(ParsedText text, ValueList<Attribution> attributions, DateOnly? at, string? headline = null) =>
            [.. attributions.Select(a => new Position(a.Speaker, null, "talks", Stance.Withdraws, PloverEvent.Reject, Modality.Asserted, new("over", 0, 4)))];
    }
}
