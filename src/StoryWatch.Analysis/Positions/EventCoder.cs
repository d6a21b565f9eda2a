using StoryWatch.Analysis.Actors;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>The one decision of what a source does to a target: both `storywatch code` and the positions of an article take it.</summary>
internal sealed class EventCoder(EventModel model)
{
    private static readonly Lazy<EventCoder> LazyShipped = new(ReadShipped);

    public static EventCoder Shipped => LazyShipped.Value;

    /// <summary>The likeliest root and its probability.</summary>
    public (PloverEvent Event, double Probability) Code(
        StemmedText text, (int First, int End) source, (int First, int End) target, ActorMention? sourceActor, ActorMention? targetActor)
    {
        Span<double> probabilities = stackalloc double[EventModel.Classes];
        model.Score(new DyadFeatures().Of(text, source, target, sourceActor, targetActor), probabilities);
        var best = 0;
        for (var c = 1; c < probabilities.Length; c++)
        {
            if (probabilities[c] > probabilities[best])
                best = c;
        }

        return ((PloverEvent)(best + 1), probabilities[best]);
    }

    private static EventCoder ReadShipped()
    {
        using var stream = typeof(EventCoder).Assembly.GetManifestResourceStream("events.model")
            ?? throw new InvalidOperationException("the event model (Models/events.model) is not built into this assembly: train it, see docs/models.md");
        return new EventCoder(EventModelFile.Read(stream));
    }
}
