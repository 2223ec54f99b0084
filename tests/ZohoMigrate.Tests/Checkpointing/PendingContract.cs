using Xunit;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>What a plan asks: which records share calls, and what they wait for. Only what is still to be sent counts.</summary>
public abstract class PendingContract<TStorage> : CheckpointContract<TStorage>
    where TStorage : ICheckpointStorage, new()
{
    private static readonly string[] Address = ["customer_id"];

    [Fact]
    public async Task CountByAddress_OfReferencesAndOfValues_CountsEachOnce()
    {
        var plain = Staging.Record("orders", "4");
        plain.Payload["customer_id"] = "460000";
        await StageAsync(
            Staging.Record("customers", "A"), Staging.Record("customers", "B"), Order("1", "A"), Order("2", "B"), Order("3", "A"), plain);

        Assert.Equal([1, 1, 2], (await Checkpoint.CountByAddressAsync("orders", Address, CancellationToken.None)).Order());
    }

    [Fact]
    public async Task CountByAddress_OneIsDelivered_CountsItNoMore()
    {
        await StageAsync(Staging.Record("customers", "A"), Order("1", "A"), Order("2", "A"));
        await Checkpoint.DeliverAsync((await Checkpoint.TakeOneAsync()).Item, "z-A");
        await Checkpoint.DeliverAsync((await Checkpoint.TakeOneAsync()).Item, "z-1");

        Assert.Equal([1], await Checkpoint.CountByAddressAsync("orders", Address, CancellationToken.None));
    }

    // A is above B and C, B above D; E stands alone; F refers to another stream.
    [Fact]
    public async Task CountByLevel_OfATree_TellsHowManyAreThereAtOnce()
    {
        await StageAsync(
            Staging.Record("suppliers", "S"), Staging.Record("customers", "A"), Under("B", "A"), Under("C", "A"), Under("D", "B"), Staging.Record("customers", "E"),
            Staging.Record("customers", "F", new Reference("supplier_id", "suppliers", "S")));

        Assert.Equal([3, 2, 1], await Checkpoint.CountByLevelAsync("customers", CancellationToken.None));
        Assert.Equal([1], await Checkpoint.CountByLevelAsync("suppliers", CancellationToken.None));
    }

    [Fact]
    public async Task CountByLevel_TheTopIsDelivered_TheNextIsTheTop()
    {
        await StageAsync(Staging.Record("customers", "A"), Under("B", "A"), Under("C", "B"));
        await Checkpoint.DeliverAsync((await Checkpoint.TakeOneAsync()).Item, "z-A");

        Assert.Equal([1, 1], await Checkpoint.CountByLevelAsync("customers", CancellationToken.None));
    }

    // The last is staged first: only when all above it have their places is its own known.
    [Fact]
    public async Task CountByLevel_OfAChainThatBeginsAtItsEnd_TellsEachLevel()
    {
        await StageAsync(Under("D", "C"), Under("C", "B"), Under("B", "A"), Staging.Record("customers", "A"));

        Assert.Equal([1, 1, 1, 1], await Checkpoint.CountByLevelAsync("customers", CancellationToken.None));
    }

    // B refers to A and to C, which is below A: it comes after both.
    [Fact]
    public async Task CountByLevel_TwoParentsOfDifferentLevels_IsBelowTheLower()
    {
        await StageAsync(
            Staging.Record("customers", "A"), Under("C", "A"), Staging.Record("customers", "B", new Reference("a", "customers", "A"), new Reference("c", "customers", "C")));

        Assert.Equal([1, 1, 1], await Checkpoint.CountByLevelAsync("customers", CancellationToken.None));
    }

    [Fact]
    public async Task CountByLevel_ACircleBelowATree_Ends()
    {
        await StageAsync(
            Staging.Record("customers", "A"), Staging.Record("customers", "B", new Reference("a", "customers", "A"), new Reference("c", "customers", "C")), Under("C", "B"));

        Assert.Equal(3, (await Checkpoint.CountByLevelAsync("customers", CancellationToken.None)).Sum());
    }

    [Fact]
    public async Task ReadParents_OfAStream_AreThoseItsPendingRecordsReferTo()
    {
        await StageAsync(Staging.Record("customers", "A"), Staging.Record("suppliers", "S"), Order("1", "A"), Staging.Record("orders", "2"));

        Assert.Equal(["customers"], await Checkpoint.ReadParentsAsync("orders", CancellationToken.None));
        Assert.Empty(await Checkpoint.ReadParentsAsync("customers", CancellationToken.None));
    }

    private async Task StageAsync(params MappedRecord[] records)
    {
        await Staging.StageAsync(records);
        await Staging.SealAsync();
    }

    private MappedRecord Order(string key, string customer) => Staging.Record("orders", key, Customer(customer));

    private MappedRecord Under(string key, string parent) => Staging.Record("customers", key, new Reference("parent", "customers", parent));
}
