namespace StoryWatch.Analysis.Threading;

/// <summary>One word as threading reads it.</summary>
/// <param name="Surface">Hash of the lower-case word.</param>
/// <param name="Stem">Hash of its stem; of the digits for a number.</param>
internal readonly record struct ThreadingWord(int Start, int Length, uint Surface, uint Stem, WordTraits Traits)
{
    public bool Is(WordTraits traits) => (Traits & traits) == traits;
}

[Flags]
internal enum WordTraits : byte
{
    None = 0,
    Capital = 1,
    /// <summary>First of a sentence, where a capital says nothing.</summary>
    Initial = 2,
    Stop = 4,
    Number = 8,
    Quoted = 16,
    /// <summary>Only a space lies between it and the word before.</summary>
    Follows = 32,
}
