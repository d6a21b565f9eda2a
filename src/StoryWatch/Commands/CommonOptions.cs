using System.CommandLine;

namespace StoryWatch.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<FileInfo?> In(string what) => new("--in", "-i") { Description = $"{what}; plain or gzip. Default: stdin.", HelpName = "FILE" };

    public static Option<FileInfo?> Out(string what) => new("--out", "-o") { Description = $"Where to write {what}. Default: stdout.", HelpName = "FILE" };

    public static Option<string[]> Urls() => new("--urls")
    {
        Description = "Addresses to listen on. On anything but loopback everyone signs in; the first start makes an admin's token and shows it.",
        HelpName = "URL",
        DefaultValueFactory = _ => ["http://localhost:5080"],
    };

    public static Option<string?> Token() => new("--token")
    {
        Description = "An admin's token of your own choice, which everyone must then have or be given another. Better set by the environment: Access__Token=...",
        HelpName = "TOKEN",
    };
}
