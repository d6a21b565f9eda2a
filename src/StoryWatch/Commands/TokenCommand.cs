using System.CommandLine;
using System.Globalization;
using StoryWatch.Newsroom.Access;
using StoryWatch.Storage;

namespace StoryWatch.Commands;

/// <summary><c>storywatch token</c>: makes, lists and ends access tokens where no server runs on the data, or in a cluster's database.</summary>
internal static class TokenCommand
{
    private static readonly Option<DirectoryInfo> Data = new("--data", "-d")
    {
        Description = "The data folder of a desk that does not run now; while it runs, use the settings of its page.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
        Recursive = true,
    };

    private static readonly Option<string?> Postgres = new("--postgres")
    {
        Description = "The database of a cluster, as in STORYWATCH_POSTGRES, instead of a folder.",
        HelpName = "CONNECTION",
        Recursive = true,
    };

    public static Command Create() => new("token", "Access tokens: who may do what at the desk.") { Data, Postgres, Creating(), Listing(), Revoking() };

    private static Command Creating()
    {
        var name = new Argument<string>("NAME") { Description = "Who will use it; decisions are shown under this name." };
        name.Validators.Add(given =>
        {
            if (TokenIssue.NameFault(given.GetValueOrDefault<string>()) is { } reason)
                given.AddError($"NAME {reason}.");
        });
        var role = new Option<string>("--role") { Description = "viewer, editor or admin.", HelpName = "ROLE", DefaultValueFactory = _ => "viewer" };
        role.AcceptOnlyFromAmong("viewer", "editor", "admin");
        var days = new Option<int?>("--days") { Description = "Days until it expires. Default: never.", HelpName = "N" };
        days.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int?>() is < 1 or > 36500)
                given.AddError("--days must be from 1 to 36500.");
        });
        var command = new Command("create", "Makes a token and prints it: this once.") { name, role, days };
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(parsed, async services =>
        {
            var issue = new TokenIssue(services.GetRequiredService<IAccessTokens>(), TimeProvider.System);
            var expires = parsed.GetValue(days) is { } count ? TimeProvider.System.GetUtcNow().AddDays(count) : (DateTimeOffset?)null;
            var issued = await issue.CreateAsync(parsed.GetRequiredValue(name), Roles.Of(parsed.GetRequiredValue(role))!.Value, "storywatch token", expires, cancellationToken)
                ?? throw new CommandException("An active token has that name: revoke it first, or give another name.");
            Console.WriteLine(issued.Secret.Text);
        }));
        return command;
    }

    private static Command Listing()
    {
        var command = new Command("list", "Lists all tokens, without their secrets.");
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(parsed, async services =>
        {
            foreach (var token in await services.GetRequiredService<IAccessTokens>().ListAsync(cancellationToken))
                Console.WriteLine($"{token.Id}  {token.Role.Word(),-6}  {State(token),-22}  {token.Name}");
        }));
        return command;
    }

    private static Command Revoking()
    {
        var id = new Argument<string>("ID") { Description = "As list shows it." };
        var command = new Command("revoke", "Ends a token at once.") { id };
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(parsed, async services =>
        {
            if (!await services.GetRequiredService<IAccessTokens>().RevokeAsync(parsed.GetRequiredValue(id), TimeProvider.System.GetUtcNow(), cancellationToken))
                throw new CommandException($"There is no active token '{parsed.GetRequiredValue(id)}'.");
        }));
        return command;
    }

    private static string State(AccessToken token) =>
        token.RevokedAt is { } revoked ? $"revoked {Day(revoked)}"
        : token.ExpiresAt is { } expires ? $"{(token.IsActive(TimeProvider.System.GetUtcNow()) ? "expires" : "expired")} {Day(expires)}"
        : token.LastUsedAt is { } used ? $"last used {Day(used)}"
        : "never used";

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<int> WithStoreAsync(ParseResult parsed, Func<IServiceProvider, Task> work)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        if (parsed.GetValue(Postgres) is { } connection)
            builder.Services.AddPostgresStorage(connection);
        else
            builder.Services.AddSqliteStorage(parsed.GetRequiredValue(Data).FullName);
        using var host = builder.Build();
        await work(host.Services);
        return ExitCode.Done;
    }
}
