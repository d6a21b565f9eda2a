using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StoryWatch.Commands;
using StoryWatch.Composition;
using StoryWatch.Newsroom.Access;

namespace StoryWatch.Tests.Composition;

public sealed class ServingTests
{
    [Fact]
    public async Task What_fails_once_it_serves_is_told_and_ends_it()
    {
        using var folder = new DataFolder(null);
        await using var app = Serving.Build(folder.Path, ["http://127.0.0.1:0"], null);

        var running = app.RunAsync(_ => throw new InvalidDataException("The archive is damaged at line 7."), CancellationToken.None);

        (await running.WaitAsync(TimeSpan.FromMinutes(2)).ShouldThrowAsync<CommandException>()).Message.ShouldContain("line 7");
        app.Lifetime.ApplicationStopped.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task To_be_stopped_at_it_is_no_failure()
    {
        using var folder = new DataFolder(null);
        await using var app = Serving.Build(folder.Path, ["http://127.0.0.1:0"], null);
        using var stop = new CancellationTokenSource();

        var running = app.RunAsync(
            async stopping =>
            {
                await stop.CancelAsync();
                stopping.ThrowIfCancellationRequested();
            },
            stop.Token);

        await running.WaitAsync(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Where_other_machines_reach_it_the_first_start_makes_an_admins_token_and_everyone_signs_in()
    {
        using var folder = new DataFolder(null);
        await using var app = Serving.Build(folder.Path, ["http://0.0.0.0:0"], null);
        await app.StartAsync();

        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)) };
        using var response = await client.GetAsync(new Uri("/api/me", UriKind.Relative));

        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        var token = (await app.Services.GetRequiredService<IAccessTokens>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem();
        (token.Name, token.Role).ShouldBe((FirstToken.Name, Role.Admin));
        await app.StopAsync();
    }
}
