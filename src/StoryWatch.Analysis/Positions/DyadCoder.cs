using StoryWatch.Analysis.Actors;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>Codes what a given source does to a given target in a sentence, as a root event of PLOVER.</summary>
public sealed class DyadCoder
{
    private readonly ActorFinder _actors;
    private readonly EventCoder _coder;

    public DyadCoder(ActorDictionary actors)
        : this(new ActorFinder(actors), EventCoder.Shipped)
    {
    }

    internal DyadCoder(ActorFinder actors, EventCoder coder) => (_actors, _coder) = (actors, coder);

    /// <summary>
    /// The event and its quad class; None where the text holds neither name. One of the two may be a stand-in that the text leaves out
    /// ("an actor" before a passive, "a recipient" after a verb without object).
    /// </summary>
    /// <param name="source">Who does it, as the text writes it.</param>
    /// <param name="target">To whom or what, as the text writes it.</param>
    public (PloverEvent Event, QuadClass Quad) Code(string text, string source, string target)
    {
        var (s, t) = DyadSpans.Locate(text, source, target);
        if (s is null && t is null)
            return (PloverEvent.None, QuadClass.None);
        var mentions = _actors.Find(text, null);
        var stemmed = new StemmedText(text);
        var end = stemmed.Tokens.Count;
        var (root, _) = _coder.Code(
            stemmed,
            s is { } from ? stemmed.Range(from) : (0, 0),
            t is { } to ? stemmed.Range(to) : (end, end),
            DyadSpans.Best(mentions.AsSpan(), s),
            DyadSpans.Best(mentions.AsSpan(), t));
        return (root, root.Quad());
    }
}
