using System.Globalization;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Actors;

/// <summary>Reads a dictionary file: tab-separated kind, country, sector, years, name, aliases; "#" starts a comment.</summary>
/// <remarks>
/// Kinds are those of <see cref="ActorKind"/> and "remove", which takes aliases away. "-" leaves a field empty. Years are
/// "2009-2017", "2021-" or "2019". Aliases are separated by ";", one that ends in "?" is weak.
/// </remarks>
internal static class DictionaryReader
{
    private const int Fields = 6;

    /// <summary>The entries of a file; a removal is an entry with no actor name.</summary>
    public static List<ActorEntry> Read(string file, Stream stream, List<DictionaryError> errors)
    {
        var entries = new List<ActorEntry>();
        using var reader = new StreamReader(stream, leaveOpen: true);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Trim() is "" || line[0] == '#')
                continue;
            if (ReadLine(line, entries) is { } reason)
                errors.Add(new DictionaryError(file, number, reason));
        }

        return entries;
    }

    private static string? ReadLine(string line, List<ActorEntry> entries)
    {
        var fields = line.TrimEnd('\r').Split('\t', StringSplitOptions.TrimEntries);
        if (fields[0] == "remove" && fields.Length >= 2)
            return AddAliases(fields[^1], entries, alias => new ActorEntry(alias, ActorKind.State, Actor.Unknown));
        if (fields.Length != Fields)
            return $"{fields.Length} fields instead of {Fields}: kind, country, sector, years, name, aliases, separated by tabs";
        if (!Enum.TryParse<ActorKind>(fields[0], ignoreCase: true, out var kind) || int.TryParse(fields[0], out _))
            return $"unknown kind '{fields[0]}'";
        if (Empty(fields[1]) is { } country && !(country.Length == 3 && country.All(char.IsAsciiLetterUpper)))
            return $"country '{country}' is no ISO 3166 alpha-3 code";
        if (Empty(fields[2]) is { } sector && !sector.All(char.IsAsciiLetterUpper))
            return $"sector '{sector}' is not in capital letters";
        if (!TryYears(fields[3], out var from, out var to))
            return $"years '{fields[3]}' are none: write 2009-2017, 2021-, 2019 or -";
        if (Empty(fields[4]) is not { } name)
            return "the name is empty";
        if (kind is ActorKind.State or ActorKind.Demonym && Empty(fields[1]) is null)
            return $"a {fields[0]} needs a country";

        Actor? organisation = null;
        if (kind == ActorKind.Person && name.Split(": ") is [var body, var person])
        {
            organisation = new Actor(body, Empty(fields[1]), Empty(fields[2]));
            name = person;
        }

        var actor = new Actor(name, Empty(fields[1]), Empty(fields[2]));
        return AddAliases(fields[5], entries, alias => new ActorEntry(alias.TrimEnd('?'), kind, actor, from, to)
        {
            Weak = alias.EndsWith('?'),
            Organisation = organisation,
        });
    }

    private static string? AddAliases(string field, List<ActorEntry> entries, Func<string, ActorEntry> entry)
    {
        var aliases = field.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (aliases.Length == 0 || aliases is ["-"])
            return "no alias";
        foreach (var alias in aliases)
        {
            if (!char.IsLetterOrDigit(alias[0]))
                return $"alias '{alias}' does not begin with a letter or digit";
            entries.Add(entry(WithoutArticle(alias)));
        }

        return null;
    }

    // "the North" keeps its article: without it the word is a point of the compass.
    private static string WithoutArticle(string alias) =>
        alias.StartsWith("the ", StringComparison.Ordinal) && alias.Length > 9 ? alias[4..] : alias;

    private static string? Empty(string field) => field is "" or "-" ? null : field;

    private static bool TryYears(string field, out int from, out int to)
    {
        (from, to) = (0, 9999);
        if (Empty(field) is null)
            return true;
        var years = field.Split('-');
        if (years.Length > 2 || !TryYear(years[0], out from))
            return false;
        if (years.Length == 1)
            to = from;
        return years.Length == 1 || years[1].Length == 0 || (TryYear(years[1], out to) && to >= from);
    }

    private static bool TryYear(string text, out int year) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is > 1000 and < 9999;
}
