using System.Text.Json;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;

namespace StoryWatch.Newsroom.Replay.Expectations;

/// <summary>Reads one rule of a file of expectations and gathers what is wrong with it.</summary>
internal sealed class RuleReader(int line, JsonElement json)
{
    private const double LongestHours = 24 * 366 * 100;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "id", "rule", "why", "article", "story", "notBefore", "withinHours", "actor", "counterpart", "issue", "from", "to", "kind", "known",
    };

    private string _id = "?";

    public List<string> Faults { get; } = [];

    /// <summary>The rule; null where it has faults.</summary>
    public Expectation? Read()
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Faults.Add("a rule is a JSON object");
            return null;
        }

        _id = Text("id", required: true) ?? "?";
        foreach (var field in json.EnumerateObject().Where(field => !Known.Contains(field.Name)))
            Fault(field.Name, "is no field of a rule");
        var rule = Name<ExpectationRule>("rule", Text("rule", required: true), JsonNamingPolicy.CamelCase);
        var read = new Expectation(line, _id, rule ?? default, Text("why", required: false) ?? "")
        {
            Known = Text("known", required: false),
            Article = Text("article", required: rule is ExpectationRule.Within or ExpectationRule.MustNot or ExpectationRule.ExactlyOnce),
            Story = Text("story", required: rule is ExpectationRule.ExactlyOnce or ExpectationRule.NotBefore),
            NotBefore = Text("notBefore", required: rule is ExpectationRule.NotBefore),
            Within = Hours(required: rule is ExpectationRule.ExactlyOnce),
            Actor = Party("actor"),
            Counterpart = Party("counterpart"),
            Issues = Names("issue"),
            From = Set<Stance>("from"),
            To = Set<Stance>("to"),
            Kinds = Set<ShiftKind>("kind"),
        };
        return Faults.Count == 0 ? read : null;
    }

    private void Fault(string field, string reason) => Faults.Add($"rule '{_id}': {field} {reason}");

    private string? Text(string field, bool required)
    {
        if (!json.TryGetProperty(field, out var value))
        {
            if (required)
                Fault(field, "is missing");
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
            return text;
        Fault(field, "must be a text that is not empty");
        return null;
    }

    private TimeSpan Hours(bool required)
    {
        if (!json.TryGetProperty("withinHours", out var value))
        {
            if (required)
                Fault("withinHours", "is missing");
            return TimeSpan.Zero;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var hours) && hours is >= 0 and < LongestHours)
            return TimeSpan.FromHours(hours);
        Fault("withinHours", "must be a number of hours, 0 or more");
        return TimeSpan.Zero;
    }

    private PartySelector? Party(string field)
    {
        if (!json.TryGetProperty(field, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Object)
        {
            Fault(field, "must be an object with country or name");
            return null;
        }

        string? country = null, name = null;
        foreach (var part in value.EnumerateObject())
        {
            if (part.Name is not ("country" or "name"))
                Fault($"{field}.{part.Name}", "is no field of a party: country or name");
            else if (part.Value.ValueKind != JsonValueKind.String || part.Value.GetString() is not { Length: > 0 } text)
                Fault($"{field}.{part.Name}", "must be a text that is not empty");
            else if (part.Name == "name")
                name = text;
            else if (text.Length == 3 && text.All(char.IsAsciiLetterUpper))
                country = text;
            else
                Fault($"{field}.country", $"must be an ISO 3166-1 alpha-3 code, as in USA; '{text}' is none");
        }

        if (country is null && name is null && Faults.Count == 0)
            Fault(field, "must have country or name");
        return new PartySelector(country, name);
    }

    private HashSet<string>? Names(string field)
    {
        if (!json.TryGetProperty(field, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        Fault(field, "must be a list of texts with one at least");
        return null;
    }

    private HashSet<T>? Set<T>(string field)
        where T : struct, Enum
    {
        if (Names(field) is not { } names)
            return null;
        var set = new HashSet<T>();
        foreach (var name in names)
        {
            if (Name<T>(field, name, JsonNamingPolicy.KebabCaseLower) is { } known)
                set.Add(known);
        }

        return set;
    }

    private T? Name<T>(string field, string? name, JsonNamingPolicy policy)
        where T : struct, Enum
    {
        if (name is null)
            return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (policy.ConvertName(value.ToString()) == name)
                return value;
        }

        Fault(field, $"must be one of {string.Join(", ", Enum.GetNames<T>().Select(policy.ConvertName))}; '{name}' is none");
        return null;
    }
}
