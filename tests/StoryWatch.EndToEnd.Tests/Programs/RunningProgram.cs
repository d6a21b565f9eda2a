using System.Diagnostics;
using System.Net.Http.Json;
using StoryWatch.Contracts;
using StoryWatch.Testing.Servers;

namespace StoryWatch.EndToEnd.Tests.Programs;

/// <summary>The real program as a process of its own, as an operator runs it: <c>storywatch serve</c> on one port and one data folder.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("storywatch-program-").FullName;
    private readonly List<string> _said = [];
    private readonly IReadOnlyDictionary<string, string> _environment;
    private Process? _process;

    private readonly IReadOnlyList<string> _command;
    private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProgram(int port, IReadOnlyList<string> command, string? token, IReadOnlyDictionary<string, string> environment)
    {
        _environment = environment;
        Address = new Uri($"http://localhost:{port}");
        Client = new HttpClient { BaseAddress = Address };
        _command = token is null ? command : [.. command, "--token", token];
        if (token is not null)
            Client.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>The data folder.</summary>
    public string Folder => _folder;

    /// <param name="environment">Settings, such as <c>Feeds__AllowPrivateAddresses</c>.</param>
    public static Task<RunningProgram> StartAsync(IReadOnlyDictionary<string, string>? environment = null) => StartAsync(["serve"], null, environment);

    /// <summary>Starts the demo, which tells its archive as fast as it goes.</summary>
    public static Task<RunningProgram> StartDemoAsync(string? token) => StartAsync(["demo", "--speed", "1000"], token, null);

    /// <summary>Completes when the program says that its archive is told: all of it is on disk.</summary>
    public Task ToldAsync() => _told.Task.WaitAsync(StartLimit);

    /// <summary>Starts it on the same port and data, and waits until it answers.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "storywatch.dll"), .. _command, "--urls", Address.ToString(), "--data", _folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        var waited = Stopwatch.StartNew();
        while (!await AnswersAsync())
        {
            if (_process.HasExited || waited.Elapsed > StartLimit)
                throw new InvalidOperationException($"The program did not get ready:\n{Said()}");
            await Task.Delay(50);
        }
    }

    /// <summary>As a power cut would: no goodbye.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async Task PushAsync(params IEnumerable<PushedArticle> articles)
    {
        foreach (var article in articles)
        {
            using var response = await Client.PostAsJsonAsync("/api/articles", article);
            response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_process is not null)
            await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var response = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<RunningProgram> StartAsync(IReadOnlyList<string> command, string? token, IReadOnlyDictionary<string, string>? environment)
    {
        var program = new RunningProgram(Ports.Free(), command, token, environment ?? new Dictionary<string, string>());
        await program.StartAgainAsync();
        return program;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data?.Contains("is told:", StringComparison.Ordinal) == true)
            _told.TrySetResult();
        lock (_said)
            _said.Add(line.Data ?? "");
    }

    private string Said()
    {
        lock (_said)
            return string.Join('\n', _said.TakeLast(40));
    }
}
