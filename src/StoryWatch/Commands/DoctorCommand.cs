using System.CommandLine;
using StoryWatch.Composition;

namespace StoryWatch.Commands;

/// <summary><c>storywatch doctor</c>: says whether everything that the program needs is there and sound.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data", "-d")
        {
            Description = "The data folder to look at.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo("data"),
        };
        var command = new Command("doctor", "Checks models, dictionaries and data, and says what is wrong with what.") { data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(data), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo data, CancellationToken cancellationToken)
    {
        var isSound = true;
        await foreach (var finding in Examination.ExamineAsync(data, cancellationToken))
        {
            Console.WriteLine($"{(finding.IsSound ? "ok   " : "WRONG")}  {finding.Part}: {finding.What}");
            isSound &= finding.IsSound;
        }

        return isSound ? ExitCode.Done : ExitCode.Failed;
    }
}
