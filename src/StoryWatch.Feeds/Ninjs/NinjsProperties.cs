namespace StoryWatch.Feeds.Ninjs;

/// <summary>The kinds of values that properties have.</summary>
internal enum NinjsKind
{
    Text,
    Time,
    Number,
    Urgency,
    Object,
    Objects,
    Words,
    Any,
}

/// <summary>The properties of an item, by major version; in 1.x also since which minor version.</summary>
internal static class NinjsProperties
{
    private static readonly Dictionary<string, (NinjsKind Kind, int Since)> First = Table(
        """
        0 Text uri type mimetype representationtype profile version pubstatus copyrightholder copyrightnotice usageterms language byline headline located embargoed slugline
        0 Time versioncreated
        0 Objects person organisation place subject event object
        0 Object renditions associations
        1 Urgency urgency
        2 Text title ednote
        2 Time firstcreated
        2 Number charcount wordcount
        2 Objects infosource
        3 Object $standard altids
        3 Objects genre trustindicator
        4 Time contentcreated expires
        4 Object rightsinfo
        6 Object digitalsourcetype
        7 Objects advices
        """);

    private static readonly Dictionary<string, (NinjsKind Kind, int Since)> Second = Table(
        """
        0 Text uri type representationtype profile version pubstatus copyrightholder copyrightnotice usageterms language by byline located embargoed slugline title ednote name mimetype
        0 Time versioncreated firstcreated contentcreated expires
        0 Urgency urgency
        0 Number charcount wordcount
        0 Objects people organisations places subjects events objects infosources genres trustindicators altids headlines bodies descriptions renditions associations advices
        0 Object standard rightsinfo digitalsourcetype
        """);

    private static readonly Dictionary<string, (NinjsKind Kind, int Since)> Third = Table(
        """
        0 Text uri type representationType profile version pubStatus copyrightHolder copyrightNotice usageTerms language by byline located embargoed slugline title edNote name
        0 Time versionCreated firstCreated contentCreated expires
        0 Urgency urgency
        0 Number charCount wordCount
        0 Objects people organisations places subjects events objects infoSources genres trustIndicators altIds headlines bodies descriptions renditions associations advices plannedCoverage
        0 Object standard rightsInfo digitalSourceType eventDetails newsCoverageStatus
        """);

    private static readonly string[] Extensible = ["headline_", "body_", "description_"];

    /// <summary>Null where the version has no such property.</summary>
    public static NinjsKind? Find(string name, NinjsVersion version)
    {
        var table = version.Major switch { 1 => First, 2 => Second, _ => Third };
        if (table.TryGetValue(name, out var known))
            return version.Major > 1 || known.Since <= version.Minor ? known.Kind : null;
        return version.Major == 1 && IsExtension(name) ? NinjsKind.Text : null;
    }

    // The schema's pattern is open at its end: one letter after the line is enough.
    private static bool IsExtension(string name) => Extensible.Any(beginning =>
        name.StartsWith(beginning, StringComparison.Ordinal) && name.Length > beginning.Length && (char.IsAsciiLetterOrDigit(name[beginning.Length]) || name[beginning.Length] == '_'));

    private static Dictionary<string, (NinjsKind, int)> Table(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .SelectMany(words => words.Skip(2).Select(name => (name, (Enum.Parse<NinjsKind>(words[1]), int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture)))))
        .ToDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);
}
