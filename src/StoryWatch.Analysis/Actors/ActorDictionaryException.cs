namespace StoryWatch.Analysis.Actors;

/// <summary>A line of a dictionary file that cannot be read.</summary>
/// <param name="Line">From 1.</param>
public sealed record DictionaryError(string File, int Line, string Reason)
{
    public override string ToString() => $"{File}:{Line}: {Reason}";
}

/// <summary>A dictionary file has lines that cannot be read; nothing of it was taken.</summary>
public sealed class ActorDictionaryException : FormatException
{
    public ActorDictionaryException(IReadOnlyList<DictionaryError> errors)
        : base(string.Join("\n", errors)) => Errors = errors;

    public ActorDictionaryException()
        : this([])
    {
    }

    public ActorDictionaryException(string message)
        : base(message) => Errors = [];

    public ActorDictionaryException(string message, Exception innerException)
        : base(message, innerException) => Errors = [];

    public IReadOnlyList<DictionaryError> Errors { get; }
}
