using System.Text.Json;

namespace StoryWatch.Newsroom.Replay.Expectations;

/// <summary>Reads a file of expectations: a JSON array of rules.</summary>
public static class ExpectationFile
{
    /// <exception cref="ExpectationFileException">The file cannot be read as expectations; tells every fault with its line and rule.</exception>
    public static IReadOnlyList<Expectation> Read(string name, ReadOnlySpan<byte> json)
    {
        var faults = new List<string>();
        var rules = new List<Expectation>();
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
                throw new ExpectationFileException([$"{name}:1: a file of expectations is a JSON array of rules"]);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var line = LineAt(json, (int)reader.TokenStartIndex);
                var rule = new RuleReader(line, JsonElement.ParseValue(ref reader));
                if (rule.Read() is { } read)
                    rules.Add(read);
                faults.AddRange(rule.Faults.Select(fault => $"{name}:{line}: {fault}"));
            }
        }
        catch (JsonException fault)
        {
            throw new ExpectationFileException([$"{name}:{fault.LineNumber + 1}: this is no JSON: {fault.Message}"]);
        }

        foreach (var twice in rules.GroupBy(rule => rule.Id, StringComparer.Ordinal).Where(same => same.Count() > 1))
            faults.Add($"{name}:{twice.Last().Line}: rule '{twice.Key}': line {twice.First().Line} has a rule with this id");
        if (faults.Count > 0)
            throw new ExpectationFileException(faults);
        return rules;
    }

    private static int LineAt(ReadOnlySpan<byte> json, int at) => json[..at].Count((byte)'\n') + 1;
}

/// <summary>A file of expectations, or a rule of it, cannot be used; the message has a line for each fault.</summary>
public sealed class ExpectationFileException(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults))
{
    public IReadOnlyList<string> Faults => faults;
}
