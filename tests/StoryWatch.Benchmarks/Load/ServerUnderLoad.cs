using System.Diagnostics;
using StoryWatch.Testing.Servers;

namespace StoryWatch.Benchmarks.Load;

/// <summary>A server that is given, or the real program started on an empty folder and stopped afterwards.</summary>
internal sealed class ServerUnderLoad : IAsyncDisposable
{
    private readonly Process? _process;
    private readonly DirectoryInfo? _folder;

    private ServerUnderLoad(Uri address, Process? process, DirectoryInfo? folder) => (Address, _process, _folder) = (address, process, folder);

    public Uri Address { get; }

    public static async Task<ServerUnderLoad> OpenAsync(Uri? given, CancellationToken cancellationToken)
    {
        if (given is not null)
            return new(given, null, null);
        var folder = Directory.CreateTempSubdirectory("storywatch-load-");
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var program = Path.Combine(AppContext.BaseDirectory, "storywatch.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, "serve", "--data", folder.FullName, "--urls", address.ToString().TrimEnd('/')]))!;
        var server = new ServerUnderLoad(address, process, folder);
        using var client = new HttpClient { BaseAddress = address };
        while (!await IsReadyAsync(client, cancellationToken))
        {
            if (process.HasExited)
                throw new InvalidOperationException("The server did not start.");
            await Task.Delay(100, cancellationToken);
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder?.Delete(recursive: true);
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/api/status", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
