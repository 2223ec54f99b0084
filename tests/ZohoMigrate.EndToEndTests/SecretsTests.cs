using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit;
using ZohoMigrate.EndToEndTests.Bulk;
using ZohoMigrate.EndToEndTests.Cliq;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Nothing a run writes or shows holds a secret, whatever goes wrong and however much is asked for.</summary>
public sealed class SecretsTests : IDisposable
{
    private const int Scale = 600;

    // Letters that look different in a URL, in a form, in JSON and in base64.
    private static readonly SandboxCredentials Credentials = new() { ClientSecret = "cl+/=&\"é secret", RefreshToken = "1000.re+/=&\"é-fresh" };

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _shown = [];
    private readonly string[] _secrets = [Credentials.ClientSecret, Credentials.RefreshToken, "not+/=&\"é the secret"];

    [Fact]
    public async Task Artefacts_OfEverythingThatGoesWrong_HoldNoSecret()
    {
        var options = new SandboxOptions
        {
            Credentials = Credentials,
            Limit = 1000,
            Faults = SandboxFaults.Parse("token-revoked#12,drop=0.03,commit-drop=0.03,500=0.03,commit-500=0.03,seed=7"),
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

        Assert.Equal(1, (await sandbox.SummarizeAsync(CancellationToken.None)).ByFault["token-revoked"]);
        AssertAllFree(sandbox, leastTokens: 4);
    }

    // By numbers: of the product's calls two find their token dead; each time the endpoint gives the next one at the third asking only. Minutes
    // pass in a moment: it wants to be left alone for ten.
    [Theory]
    [InlineData("books", "token-revoked#10,token-revoked#30")]
    [InlineData("crm by jobs", "token-revoked#2,token-revoked#4")]
    [InlineData("cliq", "token-revoked#10,token-revoked#30")]
    public async Task Artefacts_OfTokensThatDieAndAreNotGiven_HoldNoSecret(string product, string deaths)
    {
        var options = new SandboxOptions
        {
            Credentials = Credentials,
            TokenLifetime = TimeSpan.FromHours(12),
            Faults = SandboxFaults.Parse($"access-denied#1,token-500#2,token-truncated#4,token-502#5,access-denied-200#7,token-429#8,{deaths}"),
        };
        await using var sandbox = await SandboxServer.StartAsync(options, new ScaledTimeProvider(TimeProvider.System, Scale), CancellationToken.None);

        var (pack, data) = WriteSample(product);
        Assert.Equal(0, await InvokeAsync(
            sandbox,
            ["run", pack, "--data", data, "--run", "run", "--verbose", "--output", "json"],
            ("Sandbox__TimeScale", $"{Scale}"),
            ("Delivery__Bulk", "always"),
            ("Delivery__JobArrival", "00:05:00")));

        var struck = (await sandbox.SummarizeAsync(CancellationToken.None)).ByFault;
        Assert.Equal(
            ["access-denied 1", "access-denied-200 1", "token-429 1", "token-500 1", "token-502 1", "token-revoked 2", "token-truncated 1"],
            struck.Select(fault => $"{fault.Key} {fault.Value}"));
        AssertAllFree(sandbox, leastTokens: 3 + 1);
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

    /// <summary>Neither credentials nor any token that was given, whole or its first part as a torn answer has it.</summary>
    private void AssertAllFree(SandboxServer sandbox, int leastTokens)
    {
        Assert.InRange(sandbox.TokensGiven.Count, leastTokens, int.MaxValue);
        Assert.Contains(_shown, text => text.Contains("\"body\":", StringComparison.Ordinal));
        var files = Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).ToDictionary(file => file, file => Encoding.Latin1.GetString(ReadShared(file)), StringComparer.Ordinal);
        foreach (var secret in _secrets.Concat(sandbox.TokensGiven).Concat(sandbox.TokensGiven.Select(token => token[..token.LastIndexOf('.')])))
        {
            Assert.All(_shown, text => AssertFree(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)), secret, "what was shown"));
            Assert.All(files.Where(file => !IsToken(file.Key) || secret == Credentials.ClientSecret), file => AssertFree(file.Value, secret, file.Key));
        }
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

    private (string Pack, string Data) WriteSample(string product)
    {
        switch (product)
        {
            case "books":
                return (RunFiles.NorthwindPack, RunFiles.NorthwindSmall);
            case "cliq":
                var workspace = new Workspace(_folder, people: 6, channels: 2, messages: 20);
                return (workspace.Pack, workspace.Data);
            default:
                new BulkSample(leads: 60).Write(_folder);
                return ("pack", "data");
        }
    }

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
        return await EndAsync(sandbox, process);
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
        return await EndAsync(sandbox, process);
    }

    private async Task<int> EndAsync(SandboxServer sandbox, CliProcess process)
    {
        var code = await process.WaitAsync();
        _shown.AddRange([process.Output, process.Error]);
        CollectTokens(sandbox);
        return code;
    }

    // The token is on disk for the next process, and for nobody else. Taken away, so that the next gets another.
    private void CollectTokens(SandboxServer sandbox)
    {
        var folder = Path.Combine(_folder["state"], "tokens");
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [])
        {
            using var token = JsonDocument.Parse(File.ReadAllBytes(file));
            if (token.RootElement.GetProperty("token") is { ValueKind: JsonValueKind.Object } kept)
                Assert.Contains(kept.GetProperty("accessToken").GetString()!, sandbox.TokensGiven);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            AssertFree(Encoding.Latin1.GetString(File.ReadAllBytes(file)), Credentials.RefreshToken, file);
            File.Delete(file);
        }
    }
}
