using System.Text.Json;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary><c>Sandbox:TimeScale</c>: minutes that pass in a moment, and where they may not.</summary>
public sealed class TimeScaleTests : IDisposable
{
    private const string Pack = "mappings/northwind-to-books";
    private const string Data = "sample-data/northwind-small";

    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    [Fact]
    public async Task Run_InScaledTime_KeepsTheCapInItsOwnMinutes()
    {
        var run = await InvokeAsync(600, "run", Pack, "--data", Data, "--run", Run, "--config", "Limits:Books:Requests=20");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Run, "summary.json")));
        var took = summary.RootElement.GetProperty("finishedAt").GetDateTimeOffset() - summary.RootElement.GetProperty("startedAt").GetDateTimeOffset();
        // 75 calls and more at 20 a minute.
        Assert.True(took > TimeSpan.FromMinutes(3), took.ToString());
    }

    [Fact]
    public async Task Resume_AtAnotherScale_IsAnotherRun()
    {
        await InvokeAsync(600, "run", Pack, "--data", Data, "--run", Run);
        var faster = await InvokeAsync(1200, "resume", Run);
        var slower = await CliRun.InvokeAsync("resume", Run);

        Assert.Equal((2, 2), (faster.ExitCode, slower.ExitCode));
        Assert.Contains("Sandbox:TimeScale: begun with 600, now 1200", faster.Error, StringComparison.Ordinal);
        Assert.Contains("has seen a later time than it is now", slower.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await InvokeAsync(600, "resume", Run)).ExitCode);
    }

    [Theory]
    [InlineData("live", "Zoho:ApiUrl=http://127.0.0.1:1", "the target live")]
    [InlineData("sandbox", "Zoho:ApiUrl=https://books.example.com", "the server https://books.example.com/")]
    [InlineData("sandbox", "Zoho:AccountsUrl=https://accounts.example.com", "the server https://accounts.example.com/")]
    public async Task Run_InScaledTimeWhereMinutesAreReal_IsRefused(string target, string address, string where)
    {
        await File.WriteAllTextAsync(
            _folder["zohomigrate.json"], """{ "Zoho": { "OrganizationId": "1", "ClientId": "1000.X", "ClientSecret": "client-secret", "RefreshToken": "1000.refresh" } }""");
        string[] command = ["run", Repository.PathOf(Pack), "--data", Repository.PathOf(Data), "--run", Run, "--target", target, "--config", address, "--config", "Sandbox:TimeScale=60"];
        var run = await CliRun.InvokeAsync(_folder.Path, command);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"Sandbox:TimeScale (environment: ZOHOMIGRATE_Sandbox__TimeScale; command line: --config Sandbox:TimeScale=value) is for a sandbox on this machine; it cannot be set for {where}.", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Run));
    }

    [Theory]
    [InlineData("0.5", "is not between 1 and 3600"), InlineData("fast", "is not a number")]
    public async Task Run_AScaleThatIsNone_IsNamed(string scale, string said) => Assert.Contains(
        $"\"{scale}\" {said}", (await CliRun.InvokeAsync("run", Pack, "--data", Data, "--run", Run, "--config", $"Sandbox:TimeScale={scale}")).Error, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static Task<CliRun> InvokeAsync(int scale, params string[] arguments) =>
        CliRun.InvokeAsync([.. arguments, "--config", $"Sandbox:TimeScale={scale}"]);
}
