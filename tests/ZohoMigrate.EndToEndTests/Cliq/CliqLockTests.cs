using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>
/// An endpoint of Zoho Cliq is locked before a run begins, by another program of the same user: the run rests there, and nowhere else. The clock is
/// wound by hand, and stands until everything that may be sent was.
/// </summary>
public sealed class CliqLockTests(ITestOutputHelper output)
{
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.Zero));

    // Users are locked for ten minutes: channels and messages need none of them, members of channels do.
    [Fact]
    public Task Deliver_UsersAreLocked_AllMessagesArriveBeforeItOpensAndTheUsersAfterwards() =>
        AssertHeldUpAloneAsync("users", calls: 6, minutes: 10, "cliq.users.create", (Users: 0, Channels: 3, Members: 0, Messages: 36));

    // Members are locked for five: nothing waits for them.
    [Fact]
    public Task Deliver_MembersAreLocked_AllElseArrivesBeforeItOpens() =>
        AssertHeldUpAloneAsync("channels/none/members", calls: 11, minutes: 5, "cliq.channelmembers.create", (Users: 12, Channels: 3, Members: 0, Messages: 36));

    // Messages are locked for ten: people and channels are made all the same.
    [Fact]
    public Task Deliver_MessagesAreLocked_PeopleAndChannelsAreMadeBeforeItOpens() =>
        AssertHeldUpAloneAsync("chats/none/message", calls: 51, minutes: 10, "cliq.messages.create", (Users: 12, Channels: 3, Members: 36, Messages: 0));

    private async Task AssertHeldUpAloneAsync(
        string path, int calls, int minutes, string locked, (int Users, int Channels, int Members, int Messages) meanwhile)
    {
        using var folder = new TemporaryFolder();
        var workspace = new Workspace(folder, people: 12, channels: 3, messages: 12);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { StateFile = folder["zoho.db"] }, _clock, CancellationToken.None);
        // Calls that make nothing, one more than a minute lets through.
        using (var stranger = await Stranger.ComeAsync(sandbox))
        {
            for (var call = 1; call <= calls; call++)
                Assert.Equal(call == calls, await stranger.PostAsync($"api/v2/{path}", "{}") == 429);
        }

        var run = new InProcessRun(folder, sandbox, new DeliveryOptions { AttemptTimeout = QuietWinding.Attempt }, new LaneOptions(), seed: 7, _clock, "cliq");
        await run.StageAsync(workspace.Pack, workspace.Data);

        var delivering = run.DeliverAsync(CancellationToken.None);
        var zoho = await WaitAsync(sandbox, delivering, zoho => Held(zoho) == meanwhile && zoho.ByOperation[locked] > calls && !zoho.ByStatus.ContainsKey("none"));

        // All that came while the lock had its whole time before it.
        Assert.Equal((meanwhile, TimeSpan.Zero, false), (Held(zoho), _clock.Elapsed, delivering.IsCompleted));
        await _clock.WindQuietlyAsync(delivering, sandbox);
        Assert.Equal(RunState.Completed, (await delivering).State);
        zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        output.WriteLine($"after {_clock.Elapsed}: {string.Join(", ", zoho.ByOperation.Select(one => $"{one.Key} {one.Value}"))}");
        Assert.Equal((12, 3, 36, 36), Held(zoho));
        Assert.Empty(zoho.Duplicates);
        Assert.Equal(0, zoho.CreatesCommittedTwice);
        Assert.InRange(_clock.Elapsed, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes + 2));
        // The stranger's last, and those of the run that were on their way together when it learnt of the lock: two, four of messages.
        Assert.InRange(zoho.RefusedByLimit, 2, 1 + 4);
        var (channels, messages) = (await HastyCliq.RecordsAsync(sandbox, "channels"), await HastyCliq.RecordsAsync(sandbox, "messages"));
        Assert.All(Enumerable.Range(0, workspace.Channels), channel => Assert.Equal(workspace.SaidIn(channel), SaidIn.Channel(channels, messages, channel)));
    }

    private static (int Users, int Channels, int Members, int Messages) Held(SandboxLedgerSummary zoho) =>
        (HastyCliq.Count(zoho, "users"), HastyCliq.Count(zoho, "channels"), HastyCliq.Count(zoho, "channelmembers"), HastyCliq.Count(zoho, "messages"));

    // Until it is so, or the run ended without.
    private static async Task<SandboxLedgerSummary> WaitAsync(SandboxServer sandbox, Task delivering, Func<SandboxLedgerSummary, bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
            if (isSo(zoho) || delivering.IsCompleted || patience.IsCancellationRequested)
                return zoho;
            await Task.Delay(20);
        }
    }
}
