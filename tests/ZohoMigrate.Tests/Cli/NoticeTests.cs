using System.Text.Json;
using Xunit;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>What is said on stderr without being asked for.</summary>
public sealed class NoticeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task Run_OverALimitOfZoho_SaysSoOnceARestWithItsEnd(string output)
    {
        // The sandbox has a smaller limit than the program knows of, so it refuses while several calls are under way.
        var options = new SandboxOptions { Limit = 40, Window = TimeSpan.FromSeconds(2), Block = TimeSpan.FromSeconds(1), Latency = TimeSpan.FromMilliseconds(10) };
        await using var sandbox = await SandboxServer.StartAsync(options, TimeProvider.System, CancellationToken.None);
        await WriteSettingsAsync(sandbox);

        var run = await CliRun.InvokeAsync(_folder.Path,
        [
            "run", Repository.PathOf("mappings", "northwind-to-books"), "--data", Repository.PathOf("sample-data", "northwind-small"),
            "--run", "run", "--output", output,
        ]);

        var notices = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(0, run.ExitCode);
        Assert.InRange(notices.Length, 1, 5);
        Assert.All(notices, notice => Assert.Matches(
            "^(Zoho says that a limit is reached: nothing is sent until [-0-9]{10} [:0-9]{8}Z|Zoho took [0-9]+ requests of ours within 00:00:02 )", notice));
        if (output == "json")
            JsonDocument.Parse(run.Out).Dispose();
    }

    [Fact]
    public async Task RunLog_OfARunThatLostAnswers_SaysWhatBecameOfEachRecord()
    {
        var options = new SandboxOptions { Limit = 1000, Faults = SandboxFaults.Parse("commit-drop=0.15,seed=7") };
        await using var sandbox = await SandboxServer.StartAsync(options, TimeProvider.System, CancellationToken.None);
        await WriteSettingsAsync(sandbox);

        var run = await CliRun.InvokeAsync(_folder.Path,
        [
            "run", Repository.PathOf("mappings", "northwind-to-books"), "--data", Repository.PathOf("sample-data", "northwind-small"), "--run", "run",
        ]);

        var log = (await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "run", "run.log"))).Where(line => line.Contains("\"event\":100", StringComparison.Ordinal)).ToList();
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(log, line => line.Contains("is to be looked for: nobody knows whether it arrived", StringComparison.Ordinal));
        Assert.Contains(log, line => line.Contains("was looked for and found: Recovered", StringComparison.Ordinal));
        Assert.All(log, line => Assert.Matches("\"message\":\"[a-z]+ [A-Za-z0-9]+ \\(record [0-9]+, books[.][a-z]+\\)", line));
    }

    public void Dispose() => _folder.Dispose();

    private Task WriteSettingsAsync(SandboxServer sandbox) => File.WriteAllTextAsync(_folder["zohomigrate.json"], JsonSerializer.Serialize(new
    {
        Zoho = new
        {
            ApiUrl = sandbox.Address,
            sandbox.OrganizationId,
            sandbox.Credentials.ClientId,
            sandbox.Credentials.ClientSecret,
            sandbox.Credentials.RefreshToken,
        },
        Limits = new { Books = new { Window = "00:00:02" } },
        Delivery = new { DefaultCooldown = "00:00:02", SettleDelay = "00:00:00.1", LateArrival = "00:00:00.1", AbsenceDelay = "00:00:01" },
        State = new { Folder = "state" },
    }));
}
