using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>A small workspace to Zoho Cliq over real HTTP, a minute of whose limits is a second.</summary>
public sealed class CliqJourneyTests(ITestOutputHelper output)
{
    private readonly HastyCliq _cliq = new(TimeSpan.FromSeconds(3), output);

    [Fact]
    public async Task Deliver_AWorkspace_KeepsTheOrderOfEachChannelAndLocksNoEndpoint()
    {
        using var folder = new TemporaryFolder();
        var workspace = new Workspace(folder, people: 12, channels: 3, messages: 30);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { StateFile = folder["zoho.db"] }, HastyCliq.Clock, CancellationToken.None);
        var run = _cliq.Run(folder, sandbox);
        await run.StageAsync(workspace.Pack, workspace.Data);

        var end = await run.DeliverAsync(CancellationToken.None);

        await _cliq.TellAsync(run);
        Assert.Equal(RunState.Completed, end.State);
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        output.WriteLine(string.Join(", ", zoho.ByOperation.Select(one => $"{one.Key} {one.Value}")));
        Assert.Equal(0, zoho.RefusedByLimit);
        Assert.Equal((12, 3, 36, 90), (HastyCliq.Count(zoho, "users"), HastyCliq.Count(zoho, "channels"), HastyCliq.Count(zoho, "channelmembers"), HastyCliq.Count(zoho, "messages")));
        // Ten users a call, all members of a channel in one; a call for each of the others.
        Assert.Equal((2, 3, 3, 90), (Calls(zoho, "users"), Calls(zoho, "channels"), Calls(zoho, "channelmembers"), Calls(zoho, "messages")));
        await AssertInOrderAsync(sandbox, workspace);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Deliver_FaultsAndStops_LosesNothingMakesNothingTwiceAndKeepsTheOrder(int seed)
    {
        using var folder = new TemporaryFolder();
        var workspace = new Workspace(folder, people: 12, channels: 3, messages: 12);
        var faults = SandboxFaults.Parse($"drop=0.03,commit-drop=0.04,500=0.03,commit-500=0.03,502=0.02,truncated=0.02,lag=0.03@00:00:20,429#10,seed={seed}");
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { StateFile = folder["zoho.db"], Faults = faults }, HastyCliq.Clock, CancellationToken.None);
        var run = _cliq.Run(folder, sandbox);
        await run.StageAsync(workspace.Pack, workspace.Data);

        foreach (var calls in (int[])[6, 24])
            await run.DeliverSomeAsync(calls);
        var end = await run.DeliverAsync(CancellationToken.None);

        var streams = await _cliq.TellAsync(run);
        Assert.Equal(RunState.Completed, end.State);
        Assert.All(streams, stream => Assert.Equal(stream.Records, stream[RecordState.Created] + stream[RecordState.Recovered] + stream[RecordState.Matched]));
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        output.WriteLine(string.Join(", ", zoho.ByFault.Select(one => $"{one.Key} {one.Value}")));
        Assert.Equal(0, zoho.RefusedByLimit);
        Assert.Empty(zoho.Duplicates);
        Assert.Equal(0, zoho.CreatesCommittedTwice);
        Assert.Equal((12, 3, 36, 36), (HastyCliq.Count(zoho, "users"), HastyCliq.Count(zoho, "channels"), HastyCliq.Count(zoho, "channelmembers"), HastyCliq.Count(zoho, "messages")));
        await AssertInOrderAsync(sandbox, workspace);
    }

    [Fact]
    public async Task Deliver_ALaneThatTakesLong_HoldsUpNoOther()
    {
        using var folder = new TemporaryFolder();
        // Users take their own lane for many minutes; channels and messages need none of them.
        var workspace = new Workspace(folder, people: 1000, channels: 2, messages: 15);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { StateFile = folder["zoho.db"] }, HastyCliq.Clock, CancellationToken.None);
        var run = _cliq.Run(folder, sandbox);
        await run.StageAsync(workspace.Pack, workspace.Data);
        using var stopping = new CancellationTokenSource();

        var running = run.DeliverAsync(stopping.Token);
        SandboxLedgerSummary zoho;
        do
        {
            await Task.Delay(50);
            zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        }
        while (!running.IsCompleted && HastyCliq.Count(zoho, "messages") < 30);
        await stopping.CancelAsync();
        await running;

        Assert.Equal(30, HastyCliq.Count(zoho, "messages"));
        Assert.InRange(HastyCliq.Count(zoho, "users"), 1, workspace.People - 1);
        Assert.Equal(0, zoho.RefusedByLimit);
    }

    private static long Calls(SandboxLedgerSummary zoho, string module) => zoho.ByOperation[$"cliq.{module}.create"];

    private static async Task AssertInOrderAsync(SandboxServer sandbox, Workspace workspace)
    {
        var channels = await HastyCliq.RecordsAsync(sandbox, "channels");
        var messages = await HastyCliq.RecordsAsync(sandbox, "messages");
        Assert.All(Enumerable.Range(0, workspace.Channels), channel => Assert.Equal(workspace.SaidIn(channel), SaidIn.Channel(channels, messages, channel)));
    }
}
