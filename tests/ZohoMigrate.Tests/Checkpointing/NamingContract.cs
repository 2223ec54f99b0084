using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Ledger;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>A person names a record by its key: what they say of it must reach that record, and no other.</summary>
public abstract class NamingContract<TStorage> : CheckpointContract<TStorage>
    where TStorage : ICheckpointStorage, new()
{
    [Theory]
    [InlineData("A", "customers A, suppliers A")]
    [InlineData("suppliers:A", "suppliers A")]
    [InlineData("customers:suppliers:A", "customers suppliers:A")]
    [InlineData("P:1", "products P:1")]
    [InlineData("products:P:1", "products P:1")]
    [InlineData("products:A", "")]
    [InlineData("a", "")]
    public async Task FindRecords_ByStreamAndKeyOrByKeyAlone_GivesThoseThatAreMeant(string text, string found)
    {
        await SealAsync(
            Staging.Record("suppliers", "A"), Staging.Record("customers", "A"), Staging.Record("customers", "suppliers:A"), Staging.Record("products", "P:1"));

        Assert.Equal(found, string.Join(", ", (await FindAsync(text)).Select(record => $"{record.Stream} {record.Key}")));
    }

    [Fact]
    public async Task FindRecords_OfAKeyThatIsThereTwice_GivesTheOneThatIsSent()
    {
        await SealAsync(Staging.Record("customers", "A") with { Problems = [Error(ProblemStage.Validation, "duplicate-key")] }, Staging.Record("customers", "A"));
        await Checkpoint.DeliverAsync((await Checkpoint.TakeOneAsync()).Item, "z1");

        var found = Assert.Single(await FindAsync("A"));

        Assert.Equal((RecordState.Created, "z1"), (found.State, found.ZohoId));
    }

    [Fact]
    public async Task FindUnknown_OfMoreThanAreAskedFor_GivesTheFirstInOrderOfDelivery()
    {
        await SealAsync(Staging.Record("suppliers", "S"), Staging.Record("customers", "A"), Staging.Record("customers", "B"), Staging.Record("customers", "C"));
        foreach (var step in (await Checkpoint.TakeReadyAsync(9, CancellationToken.None)).Reverse().Where(step => step.Key != "A"))
            await Checkpoint.SettleAsync([new Parked(step.Item, IsDuplicate: false, CheckpointCalls.Noon, "timeout")]);

        var unknown = await Checkpoint.FindUnknownAsync(2, CancellationToken.None);

        Assert.Equal([("B", RecordState.Unknown, null), ("C", RecordState.Unknown, null)], unknown.Select(record => (record.Key, record.State, record.ZohoId)));
        Assert.Equal(3, (await Checkpoint.FindUnknownAsync(9, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task FindOwner_OfAnIdOfZohos_IsTheRecordOfThatModuleThatHasIt()
    {
        await SealAsync(Staging.Record("suppliers", "S"));
        var item = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.DeliverAsync(item, "z1");

        Assert.Equal(new NamedRecord(item.Record, "suppliers", "S", RecordState.Created, "z1"), await OwnerAsync("books.contacts", "z1"));
        Assert.Null(await OwnerAsync("books.items", "z1"));
        Assert.Null(await OwnerAsync("books.contacts", "z2"));
    }

    private Task<IReadOnlyList<NamedRecord>> FindAsync(string text) => Checkpoint.FindRecordsAsync(text, CancellationToken.None);

    private Task<NamedRecord?> OwnerAsync(string module, string zohoId) => Checkpoint.FindOwnerAsync(module, zohoId, CancellationToken.None);

    private async Task SealAsync(params MappedRecord[] records)
    {
        await Staging.StageAsync(records);
        await Staging.SealAsync();
    }
}
