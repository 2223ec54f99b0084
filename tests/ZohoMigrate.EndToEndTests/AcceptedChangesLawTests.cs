using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.EndToEndTests;

/// <summary>However the files are edited between two stretches of a run: nothing is made twice, and all accounts add up.</summary>
public sealed class AcceptedChangesLawTests(ITestOutputHelper output)
{
    private static readonly LaneOptions Lane = new() { Requests = 200, Window = TimeSpan.FromMilliseconds(400) };

    // Texts only: a key that is edited is a row gone and a row come.
    private static readonly (string File, string Column)[] Cells =
    [
        ("customers.csv", "companyName"), ("customers.csv", "address"), ("suppliers.csv", "companyName"), ("products.csv", "productName"),
        ("products.csv", "unitPrice"), ("orders.csv", "customerID"), ("orders.csv", "shippedDate"), ("orders.csv", "freight"), ("order_details.csv", "quantity"),
    ];

    [Fact]
    public void Accept_AnyEditsBetweenTwoStretches_MakesNothingTwiceAndAddsUp() => Check.One(
        Law.Of(20261122, 10),
        Prop.ForAll(Edits().ToArbitrary(), edits => RunAsync(edits).GetAwaiter().GetResult()));

    private static Gen<Edit> Edits() =>
        from spoilt in Gen.Zip(Gen.Choose(0, 1000), Gen.Choose(0, 1000)).ArrayOf(5)
        from calls in Gen.Choose(1, 90)
        from changed in Gen.Zip(Gen.Choose(0, 1000), Gen.Choose(0, 1000)).ArrayOf(6)
        from doubled in Gen.Choose(0, 1000).ArrayOf(2)
        from removed in Gen.Choose(-1000, 1000)
        from turned in Gen.Elements(true, false)
        select new Edit(spoilt, calls, changed, doubled, removed < 0 ? null : removed, turned);

    private async Task RunAsync(Edit edit)
    {
        using var folder = new TemporaryFolder();
        var source = new DirtyNorthwind(folder);
        source.Write(edit.Spoilt);
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions
            {
                Limit = 200,
                Window = TimeSpan.FromMilliseconds(400),
                StateFile = folder["zoho.db"],
                Faults = SandboxFaults.Parse("drop=0.03,commit-drop=0.03,commit-500=0.03,seed=3"),
            },
            TimeProvider.System,
            CancellationToken.None);
        var run = new InProcessRun(folder, sandbox, HastyDelivery.Options, Lane, seed: 7, TimeProvider.System);
        await run.StageAsync(RunFiles.NorthwindPack, source.Path);
        await run.DeliverSomeAsync(edit.Calls);
        await AssertAccountsAsync(run);
        var before = await CallsAsync(run);

        Apply(edit, RunFiles.NorthwindSmall, source.Path);
        try
        {
            output.WriteLine($"{await run.AcceptAsync()}");
        }
        catch (LostRecordsException lost)
        {
            output.WriteLine(lost.Message);
            await AssertAccountsAsync(run);
            // Put back as it was delivered, whatever its key was then.
            source.Write(edit.Spoilt);
            Apply(edit with { Removed = null }, source.Path, source.Path);
            await run.AcceptAsync();
        }

        Assert.Equal(before, await CallsAsync(run));
        await AssertAccountsAsync(run);
        var end = await run.DeliverAsync(CancellationToken.None);
        await AssertAccountsAsync(run);
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        Assert.True(end.State is RunState.Completed or RunState.CompletedWithErrors, $"{end}");
        Assert.Equal(0, zoho.CreatesCommittedTwice);
        Assert.Empty(zoho.Duplicates);
        await using var checkpoint = await run.OpenAsync();
        var streams = await checkpoint.ReadStreamsAsync(CancellationToken.None);
        Assert.Equal(
            zoho.Records.Values.Sum(module => module.Count),
            streams.Sum(stream => stream[RecordState.Created] + stream[RecordState.Recovered] + stream[RecordState.Matched]));
        Assert.Equal(0, streams.Sum(stream => stream[RecordState.Unknown] + stream[RecordState.Pending]));
    }

    /// <summary>The files, with other texts, with rows twice, with one row less, some in another order.</summary>
    private static void Apply(Edit edit, string from, string to)
    {
        var files = Directory.GetFiles(from, "*.csv").ToDictionary(file => Path.GetFileName(file), ReportFile.Load, StringComparer.Ordinal);
        foreach (var (cell, row) in edit.Changed)
        {
            var (file, column) = Cells[cell % Cells.Length];
            var rows = files[file].Rows;
            var at = files[file].Columns.IndexOf(column);
            // Another row's: names change places, orders change customers, what was open is shipped.
            rows[row % rows.Count][at] = rows[(row * 7) % rows.Count][at];
        }

        foreach (var row in edit.Doubled)
            files["products.csv"].Rows.Insert(row % 10, [.. files["products.csv"].Rows[row % files["products.csv"].Rows.Count]]);
        if (edit.Removed is { } removed)
            files["customers.csv"].Rows.RemoveAt(removed % files["customers.csv"].Rows.Count);
        if (edit.Turned)
            files["orders.csv"].Rows.Reverse();
        foreach (var (name, file) in files)
            file.Save(Path.Combine(to, name));
    }

    // Law 1, for records and for rows.
    private static async Task AssertAccountsAsync(InProcessRun run)
    {
        await using var checkpoint = await run.OpenAsync();
        foreach (var stream in await checkpoint.ReadStreamsAsync(CancellationToken.None))
            Assert.Equal(stream.Records, stream.States.Values.Sum());
        foreach (var file in await checkpoint.ReadFilesAsync(CancellationToken.None))
            Assert.Equal(file.Rows, file.InRecords + file.Excluded + file.Orphan + file.Unreadable);
    }

    private static async Task<CallAccount> CallsAsync(InProcessRun run)
    {
        await using var checkpoint = await run.OpenAsync();
        return await checkpoint.ReadCallsAsync(CancellationToken.None);
    }

    private sealed record Edit((int, int)[] Spoilt, int Calls, (int Cell, int Row)[] Changed, int[] Doubled, int? Removed, bool Turned);
}
