using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Actors;

/// <summary>
/// The mentions of one parsed text by where they stand and whom they name, so that reading a clause costs as much as its own mentions,
/// not as much as those of the whole article.
/// </summary>
internal sealed class MentionIndex
{
    private readonly ValueList<ActorMention> _all;

    // Place of the first mention that covers each token, plus one; 0 for none.
    private readonly int[] _covering;

    // Ends that never fall and starts that never rise from behind: what lies between the places found in them holds all that overlaps a span.
    private readonly int[] _latestEnd;
    private readonly int[] _earliestStart;
    private readonly Dictionary<string, string> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string? Country), ActorMention> _byActor = [];

    /// <param name="mentions">As <see cref="ActorFinder"/> finds them: their first tokens never fall.</param>
    public MentionIndex(ParsedText text, ValueList<ActorMention> mentions)
    {
        _all = mentions;
        _covering = new int[text.Tokens.Length];
        (_latestEnd, _earliestStart) = (new int[mentions.Count], new int[mentions.Count]);
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            for (var token = mention.First; token < mention.End; token++)
            {
                if (_covering[token] == 0)
                    _covering[token] = i + 1;
            }

            _latestEnd[i] = i == 0 ? mention.Span.End : Math.Max(_latestEnd[i - 1], mention.Span.End);
            _byActor.TryAdd((mention.Actor.Name, mention.Actor.Country), mention);
            if (mention.Role is { } role)
                _roles.TryAdd(mention.Actor.Name, role);
            if (mention.Use == MentionUse.Party)
                FirstState ??= mention.Actor.Country;
        }

        for (var i = mentions.Count - 1; i >= 0; i--)
            _earliestStart[i] = i == mentions.Count - 1 ? mentions[i].Span.Start : Math.Min(_earliestStart[i + 1], mentions[i].Span.Start);
    }

    /// <summary>All of them, in text order.</summary>
    public ValueList<ActorMention> All => _all;

    /// <summary>The state of the party that the text names first, by ISO 3166 alpha-3; null where it names none.</summary>
    public string? FirstState { get; }

    /// <summary>The mention that covers a token; null for none.</summary>
    public ActorMention? At(int token) => token >= 0 && token < _covering.Length && _covering[token] is > 0 and var place ? _all[place - 1] : null;

    /// <summary>Those whose first token is one of <c>[from, to)</c>.</summary>
    public ReadOnlySpan<ActorMention> Starting(int from, int to)
    {
        var first = PlaceOf(from);
        return _all.AsSpan()[first..Math.Max(first, PlaceOf(to))];
    }

    /// <summary>A run of mentions that holds all whose words overlap a span, and few others.</summary>
    public ReadOnlySpan<ActorMention> Around(TextSpan span)
    {
        var first = Search(_latestEnd, span.Start + 1);
        return _all.AsSpan()[first..Math.Max(first, Search(_earliestStart, span.End))];
    }

    /// <summary>The place among <see cref="All"/> of the first mention whose first token is the given one or stands after it.</summary>
    public int PlaceOf(int token)
    {
        var (low, high) = (0, _all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_all[middle].First < token)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The office with which the text first names an actor; null where it names none.</summary>
    public string? RoleOf(string name) => _roles.GetValueOrDefault(name);

    /// <summary>The first mention of an actor by its name and country.</summary>
    public ActorMention? FirstOf(Actor actor) => _byActor.GetValueOrDefault((actor.Name, actor.Country));

    // The place of the first number that is no less.
    private static int Search(int[] rising, int least)
    {
        var (low, high) = (0, rising.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (rising[middle] < least)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
