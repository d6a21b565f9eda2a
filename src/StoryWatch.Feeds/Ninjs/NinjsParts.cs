using System.Text.Json;
using System.Text.RegularExpressions;
using StoryWatch.Feeds.Json;
using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Feeds.Ninjs;

/// <summary>What is inside an item's objects, as far as the standard says more than that they are objects.</summary>
internal static partial class NinjsParts
{
    private static readonly HashSet<string> Shapes = new(StringComparer.Ordinal)
    {
        "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection", "Feature", "FeatureCollection",
    };

    private static readonly string[] Named = ["name", "rel", "scheme", "code", "literal"];

    public static bool IsUrgency(JsonElement value) => value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var urgency) && urgency is >= 1 and <= 9;

    public static ArticleFault? Fault(string name, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Array)
            return null;
        foreach (var part in value.EnumerateArray().Where(part => part.ValueKind is JsonValueKind.Object))
        {
            foreach (var field in Named)
            {
                if (part.Field(field) is { } text && text.ValueKind is not JsonValueKind.String)
                    return new($"{name}.{field}", "must be a string");
            }

            if ((part.Field("geojson") ?? part.Field("geoJSON")) is { } shape && !Shapes.Contains(shape.Text("type") ?? ""))
                return new($"{name}.geojson", "must be a shape of GeoJSON");
            if (name == "plannedCoverage" && part.Field("urgency") is { } urgency && !IsUrgency(urgency))
                return new($"{name}.urgency", "must be a whole number from 1 to 9");
        }

        return null;
    }

    public static ArticleFault? AdviceFault(JsonElement advices)
    {
        foreach (var advice in advices.EnumerateArray())
        {
            foreach (var part in (ReadOnlySpan<string>)["importance", "lifetime"])
            {
                if (advice.Field(part) is { } said && (said.ValueKind is not JsonValueKind.Object || (said.Field("code") ?? said.Field("literal") ?? said.Field("uri")) is null))
                    return new($"advices.{part}", "must be an object with a code");
            }
        }

        return null;
    }

    public static ArticleFault? EventFault(JsonElement item)
    {
        if (item.Field("eventDetails")?.Field("dates") is not { } dates)
            return null;
        if (dates.Field("startDate") is not null && dates.Field("expectedStartDate") is not null)
            return new("eventDetails.dates", "must not have both startDate and expectedStartDate");
        foreach (var name in (ReadOnlySpan<string>)["startDate", "expectedStartDate", "endDate", "expectedEndDate"])
        {
            if (dates.Field(name) is not null && !IsoBeginning().IsMatch(dates.Text(name) ?? ""))
                return new($"eventDetails.dates.{name}", "must be a date or timestamp of ISO 8601, whole or cut short");
        }

        return null;
    }

    [GeneratedRegex("""^\d{4}(-\d{2}(-\d{2}([T ]\d{2}(:\d{2}(:\d{2}.*)?)?.*)?)?)?$""")]
    private static partial Regex IsoBeginning();
}
