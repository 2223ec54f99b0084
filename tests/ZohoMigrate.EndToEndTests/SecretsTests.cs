using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Nothing a run writes or shows holds a secret, whatever goes wrong and however much is asked for.</summary>
public sealed class SecretsTests : IDisposable
{
    // Letters that look different in a URL, in a form, in JSON and in base64.
    private static readonly SandboxCredentials Credentials = new() { ClientSecret = "cl+/=&\"é secret", RefreshToken = "1000.re+/=&\"é-fresh" };

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _shown = [];
    private readonly HashSet<string> _secrets = [Credentials.ClientSecret, Credentials.RefreshToken, "not+/=&\"é the secret"];

    [Fact]
    public async Task Artefacts_OfEverythingThatGoesWrong_HoldNoSecret()
    {
        var options = new SandboxOptions
        {
            Credentials = Credentials,
            Limit = 1000,
            Faults = SandboxFaults.Parse("drop=0.03,commit-drop=0.03,500=0.03,commit-500=0.03,seed=7"),
        };
        await using var sandbox = await SandboxServer.StartAsync(options, TimeProvider.System, CancellationToken.None);

        // Each with a token of its own.
        Assert.Equal(137, await RunAsync(sandbox, "killed", kill: true));
        Assert.Equal(0, await InvokeAsync(sandbox, ["resume", "killed", "--verbose"]));
        Assert.Equal(130, await RunAsync(sandbox, "stopped", kill: false));
        Assert.Equal(3, await InvokeAsync(sandbox, Run("refused"), ("Zoho__ClientSecret", "not+/=&\"é the secret")));
        Assert.Equal(3, await InvokeAsync(sandbox, Run("refused-too"), ("Zoho__RefreshToken", "not+/=&\"é the secret")));
        Assert.Equal(2, await InvokeAsync(sandbox, Run("misconfigured"), ("Limits__Books__Window", "soon"), ("Delivery__MaxAttempts", "0")));
        Assert.Equal(2, await InvokeAsync(sandbox, Run("nowhere"), ("Zoho__AccountsUrl", "http://accounts.example.com")));
        // Where a report should be is a folder: the program did not expect that.
        Directory.CreateDirectory(Path.Combine(_folder["broken"], "problems.jsonl", "x"));
        Assert.NotEqual(0, await InvokeAsync(sandbox, Run("broken")));

        Assert.True(_secrets.Count > 4, "more than one access token was got");
        Assert.Contains(_shown, text => text.Contains("\"body\":", StringComparison.Ordinal));
        foreach (var secret in _secrets)
        {
            Assert.All(_shown, text => AssertFree(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)), secret, "what was shown"));
            foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Where(file => !IsToken(file) || secret == Credentials.ClientSecret))
                AssertFree(Encoding.Latin1.GetString(ReadShared(file)), secret, file);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsToken(string file) => file.Contains($"{Path.DirectorySeparatorChar}tokens{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static void AssertFree(string text, string secret, string where)
    {
        string[] disguises =
        [
            secret,
            Uri.EscapeDataString(secret),
            WebUtility.UrlEncode(secret),
            JsonEncodedText.Encode(secret).ToString(),
            JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        ];
        Assert.All(disguises, disguise => Assert.False(
            text.Contains(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(disguise)), StringComparison.OrdinalIgnoreCase), $"a secret is in {where}"));
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string[] Run(string folder) =>
        ["run", RunFiles.NorthwindPack, "--data", RunFiles.NorthwindSmall, "--run", folder, "--new-ledger", "--verbose", "--output", "json"];

    private CliProcess Start(SandboxServer sandbox, string[] arguments, params (string Key, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ZOHOMIGRATE_Zoho__ApiUrl"] = sandbox.Address.ToString(),
            ["ZOHOMIGRATE_Zoho__OrganizationId"] = sandbox.OrganizationId,
            ["ZOHOMIGRATE_Zoho__ClientId"] = Credentials.ClientId,
            ["ZOHOMIGRATE_Zoho__ClientSecret"] = Credentials.ClientSecret,
            ["ZOHOMIGRATE_Zoho__RefreshToken"] = Credentials.RefreshToken,
            ["ZOHOMIGRATE_State__Folder"] = _folder["state"],
            ["ZOHOMIGRATE_Log__Values"] = "true",
            ["ZOHOMIGRATE_Limits__Books__Window"] = "00:00:01",
            ["ZOHOMIGRATE_Delivery__SettleDelay"] = "00:00:00.1",
            ["ZOHOMIGRATE_Delivery__LateArrival"] = "00:00:00.1",
            ["ZOHOMIGRATE_Delivery__AbsenceDelay"] = "00:00:01",
        };
        foreach (var (key, value) in settings)
            environment[$"ZOHOMIGRATE_{key}"] = value;
        return CliProcess.Start(_folder.Path, environment, arguments);
    }

    private async Task<int> InvokeAsync(SandboxServer sandbox, string[] arguments, params (string Key, string Value)[] settings)
    {
        using var process = Start(sandbox, arguments, settings);
        return await EndAsync(process);
    }

    // Ended in the middle of its calls, so that the checkpoint's log of writes is still there.
    private async Task<int> RunAsync(SandboxServer sandbox, string folder, bool kill)
    {
        using var process = Start(sandbox, Run(folder), ("Limits__Books__Requests", "2"));
        while (!process.HasExited && !process.Error.Contains("\"body\":", StringComparison.Ordinal))
            await Task.Delay(20);
        if (process.CommandLine is { } line)
            _shown.Add(line);
        if (kill)
            await process.KillAsync();
        else
            process.Signal(Signal.Terminate);
        return await EndAsync(process);
    }

    private async Task<int> EndAsync(CliProcess process)
    {
        var code = await process.WaitAsync();
        _shown.AddRange([process.Output, process.Error]);
        CollectTokens();
        return code;
    }

    // The token is on disk for the next process, and for nobody else. Taken away, so that the next gets another.
    private void CollectTokens()
    {
        var folder = Path.Combine(_folder["state"], "tokens");
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [])
        {
            using var token = JsonDocument.Parse(File.ReadAllBytes(file));
            if (token.RootElement.GetProperty("token") is { ValueKind: JsonValueKind.Object } kept)
                _secrets.Add(kept.GetProperty("accessToken").GetString()!);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            AssertFree(Encoding.Latin1.GetString(File.ReadAllBytes(file)), Credentials.RefreshToken, file);
            File.Delete(file);
        }
    }
}
