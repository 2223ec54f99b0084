using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Retrying;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>A dry run's checkpoint: everything the set rules and the reports need, and no more of the customer's data.</summary>
public abstract class KeysOnlyContract<TStorage> : CheckpointContract<TStorage>
    where TStorage : ICheckpointStorage, new()
{
    protected override Keeping Keeping => Keeping.Keys;

    [Fact]
    public async Task Stage_KeepsCellsOfFaultyRowsOnly()
    {
        await Staging.StageAsync(
            Staging.Record("customers", "A"),
            Staging.Record("customers", "B") with { Problems = [Error(ProblemStage.Mapping, "required")] },
            Staging.Record("customers", "A"));
        var twins = Assert.Single(await Checkpoint.DuplicateKeysAsync(CancellationToken.None).ToListAsync());
        await Checkpoint.RejectAsync([new StagedProblem(twins[1].Record, Error(ProblemStage.Validation, "duplicate-key"))], CancellationToken.None);
        await Staging.SealAsync();

        var rows = await Checkpoint.ReadErrorRowsAsync("customers", RowRole.Header, CancellationToken.None).ToListAsync();
        Assert.Equal(["2:B", "3:"], rows.Select(row => $"{row.Row.Number}:{string.Join(',', row.Row.Cells)}"));
        Assert.Equal(3, (await Checkpoint.ReadFilesAsync(CancellationToken.None))[0].InRecords);
    }

    [Fact]
    public async Task Stage_OfRowsInNoRecord_KeepsTheCellsOfFaultyOnesOnly()
    {
        var (leftOut, unreadable) = (Staging.Row("customers", RowRole.Header, "left out"), Staging.Row("customers", RowRole.Header, "\""));
        await Staging.StageAsync(
            new StrayRow(leftOut, RowRole.Excluded, Problem: null), new StrayRow(unreadable, RowRole.Unreadable, Error(ProblemStage.Source, "quote")));

        Assert.Empty((await Checkpoint.FindRowAsync(leftOut.File, 1, CancellationToken.None))!.Row.Cells);
        Assert.Equal(["\""], (await Checkpoint.FindRowAsync(leftOut.File, 2, CancellationToken.None))!.Row.Cells);
    }

    [Fact]
    public async Task TakeReady_IsRefused()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));
        await Staging.SealAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.TakeReadyAsync(1, CancellationToken.None));
    }

    [Fact]
    public async Task Restage_IsRefused()
    {
        await Staging.SealAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.RestageAsync(new Restaging([], [], [], OpenedAt), CancellationToken.None));
    }
}
