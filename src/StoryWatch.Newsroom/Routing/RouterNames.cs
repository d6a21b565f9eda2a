using System.Globalization;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Routing;

/// <summary>Ids that derive from the hash of the first article's id.</summary>
internal static class RouterNames
{
    /// <summary>As <see cref="StoryId.OpenedBy"/> has it.</summary>
    public static string Story(ulong key) => Name("s-", key);

    public static string Development(ulong key) => Name("d-", key);

    public static string Group(ulong key) => Name("g-", key);

    public static bool TryKey(string name, out ulong key)
    {
        key = 0;
        return name.Length > 2 && ulong.TryParse(name.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key);
    }

    private static string Name(string prefix, ulong key) => prefix + key.ToString("x16", CultureInfo.InvariantCulture);
}
