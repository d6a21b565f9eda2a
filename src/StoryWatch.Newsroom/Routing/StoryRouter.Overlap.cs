namespace StoryWatch.Newsroom.Routing;

public sealed partial class StoryRouter
{
    /// <summary>Takes note of the stories that the article would fit too; gives the pairs of which the smaller goes on in the larger from now on.</summary>
    private List<(LiveStory Small, LiveStory Large)> NoteOverlap(ScoredArticle scored, LiveStory story)
    {
        var converged = new List<(LiveStory, LiveStory)>();
        if (!StoryOverlaps.IsWatched(story))
            return converged;
        var fits = scored.Stories.FindAll(other => StoryOverlaps.Pair(story, other) is not null && FitsAlone(scored, story, other));
        _memory.Overlaps.Note(story, fits);
        foreach (var other in fits)
        {
            if (StoryOverlaps.Pair(story, other) is var (small, large) && small == story
                && _memory.Overlaps.IsEnough(small, large) && SamePlaces(small, large) && _memory.Converging.GoOn(small, large))
                converged.Add((small, large));
        }

        return converged;
    }

    /// <summary>
    /// Whether the article would belong to the other story, had its own not been there: a story that stands in another's
    /// place outdoes it in every comparison, and so the two never seem to fit the same articles.
    /// </summary>
    private bool FitsAlone(ScoredArticle scored, LiveStory story, LiveStory other)
    {
        var (own, at) = (scored.Stories.IndexOf(story), scored.Stories.IndexOf(other));
        List<float[]> without = [.. scored.StoryFeatures.Where((_, i) => i != own).Select(features => (float[])features.Clone())];
        StoryFeatures.Compare(without);
        var alone = without[own >= 0 && own < at ? at - 1 : at];
        return !StoryFeatures.Elsewhere(scored.Article, other, alone) && _model.Story.LogOdds(alone) >= 0f;
    }

    private bool SamePlaces(LiveStory small, LiveStory large) =>
        StoryOverlaps.NewestFocus(small, _memory.Developments).Cosine(StoryOverlaps.NewestFocus(large, _memory.Developments)) >= StoryOverlaps.SamePlaces;
}
