using System.Text;
using System.Text.Json;

namespace StoryWatch.Newsroom.Replay.Expectations;

/// <summary>Puts a file of expectations right by what a replay showed, leaving every other byte of it as it is.</summary>
public static class ExpectationAcceptance
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Replaces a file by what <see cref="Apply"/> makes of it, as a whole or not at all.</summary>
    /// <exception cref="ExpectationFileException">The file is no more the one that was checked, or cannot be put right; it is left as it is.</exception>
    public static async Task ReplaceAsync(string file, IReadOnlyList<ExpectationResult> results, string reason, CancellationToken cancellationToken)
    {
        var json = await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
        if (!ExpectationFile.Read(file, json).Select(rule => rule.Id).SequenceEqual(results.Select(result => result.Rule.Id), StringComparer.Ordinal))
            throw new ExpectationFileException([$"{file}:1: the file was changed while the replay ran: nothing of it is accepted"]);
        var accepted = Apply(json, results, reason);
        if (!ExpectationFile.Read(file, accepted).Select(rule => rule.Known).SequenceEqual(results.Select(result => KnownAfter(result, reason)), StringComparer.Ordinal))
            throw new ExpectationFileException([$"{file}:1: the file cannot be put right by itself: change its \"known\" by hand"]);

        var target = File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
        var beside = $"{target}.accepted";
        await File.WriteAllBytesAsync(beside, accepted, cancellationToken).ConfigureAwait(false);
        File.Move(beside, target, overwrite: true);
    }

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

    private static string? KnownAfter(ExpectationResult result, string reason) => result.Outcome switch
    {
        ExpectationOutcome.HoldsByNow => null,
        ExpectationOutcome.Fails => reason,
        _ => result.Rule.Known,
    };

    private static ReadOnlySpan<byte> WithKnown(ReadOnlySpan<byte> rule, string reason)
    {
        // Right after the last value: a comma or a comment that follows it may stay.
        var last = 0;
        var reader = new Utf8JsonReader(rule, Lenient);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            reader.Read();
            reader.Skip();
            last = (int)reader.BytesConsumed;
        }

        return (byte[])[.. rule[..last], .. Encoding.UTF8.GetBytes($", \"known\": {JsonSerializer.Serialize(reason)}"), .. rule[last..]];
    }

    private static ReadOnlySpan<byte> WithoutKnown(ReadOnlySpan<byte> rule)
    {
        var before = 0;
        var reader = new Utf8JsonReader(rule, Lenient);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            var isKnown = reader.ValueTextEquals("known"u8);
            reader.Read();
            reader.Skip();
            var end = (int)reader.BytesConsumed;
            if (isKnown)
                return before > 0 ? Joined(rule[..before], rule[before..start], rule[end..]) : WithoutFirst(rule[..start], rule[end..]);
            before = end;
        }

        return rule;
    }

    /// <summary>The comma before it goes with it; a comment there stays.</summary>
    private static ReadOnlySpan<byte> Joined(ReadOnlySpan<byte> before, ReadOnlySpan<byte> between, ReadOnlySpan<byte> after)
    {
        var comma = CommaIn(between);
        return (byte[])[.. before, .. Comments(between[..comma]), .. Comments(between[(comma + 1)..]), .. after];
    }

    /// <summary>Of the first field the comma after it goes.</summary>
    private static ReadOnlySpan<byte> WithoutFirst(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var comma = CommaIn(after);
        return (byte[])[.. before, .. Comments(after[..comma]), .. after[(comma + 1)..].TrimStart((byte)' ')];
    }

    private static ReadOnlySpan<byte> Comments(ReadOnlySpan<byte> between) => between.Trim(" \t\r\n"u8).IsEmpty ? [] : between;

    /// <summary>Where the comma is between two fields, which is not one in a comment.</summary>
    private static int CommaIn(ReadOnlySpan<byte> between)
    {
        var at = 0;
        while (between[at] != (byte)',')
        {
            at += between[at..] switch
            {
                [(byte)'/', (byte)'/', ..] => between[at..].IndexOfAny("\r\n"u8),
                [(byte)'/', (byte)'*', ..] => between[(at + 2)..].IndexOf("*/"u8) + 4,
                _ => 1,
            };
        }

        return at;
    }
}
