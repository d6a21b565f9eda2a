using StoryWatch.Analysis.Threading;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Routing;

/// <summary>The walk's routing index over a <see cref="StoryRouter"/>.</summary>
public sealed class RoutingIndex(RoutingModel model) : IRoutingIndex
{
    private readonly StoryRouter _router = new(model);

    public Routing Route(Article article)
    {
        var decision = _router.Route(ThreadingVectorizer.Vectorize(article));
        return new(
            new(decision.StoryId),
            decision.DevelopmentId,
            decision.CopyOf,
            decision.SourceGroup,
            [.. decision.Proposals.Select(proposal => Command(proposal, article.At))]);
    }

    public void Restore(Article article, Settlement settled)
    {
        if (settled.HasStory)
        {
            _router.Restore(
                ThreadingVectorizer.Vectorize(article),
                new(settled.Story.Value, settled.Development, false, false, settled.CopyOf, settled.SourceGroup));
        }
    }

    public void Restructure(StoryId story, StoryEvent happened)
    {
        switch (happened)
        {
            case StoryMerged merged:
                _router.Merge(story.Value, merged.Into.Value);
                break;
            case MergeUndone:
                _router.UndoMerge(story.Value);
                break;
            case StorySplit split:
                _router.Move(split.Developments, split.Into.Value);
                break;
            case SplitUndone undone:
                _router.Move(undone.Developments, story.Value);
                break;
        }
    }

    public void WriteCheckpoint(Stream stream) => _router.WriteCheckpoint(stream);

    public void ReadCheckpoint(Stream stream) => _router.ReadCheckpoint(stream);

    private static RoutingProposal Command(StructureProposal proposal, DateTimeOffset at) => proposal switch
    {
        MergeProposal merge => new(new(merge.StoryId), new ProposeMerge(new(merge.Other), merge.Evidence, at)),
        SplitProposal split => new(new(split.StoryId), new ProposeSplit(split.Developments, split.Evidence, at)),
        _ => throw new NotSupportedException($"no command for {proposal.GetType().Name}"),
    };
}
