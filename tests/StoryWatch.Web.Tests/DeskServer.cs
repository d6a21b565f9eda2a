using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Storage;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing.Hub;

namespace StoryWatch.Web.Tests;

/// <summary>The web room on a port of its own, with the real SQLite store and real threads behind it; the test plays the walk and the relay.</summary>
public sealed class DeskServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private DeskServer(WebApplication app, string folder)
    {
        _app = app;
        _folder = folder;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static Task<DeskServer> StartAsync(params IEnumerable<(string Key, string Value)> settings) => StartAsync(_ => { }, settings);

    /// <param name="add">What the program would add beside the store and the threads.</param>
    public static async Task<DeskServer> StartAsync(Action<IServiceCollection> add, params IEnumerable<(string Key, string Value)> settings)
    {
        var folder = Directory.CreateTempSubdirectory("storywatch-web-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = folder });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        builder.Services.AddSqliteStorage(folder);
        builder.Services.AddSingleton(new KeyedThreadsOptions());
        builder.Services.AddSingleton<IStoryThreads, KeyedThreads>();
        add(builder.Services);
        builder.AddStoryWatchWeb();

        var app = builder.Build().MapStoryWatchWeb();
        await app.StartAsync();
        return new DeskServer(app, folder);
    }

    /// <summary>Appends events to a story as its thread would, and announces them.</summary>
    public async Task TellAsync(string story, params StoryEvent[] events)
    {
        var id = new StoryId(story);
        var known = await Get<IJournal>().LoadAsync(id, CancellationToken.None);
        (await Get<IJournal>().AppendAsync(new Append(id, known.Count, events, null), CancellationToken.None)).ShouldBe(AppendResult.Appended);
        await AnnounceAsync();
    }

    /// <summary>What the relay does: first the read models, then the bus.</summary>
    public async Task AnnounceAsync()
    {
        foreach (var message in await ProjectAsync())
            await Get<IEventSubscriber>().ReceiveAsync(message, CancellationToken.None);
    }

    /// <summary>Projects what is new, and gives what the relay would publish next.</summary>
    public async Task<IReadOnlyList<StoryEventMessage>> ProjectAsync()
    {
        var position = await Get<IReadModels>().PositionAsync(CancellationToken.None);
        var entries = await Get<IJournal>().ReadAsync(position.Sequence, 10_000, CancellationToken.None);
        await Get<IReadModels>().ProjectAsync(entries, CancellationToken.None);
        return [.. entries.Select(entry => entry.ToMessage())];
    }

    public Task<HubClient> ConnectAsync(CancellationToken cancellationToken) => HubClient.ConnectAsync(Address, cancellationToken);

    public Task<HttpResponseMessage> PostAsync(string path, string body, string type = "application/json") =>
        PostAsync(path, Encoding.UTF8.GetBytes(body), type);

    public async Task<HttpResponseMessage> PostAsync(string path, byte[] body, string type = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await Client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
