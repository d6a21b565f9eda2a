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

    private RunningProgram(int port, IReadOnlyDictionary<string, string> environment)
    {
        _environment = environment;
        Address = new Uri($"http://localhost:{port}");
        Client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>The data folder.</summary>
    public string Folder => _folder;

    /// <param name="environment">Settings, such as <c>Feeds__AllowPrivateAddresses</c>.</param>
    public static async Task<RunningProgram> StartAsync(IReadOnlyDictionary<string, string>? environment = null)
    {
        var program = new RunningProgram(Ports.Free(), environment ?? new Dictionary<string, string>());
        await program.StartAgainAsync();
        return program;
    }

    /// <summary>Starts it on the same port and data, and waits until it answers.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "storywatch.dll"), "serve", "--urls", Address.ToString(), "--data", _folder])
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

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
            _said.Add(line.Data ?? "");
    }

    private string Said()
    {
        lock (_said)
            return string.Join('\n', _said.TakeLast(40));
    }
}
