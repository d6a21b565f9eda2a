namespace StoryWatch.Newsroom;

/// <summary>Something that the newsroom works with (the store, the silos) cannot be reached now. What was asked may be asked again.</summary>
public class UnavailableException(string message, Exception inner) : Exception(message, inner);
