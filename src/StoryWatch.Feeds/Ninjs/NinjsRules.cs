using System.Globalization;
using System.Text.Json;
using StoryWatch.Feeds.Json;
using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Feeds.Ninjs;

/// <summary>
/// What the ninjs schemas of IPTC allow an item to have, by version: names, kinds and words. What an article is not made of is checked too,
/// since an item that breaks the standard there was made by a program that may break it elsewhere.
/// </summary>
internal static class NinjsRules
{
    private static readonly string[] Statuses = ["usable", "withheld", "canceled"];
    private static readonly string[] Types = ["text", "audio", "video", "picture", "graphic", "composite"];
    private static readonly string[] Representations = ["complete", "incomplete"];

    /// <summary>The first fault, by the version that is given or stated, else by the one that it fits best.</summary>
    /// <returns>The version, such as "2.1" or "2.x", and the fault; null where there is none.</returns>
    public static (string Version, ArticleFault? Fault) Check(JsonElement item, string? given)
    {
        if (item.Field("$standard") is { } old && old.ValueKind is not JsonValueKind.Object)
            return ("1.x", new("$standard", "must be an object"));
        var stated = given ?? (item.Field("standard") ?? item.Field("$standard"))?.Text("version");
        if (Parse(stated) is { } version)
        {
            var fault = FaultOf(item, version);

            // Examples of 3.0 say that they are 2.2, as the schema did before it was numbered: the names tell.
            return fault is not null && given is null && version.Major == 2 && FaultOf(item, NinjsVersion.Latest(3)) is null ? ("3.x", null) : (stated!, fault);
        }

        (NinjsVersion Version, ArticleFault? Fault, int Understood)? best = null;
        for (var major = 1; major <= 3; major++)
        {
            var latest = NinjsVersion.Latest(major);
            var (fault, understood) = (FaultOf(item, latest), item.EnumerateObject().Count(property => NinjsProperties.Find(property.Name, latest) is not null));
            if (best is null || (fault is null && best.Value.Fault is not null) || (fault is null == best.Value.Fault is null && understood > best.Value.Understood))
                best = (latest, fault, understood);
        }

        return ($"{best!.Value.Version.Major}.x", best.Value.Fault);
    }

    private static NinjsVersion? Parse(string? version)
    {
        var parts = version?.Split('.', '_');
        return parts is [var major, var minor, ..] && int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first is >= 1 and <= 3
            ? new NinjsVersion(first, int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var second) ? second : int.MaxValue)
            : null;
    }

    private static ArticleFault? FaultOf(JsonElement item, NinjsVersion version)
    {
        if (item.Field("uri") is not { } uri || uri.ValueKind is not JsonValueKind.String || (version.Major > 1 && string.IsNullOrWhiteSpace(uri.GetString())))
            return new("uri", "is missing or no string");
        foreach (var property in item.EnumerateObject())
        {
            if (FaultOf(property, version) is { } fault)
                return fault;
        }

        return RightsFault(item) ?? NinjsParts.EventFault(item) ?? AssociationsFault(item, version);
    }

    private static ArticleFault? FaultOf(JsonProperty property, NinjsVersion version)
    {
        var (name, value) = (property.Name, property.Value);
        if (NinjsProperties.Find(name, version) is not { } kind)
            return new(name, $"is no property of ninjs {version}");
        var expected = kind switch
        {
            NinjsKind.Text => value.ValueKind is JsonValueKind.String ? null : "must be a string",
            // Whether it is a time is left to the reader, by the suite's own word.
            NinjsKind.Time => value.ValueKind is JsonValueKind.String ? null : "must be a timestamp",
            NinjsKind.Urgency => NinjsParts.IsUrgency(value) ? null : "must be a whole number from 1 to 9",
            NinjsKind.Number => value.ValueKind is JsonValueKind.Number ? null : "must be a number",
            NinjsKind.Object => value.ValueKind is JsonValueKind.Object ? null : "must be an object",
            NinjsKind.Objects => value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(one => one.ValueKind is JsonValueKind.Object) ? null : "must be a list of objects",
            NinjsKind.Words => value.ValueKind is JsonValueKind.Array ? null : "must be a list",
            _ => null,
        };
        if (expected is not null)
            return new(name, expected);
        return name switch
        {
            "pubstatus" or "pubStatus" => WordFault(name, value, Statuses),
            "type" when version.Major == 1 => WordFault(name, value, version.Minor >= 2 ? [.. Types, "component"] : Types),
            "representationtype" when version.Major == 1 => WordFault(name, value, Representations),
            "advices" => NinjsParts.AdviceFault(value),
            _ => NinjsParts.Fault(name, value),
        };
    }

    private static ArticleFault? WordFault(string name, JsonElement value, string[] words) =>
        words.Contains(value.GetString(), StringComparer.Ordinal) ? null : new(name, $"must be one of {string.Join(", ", words)}");

    private static ArticleFault? RightsFault(JsonElement item) =>
        (item.Field("rightsinfo") ?? item.Field("rightsInfo")) is { ValueKind: JsonValueKind.Object } rights
        && (rights.Field("linkedrights") ?? rights.Field("linkedRights")) is not null && (rights.Field("encodedrights") ?? rights.Field("encodedRights")) is not null
            ? new("rightsinfo", "must not have both linkedrights and encodedrights")
            : null;

    // Up to 1.4 an association may hold anything; from 2.1 it has a name and a uri.
    private static ArticleFault? AssociationsFault(JsonElement item, NinjsVersion version)
    {
        if (item.Field("associations") is not { } associations || version is { Major: 1, Minor: < 5 })
            return null;
        var named = associations.ValueKind is JsonValueKind.Object ? associations.EnumerateObject().Select(one => one.Value) : associations.EnumerateArray();
        foreach (var association in named.Where(one => one.ValueKind is JsonValueKind.Object))
        {
            var isStrict = version.Major == 3 || version is { Major: 2, Minor: >= 1 };
            if (isStrict && (association.Field("name") is null || association.Field("uri") is null))
                return new("associations", "must each have a name and a uri");
            foreach (var property in association.EnumerateObject().Where(property => property.Name != "name"))
            {
                if (FaultOf(property, version) is { } fault)
                    return new($"associations.{fault.Field}", fault.Reason);
            }
        }

        return null;
    }
}

/// <param name="Minor">The greatest number for one in development.</param>
internal readonly record struct NinjsVersion(int Major, int Minor)
{
    public static NinjsVersion Latest(int major) => new(major, int.MaxValue);

    public override string ToString() => Minor == int.MaxValue ? $"{Major}.x" : $"{Major}.{Minor}";
}
