using System.Diagnostics;

namespace StoryWatch.EndToEnd.Tests.Replay;

/// <summary>The real program as a process of its own.</summary>
internal static class StoryWatchProgram
{
    public static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "storywatch.dll"), .. arguments])
    {
        RedirectStandardError = true,
    })!;

    /// <summary>Runs it to its end.</summary>
    public static async Task RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, said);
    }
}
