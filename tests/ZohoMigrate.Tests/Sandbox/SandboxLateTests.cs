using Xunit;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Sandbox;

/// <summary>Faults that keep the client from its answer, and what is done all the same, now or later.</summary>
public sealed class SandboxLateTests
{
    private const string Ada = """{"contact_name":"Ada"}""";

    [Fact]
    public async Task Truncated_ACreate_BreaksOffWithTheRecordMade()
    {
        await using var sandbox = await Faulty("truncated#1");

        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.PostAsync("/contacts", Ada));

        var summary = await sandbox.SummarizeAsync();
        Assert.Equal((1, 1), (summary.Records["books.contacts"].Count, summary.ByStatus["201"]));
    }

    [Fact]
    public async Task Truncated_ARefusal_ComesWhole()
    {
        await using var sandbox = await Faulty("truncated#1");

        Assert.Equal(400, (await sandbox.PostAsync("/contacts", "{}")).Status);
    }

    [Theory]
    [InlineData("hang#1", 0), InlineData("commit-hang#1", 1)]
    public async Task Hang_UntilTheClientGivesUp_LetsGoOfItsPlace(string faults, int made)
    {
        await using var sandbox = await SandboxHarness.StartAsync(new SandboxOptions { Faults = SandboxFaults.Parse(faults), Concurrency = 1 });
        using var patience = new CancellationTokenSource();
        using var body = SandboxHarness.Json(Ada);
        var address = new Uri($"books/v3/contacts?organization_id={sandbox.Server.OrganizationId}", UriKind.Relative);

        var asking = sandbox.Http.PostAsync(address, body, patience.Token);
        await UntilAsync(async () => await CountAsync(sandbox) == (1, made));
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);

        // The server hears of it a moment later.
        while ((await sandbox.GetAsync("/contacts")).Status == 429)
            await Task.Delay(10);
        var summary = await sandbox.SummarizeAsync();
        Assert.Equal(made, summary.Records.GetValueOrDefault("books.contacts")?.Count ?? 0);
        Assert.Equal(1, summary.ByStatus["none"]);
    }

    [Fact]
    public async Task LateCommit_ACreate_IsCutNowAndDoneLater()
    {
        await using var sandbox = await Faulty("late-commit#1@00:00:30");
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.PostAsync("/contacts", Ada));
        Assert.Equal((1, 0), await CountAsync(sandbox));

        await ComesLateAsync(sandbox, TimeSpan.FromSeconds(30));

        await UntilAsync(async () => await CountAsync(sandbox) == (1, 1));
    }

    [Theory]
    [InlineData(true, 0), InlineData(false, 1)]
    public async Task LateCommit_AfterTheRecordWasMadeAnew_IsRefusedOrCountedAsTwice(bool uniqueness, int twice)
    {
        await using var sandbox = await SandboxHarness.StartAsync(
            new SandboxOptions { Faults = SandboxFaults.Parse("late-commit#1"), Uniqueness = uniqueness });
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.PostAsync("/contacts", Ada));
        await sandbox.ContactAsync("Ada");

        await ComesLateAsync(sandbox, TimeSpan.FromSeconds(10));
        // A call that comes after it is answered after it: both are done one after another.
        await UntilAsync(async () => (await CountAsync(sandbox)).Records == 1 + twice);

        Assert.Equal(twice, (await sandbox.SummarizeAsync()).CreatesCommittedTwice);
    }

    [Fact]
    public async Task LateCommit_AfterTheOtherWasDeleted_IsNotTwice()
    {
        await using var sandbox = await Faulty("late-commit#1");
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.PostAsync("/contacts", Ada));
        var id = await sandbox.ContactAsync("Ada");
        await sandbox.CallAsync(HttpMethod.Delete, $"/contacts/{id}");

        await ComesLateAsync(sandbox, TimeSpan.FromSeconds(10));
        await UntilAsync(async () => (await CountAsync(sandbox)).Records == 1);

        Assert.Equal(0, (await sandbox.SummarizeAsync()).CreatesCommittedTwice);
    }

    [Fact]
    public async Task LateArrival_CountsAtTheLimitsWhenItArrives()
    {
        await using var sandbox = await SandboxHarness.StartAsync(
            new SandboxOptions { Faults = SandboxFaults.Parse("late-arrival#1@00:00:30"), Limit = 2, Window = TimeSpan.FromSeconds(60) });
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.PostAsync("/contacts", Ada));
        Assert.Equal((0, 0), await CountAsync(sandbox));

        await ComesLateAsync(sandbox, TimeSpan.FromSeconds(30));
        await UntilAsync(async () => await CountAsync(sandbox) == (1, 1));
        sandbox.Time.Advance(TimeSpan.FromSeconds(59));

        Assert.Equal(200, (await sandbox.GetAsync("/contacts")).Status);
        Assert.Equal((429, 44), (await sandbox.GetAsync("/contacts")).Verdict);
        Assert.Equal(3, (await sandbox.SummarizeAsync()).MaxInWindow);
    }

    private static Task<SandboxHarness> Faulty(string faults) =>
        SandboxHarness.StartAsync(new SandboxOptions { Faults = SandboxFaults.Parse(faults) });

    // The client may see its connection cut before the server has begun to wait.
    private static async Task ComesLateAsync(SandboxHarness sandbox, TimeSpan late)
    {
        await UntilAsync(() => Task.FromResult(sandbox.Time.NextTimer <= late));
        sandbox.Time.Advance(late);
    }

    private static async Task<(long Arrivals, int Records)> CountAsync(SandboxHarness sandbox)
    {
        var summary = await sandbox.SummarizeAsync();
        return (summary.Arrivals, summary.Records.Values.Sum(module => module.Count));
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await isSo())
            await Task.Delay(10, patience.Token);
    }
}
