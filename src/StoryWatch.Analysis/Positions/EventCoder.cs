using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Models;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>What a source does to a target by the model: `storywatch code` takes it, and the positions of an article where no <see cref="Constructions"/> tells it.</summary>
internal sealed class EventCoder(EventModel model)
{
    // Below this the whole of the allowed roots is too unlikely to be taken at its word.
    private const double LeastOfVerbal = 0.35;

    private static readonly Lazy<EventCoder> LazyShipped = new(() => new EventCoder(EventModelFile.Read(ModelFile.Embedded(EventModelFile.Name))));

    public static EventCoder Shipped => LazyShipped.Value;

    /// <summary>The likeliest root, and the probability of its quad class: neighbouring roots share it, the side of the event is what matters.</summary>
    public (PloverEvent Event, double Probability) Code(
        StemmedText text,
        (int First, int End) source,
        (int First, int End) target,
        ActorMention? sourceActor,
        ActorMention? targetActor,
        Allowed allowed = Allowed.All)
    {
        Span<double> probabilities = stackalloc double[EventModel.Classes];
        model.Score(new DyadFeatures().Of(text, source, target, sourceActor, targetActor), probabilities);
        var best = -1;
        for (var c = 0; c < probabilities.Length; c++)
        {
            if (!IsAllowed((PloverEvent)(c + 1), allowed))
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

    public static bool IsAllowed(PloverEvent root, Allowed allowed) => allowed switch
    {
        Allowed.Verbal => root.Quad() is QuadClass.VerbalCooperation or QuadClass.VerbalConflict,
        Allowed.OfAnother => root is PloverEvent.Accuse or PloverEvent.Threaten,
        _ => true,
    };
}

/// <summary>Which events the words can be by their syntax.</summary>
internal enum Allowed
{
    All,

    /// <summary>What one can do by saying something.</summary>
    Verbal,

    /// <summary>What one can say of another's deeds.</summary>
    OfAnother,
}
