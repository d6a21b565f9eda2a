using System.Diagnostics;
using System.Globalization;

namespace StoryWatch.Testing.Servers;

/// <summary>A program started by a test, with what it said kept for the message of a failure.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const string SetSid = "/usr/bin/setsid";

    // Standard input closes with the parent; then the watcher ends the group.
    private const string EndWithParent = "exec 3<&0; (cat <&3 >/dev/null; kill -KILL -$$) >/dev/null 2>&1 & exec \"$@\" 3<&- </dev/null";

    private readonly Process _process;
    private readonly Queue<string> _said = new();

    private ChildProcess(Process process) => _process = process;

    public bool HasExited => _process.HasExited;

    public int Id => _process.Id;

    /// <summary>The last lines of its output.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return string.Join('\n', _said);
        }
    }

    /// <summary>Starts a server, in a process group of its own that ends when this process does, however that ends.</summary>
    public static ChildProcess StartServer(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        File.Exists(SetSid) ? Start(SetSid, ["sh", "-c", EndWithParent, "sh", program, .. arguments], environment) : Start(program, arguments, environment);

    public static ChildProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var child = new ChildProcess(new Process { StartInfo = start });
        child._process.OutputDataReceived += (_, line) => child.Keep(line.Data);
        child._process.ErrorDataReceived += (_, line) => child.Keep(line.Data);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Runs a program to its end and gives its output.</summary>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        await using var child = Start(program, arguments, environment);
        await child._process.WaitForExitAsync();
        return child._process.ExitCode == 0
            ? child.Said
            : throw new InvalidOperationException($"{program} ended with exit code {child._process.ExitCode}:\n{child.Said}");
    }

    /// <summary>Tries until it succeeds; fails with the program's output when that has ended, or after two minutes.</summary>
    public async Task UntilReadyAsync(Func<Task<bool>> isReady)
    {
        var deadline = Stopwatch.StartNew();
        while (!await isReady())
        {
            if (HasExited || deadline.Elapsed > TimeSpan.FromMinutes(2))
                throw new InvalidOperationException($"{_process.StartInfo.FileName} did not get ready:\n{Said}");
            await Task.Delay(50);
        }
    }

    /// <summary>Asks the program to stop (SIGTERM), as an operator does, and waits until it has.</summary>
    public async Task StopAsync(TimeSpan limit)
    {
        await RunAsync("/usr/bin/env", ["kill", "-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().WaitAsync(limit);
    }

    public async Task KillAsync()
    {
        if (!HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_said)
        {
            _said.Enqueue(line);
            if (_said.Count > 60)
                _said.Dequeue();
        }
    }
}
