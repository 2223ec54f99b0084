using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Checkpointing.Retrying;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>What a lost checkpoint may have sent is not sent, whoever asks, until it is told to be at Zoho or not.</summary>
public sealed class DoubtfulRecordsTests : IDisposable
{
    private static readonly DateTimeOffset First = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["checkpoint.db"];

    [Fact]
    public async Task TakeReady_OfWhatIsInDoubt_GivesNothingUntilItIsCleared()
    {
        await using var checkpoint = await StageAsync();
        await RecoverAsync(checkpoint);

        Assert.Empty(await checkpoint.TakeReadyAsync(9, CancellationToken.None));
        Assert.Equal([("books.contacts", 2L), ("books.invoices", 1L)], await checkpoint.ReadDoubtfulModulesAsync(CancellationToken.None));
        var doubtful = await checkpoint.ReadDoubtfulAsync("books.contacts", CancellationToken.None).ToListAsync();
        await checkpoint.ClearDoubtAsync([doubtful[1].Id], CancellationToken.None);

        Assert.Equal("B", Assert.Single(await checkpoint.TakeReadyAsync(9, CancellationToken.None)).Key);
    }

    [Fact]
    public async Task TakeDoubtful_WhatIsFound_SettlesItAndBringsItsChildrenToTheirTurn()
    {
        await using var checkpoint = await StageAsync();
        await RecoverAsync(checkpoint);
        var taken = await checkpoint.TakeDoubtfulAsync(9, CancellationToken.None);
        Assert.Equal(["A", "B"], taken.Select(step => step.Key));

        await checkpoint.SettleAsync([new Settled(taken[0].Item, RecordState.Recovered, "z-A"), new PutBack(taken[1].Item)]);

        var next = await checkpoint.TakeDoubtfulAsync(9, CancellationToken.None);
        Assert.Equal(["B", "1"], next.Select(step => step.Key));
        Assert.Equal("z-A", next[1].Payload["customer_id"]!.ToString());
        Assert.Empty(await checkpoint.TakeReadyAsync(9, CancellationToken.None));
    }

    // The last gate: no byte of it leaves, though it was handed out.
    [Fact]
    public async Task Begin_ACreateOfWhatIsInDoubt_IsRefused()
    {
        await using var checkpoint = await StageAsync();
        await RecoverAsync(checkpoint);
        var taken = await checkpoint.TakeDoubtfulAsync(1, CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => checkpoint.BeginAsync(taken[0].Item));
    }

    [Fact]
    public async Task Open_AfterAProcessThatDiedOverIt_LeavesItInDoubt()
    {
        await using (var checkpoint = await StageAsync())
        {
            await RecoverAsync(checkpoint);
            await checkpoint.TakeDoubtfulAsync(9, CancellationToken.None);
        }

        await using var again = await SqliteCheckpoint.OpenAsync(Path, TimeProvider.System, CancellationToken.None);

        Assert.Empty(await again.TakeReadyAsync(9, CancellationToken.None));
        Assert.Equal(2, (await again.TakeDoubtfulAsync(9, CancellationToken.None)).Count);
        Assert.Equal(First, (await again.ReadRecoveryAsync(CancellationToken.None))!.First);
    }

    // A person is asked what Zoho has: the record was never sent from here, and is looked for as far back as the lost one began.
    [Fact]
    public async Task ReadUnknown_OfWhatIsUndecided_KnowsWhenItMayHaveBeenMade()
    {
        await using var checkpoint = await StageAsync();
        await RecoverAsync(checkpoint);
        var item = (await checkpoint.TakeDoubtfulAsync(1, CancellationToken.None))[0].Item;
        await checkpoint.SettleAsync([new Undecided(item) { Problems = [new Problem(ProblemStage.Delivery, "found-differs", "it differs")] }]);

        var unknown = await checkpoint.ReadUnknownAsync(item.Record, CancellationToken.None);

        Assert.Equal((true, true, First), (unknown!.IsInDoubt, unknown.MayBeOurs, unknown.FirstAttemptAt));
        Assert.Equal((await checkpoint.ReadRecoveryAsync(CancellationToken.None))!.Since, unknown.LastAttemptEndedAt);
    }

    // What the lists show was known to whoever said that it is not there.
    [Fact]
    public async Task Settle_APersonsWordThatItIsNotThere_EndsTheDoubt()
    {
        await using var checkpoint = await StageAsync();
        await RecoverAsync(checkpoint);
        var item = (await checkpoint.TakeDoubtfulAsync(1, CancellationToken.None))[0].Item;
        await checkpoint.SettleAsync([new Undecided(item) { Problems = [new Problem(ProblemStage.Delivery, "found-differs", "it differs")] }]);

        await checkpoint.SettleAsync([new SendAgain(item)]);

        Assert.Equal(item, (await checkpoint.TakeOneAsync()).Item);
    }

    // Mended since, it may have been sent as it is now.
    [Fact]
    public async Task Restage_InACheckpointThatStandsInForALostOne_IsInDoubtAgain()
    {
        await using var checkpoint = await StageAsync();
        await RecoverAsync(checkpoint);
        var step = (await checkpoint.TakeDoubtfulAsync(1, CancellationToken.None))[0];
        await checkpoint.ClearDoubtAsync([step.Item.Record], CancellationToken.None);
        await checkpoint.SettleAsync([new PutBack(step.Item)]);
        var item = (await checkpoint.TakeOneAsync()).Item;
        await checkpoint.EndAsync(await checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Refused));
        await checkpoint.SettleAsync([new Refused(item) { Problems = [new Problem(ProblemStage.Delivery, "zoho-9", "no")] }]);
        var row = await checkpoint.FindHeaderAsync("customers", "A", CancellationToken.None);

        await checkpoint.RestageAsync(
            new Restaging([new RestagedRecord(row!.Record, _first!)], [], [], CheckpointCalls.Noon), CancellationToken.None);

        Assert.Empty(await checkpoint.TakeReadyAsync(9, CancellationToken.None));
        Assert.Contains("books.contacts", (await checkpoint.ReadDoubtfulModulesAsync(CancellationToken.None)).Select(module => module.Module));
    }

    // Nobody knows when the lost one began: it may have sent a record at any time.
    [Fact]
    public async Task ReadUnknown_WhereNobodyKnowsWhenTheLostOneBegan_DoesNotSayWhenItMayHaveBeenMade()
    {
        await using var checkpoint = await StageAsync();
        await RecoverAsync(checkpoint, first: null);
        var item = (await checkpoint.TakeDoubtfulAsync(1, CancellationToken.None))[0].Item;
        await checkpoint.SettleAsync([new Undecided(item) { Problems = [new Problem(ProblemStage.Delivery, "found-differs", "it differs")] }]);

        Assert.Null((await checkpoint.ReadRecoveryAsync(CancellationToken.None))!.First);
        Assert.Null((await checkpoint.ReadUnknownAsync(item.Record, CancellationToken.None))!.FirstAttemptAt);
    }

    [Fact]
    public async Task ReadDoubtful_OfAModule_GivesWhatTellsEachOfItApart()
    {
        await using var checkpoint = await StageAsync(nameOfB: "bee");
        await RecoverAsync(checkpoint);

        var doubtful = await checkpoint.ReadDoubtfulAsync("books.contacts", CancellationToken.None).ToListAsync();

        Assert.Equal([null, "bee"], doubtful.Select(record => record.NaturalKey));
    }

    [Fact]
    public async Task WriteStart_OfAnOrdinaryStretch_PutsNothingInDoubt()
    {
        await using var checkpoint = await StageAsync();
        await checkpoint.WriteStartAsync(new LedgerStart(1), CancellationToken.None);

        Assert.Null(await checkpoint.ReadRecoveryAsync(CancellationToken.None));
        Assert.Equal(2, (await checkpoint.TakeReadyAsync(9, CancellationToken.None)).Count);
    }

    public void Dispose() => _folder.Dispose();

    private MappedRecord? _first;

    private async Task<SqliteCheckpoint> StageAsync(string? nameOfB = null)
    {
        var checkpoint = await SqliteCheckpoint.CreateAsync(Path, Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenAsync();
        _first = staging.Record("customers", "A");
        await staging.StageAsync(_first, staging.Record("customers", "B") with { NaturalKey = nameOfB }, staging.Record("orders", "1", new Reference("customer_id", "customers", "A")));
        await staging.SealAsync();
        return checkpoint;
    }

    private static Task RecoverAsync(SqliteCheckpoint checkpoint) => RecoverAsync(checkpoint, First);

    private static Task RecoverAsync(SqliteCheckpoint checkpoint, DateTimeOffset? first) =>
        checkpoint.WriteStartAsync(new LedgerStart(1) { IsRecovery = true, First = first }, CancellationToken.None);
}
