using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>A dry run that stages faults alone says of everything what one says that stages all of it.</summary>
public abstract class PassedContract<TStorage> : CheckpointContract<TStorage>
    where TStorage : ICheckpointStorage, new()
{
    private static readonly LookupList Accounts = new("books.accounts", "account_name");

    protected override Keeping Keeping => Keeping.Faults;

    [Fact]
    public async Task CountPassed_RecordsAndRowsThatAreNotStaged_AreAccountedForAsIfTheyWere()
    {
        await PassAsync();
        await Staging.SealAsync();
        await ReopenAsync();

        var orders = await Checkpoint.AccountAsync("orders");
        Assert.Equal((4, 3, 1), (orders.Records, orders[RecordState.Pending], orders[RecordState.Rejected]));
        Assert.Equal((3, 3), (orders.ComingSteps, orders.StepsLeft));
        Assert.Equal(0, (await Checkpoint.AccountAsync("customers")).Records);
        Assert.Equal(
            [("orders.csv", 5, 4, 1), ("orders_lines.csv", 3, 2, 1)],
            (await Checkpoint.ReadFilesAsync(CancellationToken.None)).Where(file => file.Rows > 0)
                .Select(file => (file.File.Name, file.Rows, file.InRecords, file.Excluded)));
    }

    [Fact]
    public async Task CountPassed_WhatTheyLookUp_IsSoughtOnce()
    {
        await PassAsync();
        await Staging.SealAsync();

        Assert.Equal([(Accounts, "Rent"), (Accounts, "Sales")], (await Checkpoint.ReadSoughtAsync(CancellationToken.None)).OrderBy(sought => sought.Value, StringComparer.Ordinal));
    }

    [Fact]
    public async Task CountPassed_Twice_CountsWhatItWasGivenLast()
    {
        await PassAsync();
        await Checkpoint.CountPassedAsync([new PassedRecords()], CancellationToken.None);

        Assert.Equal(1, (await Checkpoint.AccountAsync("orders")).Records);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(Staging.SealAsync);
        Assert.Contains("orders.csv has 5 rows, 1 of them are staged", error.Message, StringComparison.Ordinal);
    }

    // Two wait for others of their stream; which, nobody has kept: they are one level, below the others.
    [Fact]
    public async Task CountPassed_WhatTheyReferTo_IsPlannedAsIfTheyWereStaged()
    {
        var passed = new PassedRecords();
        passed.Add(Staging.Record("customers", "A") with { Address = "a" });
        passed.Add(Staging.Record("customers", "B", Parent("A"), new Reference("supplier_id", "suppliers", "S")) with { Address = "b" });
        passed.Add(Staging.Record("customers", "C", new Reference("supplier_id", "suppliers", "S"), Parent("B"), Parent("A")) with { Address = "a" });
        passed.Add(Staging.Record("customers", "D"));
        passed.Add(Staging.Record("suppliers", "S"));
        await Checkpoint.CountPassedAsync([passed], CancellationToken.None);
        await Staging.SealAsync();

        Assert.Equal([2, 2], await Checkpoint.CountByLevelAsync("customers", CancellationToken.None));
        Assert.Equal([1, 0], await Checkpoint.CountByLevelAsync("suppliers", CancellationToken.None));
        Assert.Equal([0], await Checkpoint.CountByLevelAsync("orders", CancellationToken.None));
        Assert.Equal([1, 2], (await Checkpoint.CountByAddressAsync("customers", ["parent"], CancellationToken.None)).Order());
        Assert.Empty(await Checkpoint.CountByAddressAsync("suppliers", ["parent"], CancellationToken.None));
        Assert.Equal(["customers", "suppliers"], (await Checkpoint.ReadParentsAsync("customers", CancellationToken.None)).Order(StringComparer.Ordinal));
        Assert.Empty(await Checkpoint.ReadParentsAsync("suppliers", CancellationToken.None));

        static Reference Parent(string key) => new("parent", "customers", key);
    }

    // A row that is header and line of its record is one row.
    private async Task PassAsync()
    {
        var passed = new PassedRecords();
        var first = Staging.Record("orders", "1");
        passed.Add(first with
        {
            Lines = [first.Header, Staging.Row("orders", RowRole.Line, "1", "a"), Staging.Row("orders", RowRole.Line, "1", "b")],
            Steps = ["mark_as_sent"],
            Lookups = [Account("Sales")],
        });
        passed.Add(Staging.Record("orders", "2") with { Steps = ["mark_as_sent", "email"], Lookups = [Account("Sales"), Account("Rent")] });
        passed.Add(Staging.Record("orders", "3"));
        passed.Add(new StrayRow(Staging.Row("orders", RowRole.Header, "x"), RowRole.Excluded, Problem: null));
        passed.Add(new StrayRow(Staging.Row("orders", RowRole.Line, "x"), RowRole.Excluded, Problem: null));
        await Staging.StageAsync(Staging.Record("orders", "4") with { Problems = [Error(ProblemStage.Mapping, "required")], Lookups = [Account("Fuel")] });
        await Checkpoint.CountPassedAsync([passed], CancellationToken.None);
    }

    private static Lookup Account(string name) => new("account_id", Accounts, name, Row: null);
}
