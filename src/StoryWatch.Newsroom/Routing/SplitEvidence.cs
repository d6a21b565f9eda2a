namespace StoryWatch.Newsroom.Routing;

/// <summary>
/// Looks for a branch of a story that has left it: developments that hang together among themselves (each opened nearest
/// to another of them) and share hardly any name with the rest.
/// </summary>
internal static class SplitEvidence
{
    private const int FewestDevelopments = 8;
    private const int FewestInBranch = 3;
    private const int NewestSeen = 128;
    private const float Apart = 0.08f;

    /// <summary>The branch, or null. Looks only when the story has grown by half since the last look.</summary>
    public static List<int>? Find(LiveStory story, List<Development> developments)
    {
        if (story.Developments.Count < FewestDevelopments || !IsPowerOfTwo(story.Developments.Count))
            return null;
        var seen = story.Developments[Math.Max(0, story.Developments.Count - NewestSeen)..];
        var branches = Branches(seen, developments);
        foreach (var branch in branches.Where(branch => branch.Count >= FewestInBranch && 2 * branch.Count <= seen.Count))
        {
            var rest = Names(seen.Except(branch), developments);
            var names = Names(branch, developments);
            if (rest is not null && names is not null && names.Cosine(rest) < Apart)
                return branch;
        }

        return null;
    }

    private static bool IsPowerOfTwo(int n) => (n & (n - 1)) == 0;

    private static List<List<int>> Branches(List<int> seen, List<Development> developments)
    {
        var branchOf = new Dictionary<int, List<int>>();
        var branches = new List<List<int>>();
        foreach (var index in seen)
        {
            if (!branchOf.TryGetValue(developments[index].Parent, out var branch))
                branches.Add(branch = []);
            branch.Add(index);
            branchOf.Add(index, branch);
        }

        return branches;
    }

    private static Centroid? Names(IEnumerable<int> of, List<Development> developments)
    {
        Centroid? sum = null;
        foreach (var index in of)
        {
            var names = developments[index].Names.Sum.Normalized();
            if (sum is null)
                sum = new(names);
            else
                sum.Add(names, 1f, Sizes.StoryNames);
        }

        return sum;
    }
}
