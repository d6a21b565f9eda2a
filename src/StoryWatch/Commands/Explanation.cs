using StoryWatch.Newsroom;
using StoryWatch.Newsroom.Replay.Expectations;
using StoryWatch.Storage;

namespace StoryWatch.Commands;

/// <summary>Failures that a user can mend, in their own words; anything else is a fault of the program and keeps its trace.</summary>
internal static class Explanation
{
    public static string? Of(Exception fault) => fault switch
    {
        StorageRefusedException or UnauthorizedAccessException or IOException or InvalidDataException or HttpRequestException => fault.Message,
        CommandException or ExpectationFileException or UnavailableException => fault.Message,
        AggregateException { InnerExceptions: [var only] } => Of(only),
        _ => null,
    };
}

/// <summary>A command cannot do what it was asked; the message says why.</summary>
internal sealed class CommandException(string message) : Exception(message);
