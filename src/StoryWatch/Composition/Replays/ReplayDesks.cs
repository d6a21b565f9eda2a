using StoryWatch.Analysis;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Newsroom.Walk;
using StoryWatch.Storage;

namespace StoryWatch.Composition.Replays;

/// <summary>
/// Desks on stores in the system's temporary folder. They read with the live desk's analyzer, and so with its dictionary. A gateway, which reads
/// no articles else, loads its models with the first desk.
/// </summary>
internal sealed class ReplayDesks(IServiceProvider services) : IReplayDesks
{
    public async Task<IReplayDesk> CreateAsync(CancellationToken cancellationToken)
    {
        var folder = new DataFolder(null);
        try
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddSqliteStorage(folder.Path).AddWalk(folder.Path);
            builder.Services.AddSingleton(services.GetRequiredService<IArticleAnalyzer>());

            // The live desk comes first.
            builder.Services.AddSingleton(new WalkOptions(1));
            var host = builder.Build();
            await host.StartAsync(cancellationToken);
            return new Desk(host, folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private sealed class Desk : IReplayDesk
    {
        private readonly IHost _host;
        private readonly DataFolder _folder;
        private readonly ArticleWalk _walk;
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _walking;

        public Desk(IHost host, DataFolder folder)
        {
            (_host, _folder, _walk) = (host, folder, host.Services.GetRequiredService<ArticleWalk>());
            (Inbox, Journal, Models) =
                (host.Services.GetRequiredService<IInbox>(), host.Services.GetRequiredService<IJournal>(), host.Services.GetRequiredService<IReadModels>());
            _walking = Task.Run(() => _walk.RunAsync(_stop.Token), CancellationToken.None);
        }

        public IInbox Inbox { get; }

        public IJournal Journal { get; }

        public IReadModels Models { get; }

        public Task WhenSettledAsync(long sequence, CancellationToken cancellationToken) => _walk.WhenSettledAsync(sequence, cancellationToken);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _walking;
            await _host.StopAsync();
            if (_host is IAsyncDisposable host)
                await host.DisposeAsync();
            _stop.Dispose();
            _folder.Dispose();
        }
    }
}
