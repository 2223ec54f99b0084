using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sandbox.Crm;

/// <summary>Zoho's own SDK for Node, unchanged (<c>tests/node-sdk</c>). Where Node is missing, or npm cannot fetch the SDK, what needs it is skipped.</summary>
internal static class NodeSdk
{
    private static readonly string Folder = Repository.PathOf("tests", "node-sdk");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly SemaphoreSlim Installing = new(1);

    /// <summary>Runs a script of the folder against a sandbox and returns what it tells.</summary>
    /// <param name="script">The script.</param>
    /// <param name="server">The sandbox.</param>
    /// <param name="work">Where the SDK may write.</param>
    /// <param name="more">Further arguments.</param>
    public static async Task<JsonNode> RunAsync(string script, SandboxServer server, string work, params string[] more)
    {
        await InstallAsync();
        var address = JsonSerializer.Serialize(new
        {
            address = server.Address,
            uploadAddress = server.UploadAddress,
            organizationId = server.OrganizationId,
            clientId = server.Credentials.ClientId,
            clientSecret = server.Credentials.ClientSecret,
            refreshToken = server.Credentials.RefreshToken,
        });
        var (exit, output, error) = await StartAsync("node", [script, address, work, .. more]);
        Assert.True(exit == 0, $"node {script} ended with {exit}: {error}");
        return JsonNode.Parse(output)!;
    }

    private static async Task InstallAsync()
    {
        await Installing.WaitAsync();
        try
        {
            Skip.If(await VersionAsync() is null, "Node is not installed: Zoho's SDK cannot be run.");
            var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
            if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
                return;
            var (exit, _, error) = await StartAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]);
            Skip.If(exit != 0, $"npm cannot fetch Zoho's SDK: {error.Split('\n')[0]}");
        }
        finally
        {
            Installing.Release();
        }
    }

    private static async Task<string?> VersionAsync()
    {
        try
        {
            return (await StartAsync("node", ["--version"])).Output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static async Task<(int Exit, string Output, string Error)> StartAsync(string program, IEnumerable<string> arguments)
    {
        using var patience = new CancellationTokenSource(Patience);
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // The SDK reads dates by the machine's own time.
        start.Environment["TZ"] = "UTC";
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
