using StoryWatch.Analysis.Actors;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>The one decision of what a source does to a target: both `storywatch code` and the positions of an article take it.</summary>
internal sealed class EventCoder(EventModel model)
{
    private static readonly Lazy<EventCoder> LazyShipped = new(ReadShipped);

    public static EventCoder Shipped => LazyShipped.Value;

    /// <summary>The likeliest root and its probability.</summary>
    /// <param name="verbalOnly">Only what one says of another's deeds: SUPPORT, REQUEST, ACCUSE, THREATEN.</param>
    public (PloverEvent Event, double Probability) Code(
        StemmedText text,
        (int First, int End) source,
        (int First, int End) target,
        ActorMention? sourceActor,
        ActorMention? targetActor,
        bool verbalOnly = false)
    {
        Span<double> probabilities = stackalloc double[EventModel.Classes];
        model.Score(new DyadFeatures().Of(text, source, target, sourceActor, targetActor), probabilities);
        var best = -1;
        for (var c = 0; c < probabilities.Length; c++)
        {
            if (verbalOnly && (PloverEvent)(c + 1) is not (PloverEvent.Support or PloverEvent.Request or PloverEvent.Accuse or PloverEvent.Threaten))
                probabilities[c] = 0;
            else if (best < 0 || probabilities[c] > probabilities[best])
                best = c;
        }

        var sum = 0.0;
        foreach (var probability in probabilities)
            sum += probability;
        return ((PloverEvent)(best + 1), probabilities[best] / Math.Max(sum, 0.35));
    }

    private static EventCoder ReadShipped()
    {
        using var stream = typeof(EventCoder).Assembly.GetManifestResourceStream("events.model")
            ?? throw new InvalidOperationException("the event model (Models/events.model) is not built into this assembly: train it, see docs/models.md");
        return new EventCoder(EventModelFile.Read(stream));
    }
}
