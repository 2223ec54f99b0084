using Xunit;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Zoho;

/// <summary>Intent before bytes, outcome before the reply is believed.</summary>
public sealed class JournalOrderTests
{
    [Fact]
    public async Task SendAsync_ManyAtOnce_NoByteWithoutDurableIntentAndNoReplyWithoutDurableEnd()
    {
        var journal = new MemoryJournal { Delay = TimeSpan.FromMilliseconds(15) };
        var arrived = 0;
        var tooEarly = 0;
        await using var server = new WireServer(_ => WireReply.Success)
        {
            OnArrival = () =>
            {
                if (Interlocked.Increment(ref arrived) > journal.Entries.Count)
                    Interlocked.Increment(ref tooEarly);
            },
        };
        await using var rig = await ZohoRig.OpenAsync(server, journal: journal, lane: new() { Requests = 1000, Concurrency = 5, PerDay = 1000 });

        await Parallel.ForEachAsync(Enumerable.Range(1, 40), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (id, cancel) =>
        {
            await rig.SendAsync("create", id, cancel);
            Assert.NotNull(journal.Entries.Single(entry => entry.Request.Id == id).End);
        });

        Assert.Equal(0, tooEarly);
        Assert.Equal(40, arrived);
        var lane = await rig.Connection.Lanes["books.organization"].SnapshotAsync(default);
        Assert.Equal((40, 40, 0), (lane.Used, lane.DayUsed, lane.InFlight));
    }

    [Fact]
    public async Task SendAsync_JournalCannotWriteTheIntent_NothingIsSentAndThePermitComesBack()
    {
        await using var server = new WireServer(_ => WireReply.Success);
        await using var rig = await ZohoRig.OpenAsync(server, journal: new MemoryJournal { IsFull = true });

        await Assert.ThrowsAsync<IOException>(() => rig.SendAsync("create"));

        Assert.Empty(server.Requests);
        var lane = await rig.Connection.Lanes["books.organization"].SnapshotAsync(default);
        Assert.Equal((0, 0, 0), (lane.Used, lane.DayUsed, lane.InFlight));
    }

    [Fact]
    public async Task SendAsync_StoppedWhileWaiting_SendsNothing()
    {
        await using var server = new WireServer(_ => WireReply.Success);
        await using var rig = await ZohoRig.OpenAsync(server, lane: new() { Requests = 1, PerDay = 1000 });
        await rig.SendAsync("create");
        using var stopping = new CancellationTokenSource();

        var waiting = rig.SendAsync("create", id: 2, stopping.Token);
        await Task.Delay(50);
        Assert.False(waiting.IsCompleted);
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Single(server.Requests);
        Assert.Single(rig.Journal.Entries);
    }

    [Fact]
    public async Task SendAsync_StoppedUnderWay_GoesOnToItsEnd()
    {
        using var stopping = new CancellationTokenSource();
        await using var server = new WireServer(_ => WireReply.Success with { Delay = TimeSpan.FromMilliseconds(200) }) { OnArrival = stopping.Cancel };
        await using var rig = await ZohoRig.OpenAsync(server);

        var reply = await rig.SendAsync("create", stopping: stopping.Token);

        Assert.Equal(ReplyKind.Success, reply.Kind);
        Assert.Equal(ReplyKind.Success, Assert.Single(rig.Journal.Entries).End!.Kind);
    }

    [Fact]
    public async Task SendAsync_StoppedDuringRetryPause_ThrowsAndSendsNoMore()
    {
        using var stopping = new CancellationTokenSource();
        await using var server = new WireServer(_ => WireReply.Fault(500, 1000, "Internal error"));
        await using var rig = await ZohoRig.OpenAsync(server);

        var waiting = rig.SendAsync("get", stopping: stopping.Token);
        while (!rig.Journal.Entries.Any(entry => entry.End is not null))
            await Task.Delay(5);
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Single(server.Requests);
    }
}
