namespace StoryWatch.Commands;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, but lines of the input were at fault and were told.</summary>
    public const int FaultyLines = 1;

    /// <summary>Could not be done: wrong arguments, a file that is not there, an address in use.</summary>
    public const int Failed = 2;

    /// <summary>Done, but not what a file of expectations expects.</summary>
    public const int NotAsExpected = 3;

    /// <summary>Stopped by Ctrl+C.</summary>
    public const int Stopped = 130;

    public static int Of(int faultyLines) => faultyLines == 0 ? Done : FaultyLines;
}
