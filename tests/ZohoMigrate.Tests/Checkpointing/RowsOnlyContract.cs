using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>A dry run whose folder stays: its reports show every row, and nothing can be sent from it.</summary>
public abstract class RowsOnlyContract<TStorage> : CheckpointContract<TStorage>
    where TStorage : ICheckpointStorage, new()
{
    protected override Keeping Keeping => Keeping.Rows;

    [Fact]
    public async Task Stage_KeepsTheCellsOfAllRowsAndNoPayload()
    {
        var good = Staging.Record("customers", "A");
        var excluded = Staging.Row("customers", RowRole.Header, "left out");
        await Staging.StageAsync(good);
        await Staging.StageAsync(new StrayRow(excluded, RowRole.Excluded, Problem: null));
        await Staging.SealAsync();

        Assert.Equal(["A"], (await Checkpoint.FindRowAsync(good.Header.File, 1, CancellationToken.None))!.Row.Cells);
        Assert.Equal(["left out"], (await Checkpoint.FindRowAsync(good.Header.File, 2, CancellationToken.None))!.Row.Cells);
        Assert.Null((await Checkpoint.ReadRecordsAsync(new ModuleSpec { Module = "books.contacts" }, CancellationToken.None).SingleAsync()).Payload);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.TakeReadyAsync(1, CancellationToken.None));
    }
}
