using StoryWatch.Analysis.Actors;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>The one decision of what a source does to a target: both `storywatch code` and the positions of an article take it.</summary>
internal sealed class EventCoder(EventModel model)
{
    // Below this the whole of the allowed roots is too unlikely to be taken at its word.
    private const double LeastOfVerbal = 0.35;

    private static readonly Lazy<EventCoder> LazyShipped = new(ReadShipped);

    public static EventCoder Shipped => LazyShipped.Value;

    /// <summary>The likeliest root, and the probability of its quad class: neighbouring roots share it, the side of the event is what matters.</summary>
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

        var root = (PloverEvent)(best + 1);
        double sum = 0, quad = 0;
        for (var c = 0; c < probabilities.Length; c++)
        {
            sum += probabilities[c];
            quad += ((PloverEvent)(c + 1)).Quad() == root.Quad() ? probabilities[c] : 0;
        }

        return (root, quad / Math.Max(sum, LeastOfVerbal));
    }

    private static EventCoder ReadShipped()
    {
        using var stream = typeof(EventCoder).Assembly.GetManifestResourceStream("events.model")
            ?? throw new InvalidOperationException("the event model (Models/events.model) is not built into this assembly: train it, see docs/models.md");
        return new EventCoder(EventModelFile.Read(stream));
    }
}
