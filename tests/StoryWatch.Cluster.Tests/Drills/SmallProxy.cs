using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StoryWatch.Cluster.Tests.Drills;

/// <summary>
/// What docker/caddy/Caddyfile asks of a proxy, as little of it as a test needs: requests go round the gateways that say they are ready; one
/// that could not be handed over at all goes to the next, and none is sent twice.
/// </summary>
internal sealed class SmallProxy : IAsyncDisposable
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(250);

    private readonly IReadOnlyList<ClusterProcess> _gateways;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(1) });
    private readonly CancellationTokenSource _stop = new();
    private readonly WebApplication _app;
    private volatile ClusterProcess[] _ready;
    private Task _asking = Task.CompletedTask;
    private int _turn;

    private SmallProxy(IReadOnlyList<ClusterProcess> gateways)
    {
        _gateways = gateways;
        _ready = [.. gateways];
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(ForwardAsync);
    }

    public Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<SmallProxy> StartAsync(IReadOnlyList<ClusterProcess> gateways)
    {
        var proxy = new SmallProxy(gateways);
        await proxy._app.StartAsync();
        proxy._asking = Task.Run(proxy.AskAsync);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _asking;
        await _app.DisposeAsync();
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task AskAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var answers = await Task.WhenAll(_gateways.Select(gateway => gateway.IsReadyAsync()));
            _ready = [.. _gateways.Where((_, n) => answers[n])];
            await Task.Delay(AskEvery, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ForwardAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var ready = _ready;
        for (var attempt = 0; attempt < ready.Length; attempt++)
        {
            var gateway = ready[(Interlocked.Increment(ref _turn) & int.MaxValue) % ready.Length];
            try
            {
                await ForwardAsync(context, gateway, body.ToArray());
                return;
            }
            catch (HttpRequestException unreached) when (unreached.HttpRequestError is HttpRequestError.ConnectionError)
            {
                // Nothing was sent: the next one may have it.
            }
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }

    private async Task ForwardAsync(HttpContext context, ClusterProcess gateway, byte[] body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(gateway.Url, context.Request.Path + context.Request.QueryString));
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        using var answer = await _http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
