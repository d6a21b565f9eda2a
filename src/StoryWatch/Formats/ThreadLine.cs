namespace StoryWatch.Formats;

/// <summary>Where an article goes, as <c>storywatch thread</c> prints it.</summary>
/// <param name="Event">The development inside the story.</param>
internal sealed record ThreadLine(string Id, string Story, string Event);
