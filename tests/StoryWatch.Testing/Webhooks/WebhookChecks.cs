using System.Diagnostics;
using System.Text.Json;

namespace StoryWatch.Testing.Webhooks;

/// <summary>
/// Checks deliveries with implementations that are not ours, under node: signatures with the package standardwebhooks, bodies against JSON
/// Schemas with ajv. The packages are installed beside the tests the first time.
/// </summary>
public static class WebhookChecks
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Webhooks");

    /// <summary>What is missing, in one line; null where nothing is.</summary>
    public static string? Missing { get; } = HasProgram("node") && HasProgram("npm") ? null : "Node.js with npm is not installed";

    /// <returns>"ok" or the reason, one for each.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(IEnumerable<WebhookCheck> checks, CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        using var node = Start("node", "check.mjs");
        var said = node.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = node.StandardError.ReadToEndAsync(cancellationToken);
        foreach (var check in checks)
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(check, JsonSerializerOptions.Web).AsMemory(), cancellationToken);
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancellationToken);
        node.ExitCode.ShouldBe(0, await errors);
        return (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        // Several test assemblies, or runs, may come at once.
        await using var turn = await TakeTurnAsync(cancellationToken);
        if (File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
            return;
        using var npm = Start("npm", "ci", "--no-audit", "--no-fund");
        npm.StandardInput.Close();
        var said = npm.StandardError.ReadToEndAsync(cancellationToken);
        await npm.StandardOutput.ReadToEndAsync(cancellationToken);
        await npm.WaitForExitAsync(cancellationToken);
        npm.ExitCode.ShouldBe(0, await said);
    }

    private static async Task<FileStream> TakeTurnAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(Folder, ".installing"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }

    private static Process Start(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static bool HasProgram(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, name)));
}

/// <param name="Secret">Null to leave the signature unchecked.</param>
/// <param name="Body">The exact bytes, in base64.</param>
/// <param name="Schema">Null to leave the content unchecked.</param>
public sealed record WebhookCheck(string? Secret, IReadOnlyDictionary<string, string>? Headers, byte[] Body, string? Schema);
