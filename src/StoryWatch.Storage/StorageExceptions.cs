using StoryWatch.Newsroom;

namespace StoryWatch.Storage;

/// <summary>The database could not be reached for as long as a caller waits. What was asked may be asked again.</summary>
public sealed class StorageUnavailableException(Exception inner)
    : UnavailableException($"The database cannot be reached: {inner.Message}", inner);

/// <summary>The store was written by a newer version of the program, or is in use by another process.</summary>
public sealed class StorageRefusedException(string message, Exception? inner = null) : Exception(message, inner);
