using static StoryWatch.Analysis.Models.FeatureHash;

namespace StoryWatch.Analysis.Attributions;

/// <summary>The way through the tree from a cue to every token of a window around it. Reused from cue to cue.</summary>
internal sealed class PathToCue
{
    private readonly uint[] _route = new uint[Window.Longest];
    private readonly int[] _branch = new int[Window.Longest];
    private readonly byte[] _depth = new byte[Window.Longest];
    private readonly uint[] _between = new uint[Window.Longest];

    // Steps from the cue's head up to each token of its sentence, -1 for one that is not above it.
    private int[] _climbs = [];
    private int _first;
    private int _end;

    public void Set(TextView t, Cue cue, Window window)
    {
        (_first, _end) = (window.First, window.End);
        var cueSentence = t.Parsed.Sentences[t.SentenceOf[cue.Head]];
        if (_climbs.Length < cueSentence.Count) _climbs = new int[cueSentence.Count];
        Array.Fill(_climbs, -1, 0, cueSentence.Count);
        var up = 0;
        for (var i = cue.Head; i >= 0; i = t.Heads[i]) _climbs[i - cueSentence.First] = up++;
        Array.Clear(_depth, 0, _end - _first);
        for (var i = _first; i < _end; i++)
        {
            if (_depth[i - _first] == 0) Reach(t, cue, cueSentence, i);
        }

        Between(t, cue);
    }

    /// <summary>Labels up from the cue and down to the token, up to six steps.</summary>
    public uint Of(int i) => _route[i - _first];

    /// <summary>The child of the cue's head, or of one of its ancestors, whose subtree holds the token; -1 in other sentences.</summary>
    public int BranchOf(int i) => _branch[i - _first];

    public uint DepthOf(int i) => Math.Min(_depth[i - _first], (byte)8);

    public uint PreviousOf(int i) => i > _first ? _route[i - _first - 1] : 5u;

    public uint NextOf(int i) => i + 1 < _end ? _route[i - _first + 1] : 5u;

    /// <summary>What stands between token and cue: verbs, quotation marks, ends of sentences (counts up to 3, 2, 2).</summary>
    public uint BetweenOf(int i) => _between[i - _first];

    private void Reach(TextView t, Cue cue, Text.Sentence cueSentence, int i)
    {
        if (i < cueSentence.First || i >= cueSentence.End)
        {
            // In another sentence: the way down from that sentence's root.
            var steps = 0;
            for (var j = i; t.Heads[j] >= 0; j = t.Heads[j]) steps++;
            _route[i - _first] = Mix(7, t.Label(i), (uint)Math.Min(steps, 3), i < cueSentence.First ? 1u : 2u);
            (_branch[i - _first], _depth[i - _first]) = (-1, (byte)Math.Min(steps + 1, 255));
            return;
        }

        var (route, down, branch, at) = (17u, 0, i, i);
        while (_climbs[at - cueSentence.First] < 0)
        {
            if (down < 4) route = Mix(route, t.Labels[at]);
            down++;
            branch = at;
            at = t.Heads[at];
        }

        // "at" is on the cue's own way up; past the cue's head, the way up is part of the route.
        var climbs = _climbs[at - cueSentence.First];
        var below = cue.Head;
        for (var n = 0; n < Math.Min(climbs, 3); n++)
        {
            route = Mix(route, 1000u + t.Labels[below]);
            below = t.Heads[below];
        }

        _route[i - _first] = Mix(route, (uint)Math.Min(climbs, 4), (uint)Math.Min(down, 5), i < cue.Head ? 0u : 1u);
        (_branch[i - _first], _depth[i - _first]) = (down == 0 ? at : branch, (byte)Math.Min(down + climbs + 1, 255));
    }

    private void Between(TextView t, Cue cue)
    {
        var (verbs, marks, ends) = (0u, 0u, 0u);
        for (var i = cue.First - 1; i >= _first; i--)
        {
            _between[i - _first] = Count(verbs, marks, ends);
            Step(t, i, ref verbs, ref marks, ref ends);
        }

        for (var i = cue.First; i < Math.Min(cue.End, _end); i++) _between[i - _first] = 99;
        (verbs, marks, ends) = (0, 0, 0);
        for (var i = cue.End; i < _end; i++)
        {
            _between[i - _first] = Count(verbs, marks, ends);
            Step(t, i, ref verbs, ref marks, ref ends);
        }
    }

    private static uint Count(uint verbs, uint marks, uint ends) => Math.Min(verbs, 3) + (4 * Math.Min(marks, 2)) + (12 * Math.Min(ends, 2));

    private static void Step(TextView t, int i, ref uint verbs, ref uint marks, ref uint ends)
    {
        if (t.Kinds[i] == 'V') verbs++;
        if (t.Marks[i] == 1) marks++;
        if (t.Marks[i] == 3) ends++;
    }
}
