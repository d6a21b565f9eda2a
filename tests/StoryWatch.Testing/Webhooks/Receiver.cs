using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StoryWatch.Testing.Webhooks;

/// <summary>An endpoint on this machine that answers as a test says, and keeps what it got.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();

    private Receiver(WebApplication app)
    {
        _app = app;
        _app.Run(TakeAsync);
    }

    /// <summary>What it answers; 204 where nobody says.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context =>
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    /// <summary>False: requests are answered and not kept, and their bodies are left to <see cref="Answer"/>.</summary>
    public bool Keeps { get; set; } = true;

    public Uri Url => new(new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), "/hook");

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask<Received> NextAsync(CancellationToken cancellationToken) => _received.Reader.ReadAsync(cancellationToken);

    public async Task<IReadOnlyList<Received>> NextAsync(int count, CancellationToken cancellationToken)
    {
        var all = new List<Received>();
        while (all.Count < count)
            all.Add(await NextAsync(cancellationToken));
        return all;
    }

    /// <summary>True where nothing more has come.</summary>
    public bool IsQuiet => !_received.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        if (Keeps)
            await KeepAsync(context.Request);
        await Answer(context);
    }

    private async Task KeepAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var headers = request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal);
        _received.Writer.TryWrite(new(request.Path, headers, body.ToArray()));
    }
}

/// <summary>A request as it came.</summary>
public sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Id => Headers["webhook-id"];

    public DateTimeOffset Timestamp => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Headers["webhook-timestamp"], System.Globalization.CultureInfo.InvariantCulture));
}
