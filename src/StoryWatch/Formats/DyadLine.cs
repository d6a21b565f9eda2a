using System.Text.Json;

namespace StoryWatch.Formats;

/// <summary>A dyad to be coded: what a source does towards a target in a sentence.</summary>
internal sealed record DyadLine(string Id, string Text, string Source, string Target)
{
    /// <exception cref="FormatException">The line is none; the message names the field.</exception>
    public static DyadLine Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var record = document.RootElement;
            if (record.ValueKind is not JsonValueKind.Object)
                throw new FormatException("is no JSON object");
            return new DyadLine(Field(record, "id"), Field(record, "text"), Field(record, "source"), Field(record, "target"));
        }
        catch (JsonException broken)
        {
            throw new FormatException($"is not JSON: {Newsroom.Intake.ArticleRecord.Reason(broken)}", broken);
        }
        catch (InvalidOperationException half)
        {
            throw new FormatException("holds half of a surrogate pair, which is no text", half);
        }
    }

    private static string Field(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw new FormatException($"{name}: is missing, empty or no string");
}

/// <summary>A coded dyad, as <c>storywatch code</c> prints it.</summary>
/// <param name="Event">PLOVER root in capitals; NONE for no event.</param>
/// <param name="Quad">1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, 0 none.</param>
internal sealed record CodedLine(string Id, string Event, int Quad);
