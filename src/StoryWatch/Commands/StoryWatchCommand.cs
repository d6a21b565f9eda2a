using System.CommandLine;
using StoryWatch.Commands.Feeds;

namespace StoryWatch.Commands;

/// <summary>The program's commands: a table of contents.</summary>
internal static class StoryWatchCommand
{
    public static RootCommand Create()
    {
        var serve = ServeCommand.Create();
        var root = new RootCommand(
            """
            StoryWatch watches diplomatic stories as they move, and says when a position shifts. Without a command: serve.

            Exit codes: 0 done; 1 done, but lines of the input were at fault; 2 could not be done; 3 done, but not as expected; 130 stopped by Ctrl+C.
            """)
        {
            serve,
            DemoCommand.Create(),
            ReplayCommand.Create(),
            AnalyzeCommand.Create(),
            CodeCommand.Create(),
            ThreadCommand.Create(),
            FeedCommand.Create(),
            FeedsCommand.Create(),
            ExplainCommand.Create(),
            TokenCommand.Create(),
            DoctorCommand.Create(),
        };
        foreach (var option in serve.Options)
            root.Add(option);
        root.Action = serve.Action;
        return root;
    }

    /// <summary>Runs the command that the arguments name; a failure is one line on stderr, not a stack trace.</summary>
    public static async Task<int> RunAsync(this RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync($"storywatch: {error.Message}");
            await Console.Error.WriteLineAsync("Try storywatch --help.");
            return ExitCode.Failed;
        }

        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(40) };
        try
        {
            return await parsed.InvokeAsync(invocation);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Stopped;
        }
        catch (Exception fault) when (Explanation.Of(fault) is { } reason)
        {
            await Console.Error.WriteLineAsync($"storywatch: {reason}");
            return ExitCode.Failed;
        }
    }
}
