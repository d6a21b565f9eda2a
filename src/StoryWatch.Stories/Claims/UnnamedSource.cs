using System.Collections.Frozen;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Stories.Claims;

/// <summary>Tells sources that keep their name back ("two officials familiar with the matter", "diplomats") from those who stand by their word.</summary>
internal static class UnnamedSource
{
    /// <summary>The party under which a story keeps the claims of all who give no name: one may be "an official" here and "a source" there.</summary>
    public const string Party = "";

    private static readonly FrozenSet<string> Descriptions = new[]
    {
        "adviser", "advisers", "advisor", "advisors", "aide", "aides", "diplomat", "diplomats", "insider", "insiders", "negotiator", "negotiators", "officer", "officers",
        "official", "officials", "people", "person", "persons", "source", "sources",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Promises =
        ["anonymity", "declined to be named", "declined to be identified", "asked not to be named", "asked not to be identified", "not authorized to speak", "not authorised to speak"];

    /// <summary>True for a description that no name follows: "a senior diplomat", not "diplomat Jane Doe", nor a party that is known by its country.</summary>
    public static bool Is(Actor? speaker)
    {
        if (speaker is not { Country: null, Name.Length: > 0 })
            return false;
        var words = speaker.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(words, Descriptions.Contains);
        return at >= 0 && (at + 1 == words.Length || !char.IsUpper(words[at + 1][0]));
    }

    /// <summary>True where the words themselves say that whoever speaks gives no name.</summary>
    public static bool IsPromised(string words) => Array.Exists(Promises, promise => words.Contains(promise, StringComparison.OrdinalIgnoreCase));

    /// <summary>True where a position rests on somebody's word who gives no name.</summary>
    public static bool IsBehind(Position position) =>
        position.Voice != Voice.Outlet && (Is(position.Speaker) || IsPromised(position.Evidence.Text));
}
