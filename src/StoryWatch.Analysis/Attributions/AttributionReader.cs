using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Models;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Claims;

namespace StoryWatch.Analysis.Attributions;

/// <summary>
/// Reads who said what by trained models (see docs/models.md) and resolves each speaker to the name that the article gives.
/// Thread-safe; the same text gives the same attributions on any machine.
/// </summary>
public sealed class AttributionReader : IAttributionReader
{
    private readonly AttributionModel _model;
    private readonly IActorLookup _actors;

    internal AttributionReader(AttributionModel model, IActorLookup actors) => (_model, _actors) = (model, actors);

    /// <summary>Loads the weights that this assembly carries.</summary>
    /// <exception cref="InvalidDataException">The assembly was built without them.</exception>
    public static AttributionReader Load(IActorLookup actors) => new(new(ModelFile.Embedded("attribution.model")), actors);

    public ValueList<Attribution> Read(ParsedText text, DateOnly? at)
    {
        var found = _model.Find(text);
        var speakers = new Speakers(text, _actors, at);
        var attributions = new List<Attribution>(found.Count);
        foreach (var one in found)
        {
            var content = Spans(text, one.Content);
            attributions.Add(new(TypeOf(text, one.Content), Spans(text, one.Source), [text.Span(one.Cue.First, one.Cue.End)], content, speakers.Of(one, attributions)));
        }

        return attributions.ToValueList();
    }

    private static ValueList<TextSpan> Spans(ParsedText text, List<Piece> pieces) => [.. pieces.Select(p => text.Span(p.First, p.End))];

    /// <summary>Direct where every word stands in quotation marks, indirect where none does.</summary>
    private static AttributionType TypeOf(ParsedText text, List<Piece> content)
    {
        var (quoted, plain) = (0, 0);
        foreach (var piece in content)
        {
            for (var i = piece.First; i < piece.End; i++)
            {
                if (!char.IsLetterOrDigit(text.Word(i)[0])) continue;
                if (text.QuoteDepth[i] > 0) quoted++;
                else plain++;
            }
        }

        return plain == 0 && quoted > 0 ? AttributionType.Direct : quoted > 0 ? AttributionType.Mixed : AttributionType.Indirect;
    }
}
