using System.CommandLine;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Feeds;

namespace StoryWatch.Commands.Feeds;

/// <summary><c>storywatch feeds</c>: the feeds of a desk, in a data folder or on a server that runs.</summary>
internal static class FeedsCommand
{
    private static readonly Option<DirectoryInfo> Data = new("--data", "-d")
    {
        Description = "The data folder of a desk that does not run.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
        Recursive = true,
    };

    private static readonly Option<Uri?> Server = new("--server", "-s")
    {
        Description = "The address of a desk that runs, instead of --data.",
        HelpName = "URL",
        Recursive = true,
    };

    private static readonly Option<string?> Token = new("--token")
    {
        Description = "Access token for --server. Better set by the environment: Access__Token=...",
        HelpName = "TOKEN",
        Recursive = true,
    };

    public static Command Create() => new("feeds", "Adds, lists, removes and checks the feeds of a desk.")
    {
        Data,
        Server,
        Token,
        CreateAdd(),
        CreateList(),
        CreateRemove(),
        CreateCheck(),
        CreateImport(),
        CreateExport(),
    };

    private static Command CreateAdd()
    {
        var url = new Argument<string>("URL") { Description = "The feed's address." };
        var title = new Option<string?>("--title") { Description = "Its name; default: the one that it gives itself.", HelpName = "NAME" };
        var outlet = new Option<string?>("--outlet") { Description = "The outlet that its articles are of.", HelpName = "NAME" };
        var format = new Option<string?>("--format") { Description = $"One of {string.Join(", ", FeedFormats.All)}.", HelpName = "FORMAT" };
        var pages = new Option<bool>("--fetch-articles") { Description = "Fetch an article's page where the feed gives a summary only." };
        var command = new Command("add", "Reads a feed from now on.") { url, title, outlet, format, pages };
        return On(command, async (parsed, desk, cancellationToken) =>
        {
            var request = new AddFeed(parsed.GetRequiredValue(url), parsed.GetValue(title), parsed.GetValue(outlet), parsed.GetValue(format), false, parsed.GetValue(pages));
            Console.WriteLine(FeedLine.Of(await desk.AddAsync(request, cancellationToken)));
            return ExitCode.Done;
        });
    }

    private static Command CreateList() => On(new Command("list", "Lists the feeds with their health."), async (_, desk, cancellationToken) =>
    {
        foreach (var feed in await desk.ListAsync(cancellationToken))
            Console.WriteLine(FeedLine.Of(feed));
        return ExitCode.Done;
    });

    private static Command CreateRemove()
    {
        var which = Which();
        return On(new Command("remove", "Reads a feed no more; its articles stay.") { which }, async (parsed, desk, cancellationToken) =>
        {
            var feed = await FindAsync(desk, parsed.GetRequiredValue(which), cancellationToken);
            await desk.RemoveAsync(feed.Id, cancellationToken);
            Console.WriteLine($"removed  {feed.Url}");
            return ExitCode.Done;
        });
    }

    private static Command CreateCheck()
    {
        var which = Which();
        which.Arity = ArgumentArity.ZeroOrOne;
        return On(new Command("check", "Fetches and reads feeds now, one or all, and says how they are.") { which }, async (parsed, desk, cancellationToken) =>
        {
            var feeds = parsed.GetValue(which) is { } named ? [await FindAsync(desk, named, cancellationToken)] : await desk.ListAsync(cancellationToken);
            var faulty = 0;
            foreach (var feed in feeds)
            {
                var (isSound, what) = await desk.CheckAsync(feed, cancellationToken);
                faulty += isSound ? 0 : 1;
                Console.WriteLine($"{(isSound ? "ok   " : "WRONG")}  {feed.Url}: {what}");
            }

            return ExitCode.Of(faulty);
        });
    }

    private static Command CreateImport()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "An OPML file, as feed readers export them." };
        return On(new Command("import", "Reads the feeds of an OPML file too.") { file }, async (parsed, desk, cancellationToken) =>
        {
            var receipt = await desk.ImportAsync(await File.ReadAllBytesAsync(parsed.GetRequiredValue(file).FullName, cancellationToken), cancellationToken);
            foreach (var fault in receipt.Rejected)
                await Console.Error.WriteLineAsync($"{parsed.GetRequiredValue(file)}: {fault}");
            Console.WriteLine($"{receipt.Added} added, {receipt.Known} known, {receipt.Rejected.Count} rejected");
            return ExitCode.Of(receipt.Rejected.Count);
        });
    }

    private static Command CreateExport() => On(new Command("export", "Writes all feeds as OPML."), async (_, desk, cancellationToken) =>
    {
        Console.Write(await desk.ExportAsync(cancellationToken));
        return ExitCode.Done;
    });

    private static Argument<string> Which() => new("URL|ID") { Description = "A feed's address or id." };

    private static Command On(Command command, Func<ParseResult, IFeedDesk, CancellationToken, Task<int>> act)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var desk = parsed.GetValue(Server) is { } server
                ? new ServerFeeds(server, parsed.GetValue(Token) ?? Environment.GetEnvironmentVariable("Access__Token"))
                : (IFeedDesk)await StoredFeeds.OpenAsync(parsed.GetRequiredValue(Data), cancellationToken);
            return await act(parsed, desk, cancellationToken);
        });
        return command;
    }

    private static async Task<FeedView> FindAsync(IFeedDesk desk, string named, CancellationToken cancellationToken) =>
        (await desk.ListAsync(cancellationToken)).FirstOrDefault(feed => feed.Id == named || feed.Url == named || Feed.IdOf(named) == feed.Id)
        ?? throw new CommandException($"There is no feed '{named}'.");
}
