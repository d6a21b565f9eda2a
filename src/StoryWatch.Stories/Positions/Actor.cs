namespace StoryWatch.Stories.Positions;

/// <summary>A party: a state, its organs and people, a bloc, an armed group, a company, a person.</summary>
/// <param name="Name">The name that an editor reads, the same in every article that means this actor.</param>
/// <param name="Country">ISO 3166-1 alpha-3, null where none is known (blocs have none).</param>
/// <param name="Sector">PLOVER sector (GOV, MIL, OPP, IGO, ...), null where none is known.</param>
public sealed record Actor(string Name, string? Country = null, string? Sector = null)
{
    public static readonly Actor Unknown = new("");

    /// <summary>
    /// The party whose position a statement of this actor is: the state for its government's people and organs,
    /// the name for everyone else.
    /// </summary>
    public string Party => Country is not null && Sector is null or "GOV" or "MIL" ? Country ?? Name : Name;
}
