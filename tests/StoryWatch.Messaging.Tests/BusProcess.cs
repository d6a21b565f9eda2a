using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Testing.InMemory;

namespace StoryWatch.Messaging.Tests;

/// <summary>A host as the programs have it, with nothing but the bus.</summary>
internal sealed class BusProcess : IAsyncDisposable
{
    private readonly IHost _host;

    private BusProcess(IHost host) => _host = host;

    public IEventBus Bus => _host.Services.GetRequiredService<IEventBus>();

    public static async Task<BusProcess> StartAsync(IJournal journal, IReadOnlyList<IEventSubscriber> subscribers, Action<IServiceCollection> addBus)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(journal).AddSingleton<IReadModels>(new EmptyReadModels(journal));
        foreach (var subscriber in subscribers)
            builder.Services.AddSingleton(subscriber);
        addBus(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new BusProcess(host);
    }

    /// <summary>What the health page says of the bus.</summary>
    public async Task<HealthStatus> HealthAsync() => (await _host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["masstransit-bus"].Status;

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
