namespace StoryWatch.Analysis.Attributions;

/// <summary>A cue as tokens <c>[First, End)</c>; Head is the one that the others hang from.</summary>
internal readonly record struct Cue(int First, int End, int Head)
{
    public static Cue Of(TextView text, int first, int end)
    {
        // The highest token; of equals a verb before others, then the last.
        var (head, best) = (first, int.MinValue);
        for (var i = first; i < end; i++)
        {
            var outside = text.Heads[i] < first || text.Heads[i] >= end;
            var score = (outside ? 4 : 0) + (text.Kinds[i] == 'V' ? 2 : 0) + (text.Marks[i] == 0 ? 1 : -8);
            if (score >= best) (head, best) = (i, score);
        }

        return new(first, end, head);
    }
}
