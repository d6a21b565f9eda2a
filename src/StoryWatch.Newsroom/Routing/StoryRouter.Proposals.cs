using System.Globalization;
using StoryWatch.Stories;

namespace StoryWatch.Newsroom.Routing;

public sealed partial class StoryRouter
{
    private int Parent(ScoredArticle scored, string story)
    {
        int parent = -1;
        var most = 0f;
        for (var i = 0; i < scored.Developments.Count; i++)
        {
            if (scored.DevelopmentFeatures[i][DevelopmentFeatures.Body] > most && StoryOf(scored.Developments[i]) == story)
                (parent, most) = (scored.Developments[i].Index, scored.DevelopmentFeatures[i][DevelopmentFeatures.Body]);
        }

        return parent;
    }

    /// <summary>Stories that go on in a larger one from now on; what was told of them is for the editors to merge.</summary>
    private List<MergeProposal> Converge(ScoredArticle scored, LiveStory story)
    {
        var proposals = new List<MergeProposal>();
        if (_memory.Converging.Note(story, scored) is { } larger)
            Tell(story, larger, "most articles of the younger story fit both");
        if (!_mends)
            return proposals;
        foreach (var small in _memory.Converging.NoteSmaller(story, scored))
            Tell(small, story, "articles of the larger story fit both");
        foreach (var (small, large) in NoteOverlap(scored, story))
            Tell(small, large, "many of the smaller story's newest articles would fit the larger one, were it alone, and some the other way round");
        return proposals;

        void Tell(LiveStory small, LiveStory large, string evidence)
        {
            // Where the larger one goes on elsewhere already, so does the smaller now.
            proposals.Add(new(_memory.Merged.Resolve(large.Id), small.Id, evidence + ": new ones go to the larger"));
        }
    }

    private List<StructureProposal> Proposals(ScoredArticle scored, LiveStory story)
    {
        var proposals = new List<StructureProposal>();
        for (var i = 0; i < scored.Stories.Count; i++)
        {
            var other = scored.Stories[i];
            if (other != story
                && scored.StoryLogOdds[i] >= MergeEvidence.Fits
                && FitsToo(scored, story)
                && _memory.MergeEvidence.Add(story.Index, other.Index)
                && _memory.Merged.Resolve(story.Id) != _memory.Merged.Resolve(other.Id))
            {
                proposals.Add(new MergeProposal(
                    _memory.Merged.Resolve(other.Id), _memory.Merged.Resolve(story.Id),
                    string.Create(CultureInfo.InvariantCulture, $"{MergeEvidence.Enough} developments fit both stories")));
            }
        }

        if (SplitEvidence.Find(story, _memory.Developments) is { } branch)
        {
            proposals.Add(new SplitProposal(
                _memory.Merged.Resolve(story.Id),
                branch.Select(index => RouterNames.Development(_memory.Developments[index].Key)).ToValueList(),
                string.Create(CultureInfo.InvariantCulture, $"{branch.Count} developments share no names with the rest of the story")));
        }

        return proposals;
    }

    private static bool FitsToo(ScoredArticle scored, LiveStory story)
    {
        var at = scored.Stories.IndexOf(story);
        return at >= 0 && scored.StoryLogOdds[at] >= MergeEvidence.Fits;
    }
}
