using System.Diagnostics;
using StoryWatch.Testing.Servers;

namespace StoryWatch.Cluster.Tests.Drills;

/// <summary>A silo or gateway as a process of its own, to be killed and started again under the same name and ports.</summary>
internal sealed class ClusterProcess(string command, IReadOnlyDictionary<string, string> environment) : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromMinutes(2);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(2) };

    private ChildProcess? _process;

    public string Name => environment["STORYWATCH_NAME"];

    public Uri Url => new(environment["STORYWATCH_URLS"]);

    /// <summary>Used by the process since its start.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            using var process = Process.GetProcessById(_process!.Id);
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The program; another build of it for the drill of two versions.</summary>
    public string Program { get; set; } = Path.Combine(AppContext.BaseDirectory, "storywatch-cluster.dll");

    /// <summary>The last lines that it logged.</summary>
    public string Said => _process?.Said ?? "";

    public async Task StartAsync(string? cores = null)
    {
        string[] line = ["dotnet", Program, command];
        _process = cores is null ? ChildProcess.Start(line[0], line[1..], environment) : ChildProcess.Start("taskset", ["-c", cores, .. line], environment);
        await _process.UntilReadyAsync(IsReadyAsync);
    }

    /// <summary>kill -9.</summary>
    public Task KillAsync() => _process!.KillAsync();

    /// <summary>SIGTERM, and all that a graceful end takes.</summary>
    public Task StopAsync() => _process!.StopAsync(StopLimit);

    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Url, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
    }
}
