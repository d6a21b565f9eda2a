namespace StoryWatch.Newsroom.Access;

/// <summary>What a caller may do. Each role may do all that the ones before it may.</summary>
public enum Role
{
    /// <summary>Reads stories, articles and the state of the desk.</summary>
    Viewer,

    /// <summary>Decides about stories: merges, judges, pins, assigns; pushes articles; runs replays.</summary>
    Editor,

    /// <summary>Changes what the desk is fed with, where it tells its events, and who may do what.</summary>
    Admin,
}

public static class Roles
{
    /// <summary>The role of a word of the wire; null where it is none.</summary>
    public static Role? Of(string? word) => word switch
    {
        "viewer" => Role.Viewer,
        "editor" => Role.Editor,
        "admin" => Role.Admin,
        _ => null,
    };

    /// <summary>The word of the wire.</summary>
    public static string Word(this Role role) => role switch
    {
        Role.Viewer => "viewer",
        Role.Editor => "editor",
        Role.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
