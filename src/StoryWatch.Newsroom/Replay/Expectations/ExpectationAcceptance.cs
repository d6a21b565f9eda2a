using System.Text;
using System.Text.Json;

namespace StoryWatch.Newsroom.Replay.Expectations;

/// <summary>Puts a file of expectations right by what a replay showed, leaving every other byte of it as it is.</summary>
public static class ExpectationAcceptance
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Rules that hold by now lose their <c>known</c>; rules that must hold and do not get the reason as theirs.</summary>
    /// <param name="results">Of the rules of the file, in its order.</param>
    /// <param name="reason">Why those that fail are known to: what a reader of the file needs to know.</param>
    public static byte[] Apply(ReadOnlySpan<byte> json, IReadOnlyList<ExpectationResult> results, string reason)
    {
        var accepted = new List<byte>(json.Length);
        var (from, at) = (0, 0);
        var reader = new Utf8JsonReader(json, Lenient);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var end = (int)reader.BytesConsumed;
            accepted.AddRange(json[from..start]);
            var rule = json[start..end];
            accepted.AddRange(results[at++].Outcome switch
            {
                ExpectationOutcome.HoldsByNow => WithoutKnown(rule),
                ExpectationOutcome.Fails => WithKnown(rule, reason),
                _ => rule,
            });
            from = end;
        }

        accepted.AddRange(json[from..]);
        return [.. accepted];
    }

    private static ReadOnlySpan<byte> WithKnown(ReadOnlySpan<byte> rule, string reason)
    {
        var last = rule[..^1].TrimEnd((byte)' ').Length;
        return (byte[])[.. rule[..last], .. Encoding.UTF8.GetBytes($", \"known\": {JsonSerializer.Serialize(reason)}"), .. rule[last..]];
    }

    private static ReadOnlySpan<byte> WithoutKnown(ReadOnlySpan<byte> rule)
    {
        var reader = new Utf8JsonReader(rule, Lenient);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            var isKnown = reader.ValueTextEquals("known"u8);
            reader.Read();
            reader.Skip();
            if (!isKnown)
                continue;
            var end = (int)reader.BytesConsumed;
            // The comma goes with it: the one before, or the one after where it is the first field.
            var before = rule[..start].LastIndexOf((byte)',');
            return before >= 0 && rule[(before + 1)..start].Trim((byte)' ').IsEmpty
                ? (byte[])[.. rule[..before], .. rule[end..]]
                : (byte[])[.. rule[..start], .. rule[(end + 1)..].TrimStart((byte)' ')];
        }

        return rule;
    }
}
