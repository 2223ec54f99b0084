using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Cli.Commands.Sandbox;

namespace ZohoMigrate.Cli.Commands.Selftest;

/// <summary>The sandbox as a process of its own: what it holds and counted is the word of an oracle outside the run. Killed, it is started again.</summary>
internal sealed class SandboxChild : IAsyncDisposable
{
    private readonly ChildProgram _program;
    private readonly CancellationTokenSource _ending = new();
    private readonly HttpClient _http = new();
    private Process _process;
    private Task _reviving = Task.CompletedTask;

    private SandboxChild(ChildProgram program, Process process, SandboxAddress about)
    {
        (_program, _process, About) = (program, process, about);
        _http.BaseAddress = new Uri(about.Address);
    }

    public SandboxAddress About { get; }

    /// <summary>Whether it was killed, and so started again.</summary>
    public bool WasKilled { get; private set; }

    /// <param name="program">How it is started.</param>
    /// <param name="kill">Where it is to die, or null.</param>
    /// <param name="stopping">Ends the waiting for it.</param>
    public static async Task<SandboxChild> StartAsync(ChildProgram program, string? kill, CancellationToken stopping)
    {
        if (kill is not null && await TryBeginAsync(program, kill, port: 0, stopping) is { } mortal)
        {
            var child = new SandboxChild(program, mortal.Process, mortal.About);
            child._reviving = child.ReviveAsync(child._ending.Token);
            return child;
        }

        // Killed while it made its books, it begins on what is there of them.
        var (process, about) = await BeginAsync(program, port: 0, stopping);
        return new SandboxChild(program, process, about) { WasKilled = kill is not null };
    }

    /// <summary>What it counted.</summary>
    public async Task<JsonNode> SummaryAsync(CancellationToken stopping) =>
        JsonNode.Parse(await _http.GetStringAsync(new Uri("_sandbox/summary", UriKind.Relative), stopping))!;

    /// <summary>The records it holds of a module.</summary>
    public async Task<JsonArray> RecordsAsync(string module, CancellationToken stopping) =>
        JsonNode.Parse(await _http.GetStringAsync(new Uri($"_sandbox/records/{module}", UriKind.Relative), stopping))!.AsArray();

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _reviving;
        _ending.Dispose();
        _http.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<(Process Process, SandboxAddress About)> BeginAsync(ChildProgram program, int port, CancellationToken stopping) =>
        await TryBeginAsync(program, kill: null, port, stopping) ?? throw new InvalidOperationException("The sandbox did not start.");

    /// <summary>Null when it died before it said where it is.</summary>
    private static async Task<(Process Process, SandboxAddress About)?> TryBeginAsync(ChildProgram program, string? kill, int port, CancellationToken stopping)
    {
        var process = program.Start(
            kill, "sandbox", "--state", "zoho.db", "--plan", "Premium", "--port", port.ToString(CultureInfo.InvariantCulture), "--output", "json");
        if (await process.StandardOutput.ReadLineAsync(stopping) is { } line)
            return (process, JsonSerializer.Deserialize(line, SandboxJson.Default.SandboxAddress)!);
        process.Dispose();
        return null;
    }

    private async Task ReviveAsync(CancellationToken ending)
    {
        try
        {
            await _process.WaitForExitAsync(ending);
            WasKilled = true;
            _process.Dispose();
            (_process, _) = await BeginAsync(_program, _http.BaseAddress!.Port, ending);
        }
        catch (OperationCanceledException)
        {
            // It lived.
        }
    }
}
