using Xunit;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sandbox;

public sealed class SandboxRestartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string StateFile => _folder["sandbox.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Restart_WithTheStateFile_KnowsEverythingAgain()
    {
        var options = new SandboxOptions { StateFile = StateFile };
        string organization, id;
        SandboxLedgerSummary before;
        await using (var sandbox = await SandboxHarness.StartAsync(options))
        {
            organization = sandbox.Server.OrganizationId;
            id = await sandbox.ContactAsync("Ada");
            await sandbox.InvoiceAsync(id, "1");
            before = await sandbox.SummarizeAsync();
        }

        await using var again = await SandboxHarness.StartAsync(options);
        var taken = await again.PostAsync("/contacts", """{"contact_name":"Ada"}""");
        var inUse = await again.CallAsync(HttpMethod.Delete, $"/contacts/{id}");
        var next = await again.ContactAsync("Bob");
        var after = await again.SummarizeAsync();

        Assert.Equal(organization, again.Server.OrganizationId);
        Assert.Equal((400, 3062), taken.Verdict);
        Assert.Equal(400, inUse.Status);
        Assert.True(string.CompareOrdinal(next, id) > 0);
        Assert.Equal((before.Arrivals + 3, before.TokenCalls + 1), (after.Arrivals, after.TokenCalls));
        Assert.Equal(200, (await again.GetAsync($"/contacts/{id}")).Status);
    }

    [Fact]
    public async Task Restart_ATokenOfBefore_IsStillGood()
    {
        var options = new SandboxOptions { StateFile = StateFile };
        System.Net.Http.Headers.AuthenticationHeaderValue token;
        await using (var sandbox = await SandboxHarness.StartAsync(options))
            token = sandbox.Http.DefaultRequestHeaders.Authorization!;

        await using var again = await SandboxHarness.StartAsync(options);
        again.Http.DefaultRequestHeaders.Authorization = token;

        Assert.Equal(200, (await again.GetAsync("/contacts")).Status);
    }

    [Fact]
    public async Task Restart_WithinTheWindow_CountsTheArrivalsOfBefore()
    {
        var options = new SandboxOptions { StateFile = StateFile, Limit = 2, Block = TimeSpan.FromSeconds(40) };
        var start = new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.Zero);
        await using (var sandbox = await SandboxHarness.StartAsync(options, new(start)))
        {
            await sandbox.GetAsync("/contacts");
            await sandbox.GetAsync("/contacts");
        }

        await using (var sandbox = await SandboxHarness.StartAsync(options, new(start.AddSeconds(59))))
            Assert.Equal((429, 44), (await sandbox.GetAsync("/contacts")).Verdict);

        await using var blocked = await SandboxHarness.StartAsync(options, new(start.AddSeconds(90)));
        Assert.Equal((429, 44), (await blocked.GetAsync("/contacts")).Verdict);
        blocked.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(200, (await blocked.GetAsync("/contacts")).Status);
        Assert.Equal(3, (await blocked.SummarizeAsync()).MaxInWindow);
    }

    [Fact]
    public async Task Restart_AfterAKill_HasWhatWasCommittedAndTheArrivalsThatWereNot()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new SandboxOptions { StateFile = StateFile, Latency = TimeSpan.FromSeconds(10) });
        var made = sandbox.ContactAsync("Ada");
        await sandbox.AdvanceUntilAsync(made);
        var cutOff = sandbox.ContactAsync("Bob");
        while ((await sandbox.SummarizeAsync()).Arrivals < 2)
            await Task.Delay(5);

        // What a killed process leaves behind is what the files hold at this moment.
        var copy = _folder["killed.db"];
        foreach (var suffix in (string[])["", "-wal"])
            File.Copy(StateFile + suffix, copy + suffix);
        await sandbox.AdvanceUntilAsync(cutOff);

        await using var again = await SandboxHarness.StartAsync(new SandboxOptions { StateFile = copy }, new(sandbox.Time.GetUtcNow()));
        var summary = await again.SummarizeAsync();
        Assert.Equal((2, 1, 1), (summary.Arrivals, summary.ByStatus["201"], summary.ByStatus["none"]));
        Assert.Equal(1, summary.Records["books.contacts"].Count);
        Assert.Equal(200, (await again.GetAsync($"/contacts/{await made}")).Status);
    }

    [Fact]
    public async Task StartAsync_StateFileOpenElsewhere_SaysSo()
    {
        await using var first = await SandboxHarness.StartAsync(new SandboxOptions { StateFile = StateFile });

        var refused = await Assert.ThrowsAsync<SandboxException>(
            () => SandboxHarness.StartAsync(new SandboxOptions { StateFile = StateFile }));

        Assert.Contains(StateFile, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_PortTaken_SaysSo()
    {
        await using var first = await SandboxHarness.StartAsync();

        var refused = await Assert.ThrowsAsync<SandboxException>(
            () => SandboxHarness.StartAsync(new SandboxOptions { Port = first.Server.Address.Port }));

        Assert.Contains("port", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_WithoutAStateFile_LeavesNothingBehind()
    {
        string file;
        await using (var sandbox = await SandboxHarness.StartAsync())
        {
            file = sandbox.Server.StateFile;
            Assert.True(File.Exists(file));
        }

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"));
    }
}
