namespace StoryWatch.Stories;

/// <summary>A piece of a text: <c>[Start, End)</c> in UTF-16 code units, the unit of C# and JavaScript.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The text of the span.</summary>
    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, Length);

    /// <summary>The text of the span as a new string.</summary>
    public string In(string text) => text.Substring(Start, Length);
}
