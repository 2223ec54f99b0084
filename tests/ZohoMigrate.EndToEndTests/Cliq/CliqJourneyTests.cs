using System.Text.Json.Nodes;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>A small workspace to Zoho Cliq over real HTTP, a minute of whose limits is a second.</summary>
public sealed class CliqJourneyTests(ITestOutputHelper output)
{
    private static readonly ScaledTimeProvider Clock = new(TimeProvider.System, 60);

    private static readonly DeliveryOptions Hasty = new()
    {
        AttemptTimeout = TimeSpan.FromSeconds(3),
        MaxAttempts = 8,
        SettleDelay = TimeSpan.FromSeconds(20),
        LateArrival = TimeSpan.FromSeconds(30),
        AbsenceDelay = TimeSpan.FromMinutes(1),
    };

    private static readonly HttpClient Http = new();

    [Fact]
    public async Task Deliver_AWorkspace_KeepsTheOrderOfEachChannelAndLocksNoEndpoint()
    {
        using var folder = new TemporaryFolder();
        var workspace = new Workspace(folder, people: 12, channels: 3, messages: 30);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { StateFile = folder["zoho.db"] }, Clock, CancellationToken.None);
        var run = Run(folder, sandbox);
        await run.StageAsync(workspace.Pack, workspace.Data);

        var end = await run.DeliverAsync(CancellationToken.None);

        await TellAsync(run);
        Assert.Equal(RunState.Completed, end.State);
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        output.WriteLine(string.Join(", ", zoho.ByOperation.Select(one => $"{one.Key} {one.Value}")));
        Assert.Equal(0, zoho.RefusedByLimit);
        Assert.Equal((12, 3, 36, 90), (Count(zoho, "users"), Count(zoho, "channels"), Count(zoho, "channelmembers"), Count(zoho, "messages")));
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
        var faults = SandboxFaults.Parse($"drop=0.03,commit-drop=0.04,500=0.03,commit-500=0.03,502=0.02,truncated=0.02,lag=0.03@00:00:20,seed={seed}");
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { StateFile = folder["zoho.db"], Faults = faults }, Clock, CancellationToken.None);
        var run = Run(folder, sandbox);
        await run.StageAsync(workspace.Pack, workspace.Data);

        foreach (var milliseconds in (int[])[400, 900])
        {
            using var stopping = new CancellationTokenSource(milliseconds);
            try
            {
                await run.DeliverAsync(stopping.Token);
            }
            catch (OperationCanceledException)
            {
                // Stopped while the connection was still being made.
            }
        }

        var end = await run.DeliverAsync(CancellationToken.None);

        var streams = await TellAsync(run);
        Assert.Equal(RunState.Completed, end.State);
        Assert.All(streams, stream => Assert.Equal(stream.Records, stream[RecordState.Created] + stream[RecordState.Recovered] + stream[RecordState.Matched]));
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        output.WriteLine(string.Join(", ", zoho.ByFault.Select(one => $"{one.Key} {one.Value}")));
        Assert.Equal(0, zoho.RefusedByLimit);
        Assert.Empty(zoho.Duplicates);
        Assert.Equal(0, zoho.CreatesCommittedTwice);
        Assert.Equal((12, 3, 36, 36), (Count(zoho, "users"), Count(zoho, "channels"), Count(zoho, "channelmembers"), Count(zoho, "messages")));
        await AssertInOrderAsync(sandbox, workspace);
    }

    [Fact]
    public async Task Deliver_ALaneThatTakesLong_HoldsUpNoOther()
    {
        using var folder = new TemporaryFolder();
        // Users take their own lane for many minutes; channels and messages need none of them.
        var workspace = new Workspace(folder, people: 200, channels: 2, messages: 15);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { StateFile = folder["zoho.db"] }, Clock, CancellationToken.None);
        var run = Run(folder, sandbox);
        await run.StageAsync(workspace.Pack, workspace.Data);
        using var stopping = new CancellationTokenSource();

        var running = run.DeliverAsync(stopping.Token);
        SandboxLedgerSummary zoho;
        do
        {
            await Task.Delay(50);
            zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        }
        while (!running.IsCompleted && Count(zoho, "messages") < 30);
        await stopping.CancelAsync();
        await running;

        Assert.Equal(30, Count(zoho, "messages"));
        Assert.InRange(Count(zoho, "users"), 1, 150);
        Assert.Equal(0, zoho.RefusedByLimit);
    }

    private async Task<IReadOnlyList<StreamAccount>> TellAsync(InProcessRun run)
    {
        await using var checkpoint = await run.OpenAsync();
        var streams = await checkpoint.ReadStreamsAsync(CancellationToken.None);
        output.WriteLine(string.Join("; ", streams.Select(stream => $"{stream.Stream.Name}: {string.Join(", ", stream.States)}")));
        await foreach (var problem in checkpoint.ReadProblemsAsync(CancellationToken.None))
            output.WriteLine(problem.ToString());
        return streams;
    }

    private static InProcessRun Run(TemporaryFolder folder, SandboxServer sandbox) => new(folder, sandbox, Hasty, new LaneOptions(), 7, Clock, "cliq");

    private static int Count(SandboxLedgerSummary zoho, string module) => zoho.Records.TryGetValue($"cliq.{module}", out var held) ? held.Count : 0;

    private static long Calls(SandboxLedgerSummary zoho, string module) => zoho.ByOperation[$"cliq.{module}.create"];

    private static async Task AssertInOrderAsync(SandboxServer sandbox, Workspace workspace)
    {
        var channels = await RecordsAsync(sandbox, "channels");
        var messages = await RecordsAsync(sandbox, "messages");
        Assert.All(Enumerable.Range(0, workspace.Channels), channel => Assert.Equal(workspace.SaidIn(channel), SaidIn.Channel(channels, messages, channel)));
    }

    private static async Task<JsonArray> RecordsAsync(SandboxServer sandbox, string module) =>
        JsonNode.Parse(await Http.GetStringAsync(new Uri(sandbox.Address, $"_sandbox/records/cliq.{module}")))!.AsArray();
}
