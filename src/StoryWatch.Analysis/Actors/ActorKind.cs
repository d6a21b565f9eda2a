namespace StoryWatch.Analysis.Actors;

/// <summary>What sort of name an entry of the <see cref="ActorDictionary"/> is; in files the same words in lower case.</summary>
public enum ActorKind
{
    /// <summary>A state's own name.</summary>
    State,

    /// <summary>Its adjective or the noun for its people.</summary>
    Demonym,

    /// <summary>A city that stands for its government.</summary>
    Capital,

    /// <summary>A seat or organ of power ("Kremlin").</summary>
    Seat,

    Ministry,
    Parliament,
    Court,
    Person,

    /// <summary>An armed, political or ethnic group.</summary>
    Group,

    /// <summary>An organisation of states.</summary>
    Org,

    Ngo,
    Company,
    Media,

    /// <summary>Short for a state, in a text that names the state elsewhere ("the North").</summary>
    Byname,

    /// <summary>A word for an organ or office of a state, no actor by itself ("foreign ministry").</summary>
    Role,
}
