using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Checkpointing.Changes;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Checkpointing.Retrying;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Pipeline.Validation;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>Each rule of <see cref="CarryingOver"/>: an earlier checkpoint, a new staging, and what is so after the seal.</summary>
public sealed class CarryingOverTests : IDisposable
{
    private static readonly DateTimeOffset Noon = CheckpointCalls.Noon;

    private readonly TemporaryFolder _folder = new();

    public CarryingOverTests() => Directory.CreateDirectory(Path.GetDirectoryName(Earlier)!);

    // Attached by an address: whatever may stand in the name of a folder.
    private string Earlier => _folder[Path.Combine("a b?c#d%20", "checkpoint.db")];

    private string Fresh => _folder[Path.Combine("a b?c#d%20", "checkpoint.new.db")];

    [Fact]
    public async Task Apply_ADeliveredRecordMadeOtherwiseNow_StaysAsItWasSentWithAWarning()
    {
        Guid id = default;
        await EarlierAsync(
            [("customers", "A", null)],
            async checkpoint =>
            {
                id = checkpoint.Id;
                await checkpoint.DeliverAsync((await checkpoint.TakeOneAsync()).Item, "z-A");
                await checkpoint.CountTokenCallAsync(CancellationToken.None);
                await checkpoint.WriteStartAsync(new LedgerStart(3), CancellationToken.None);
            });

        await using var after = await AcceptAsync(
            account => Assert.Equal(
                ("z-A", 1L, 3L), (account.AtZoho.Single().ZohoId, account.Streams[0].ChangedAtZoho, account.AtZoho.Single().Line)),
            staging => [staging.Record("customers", "NEW"), Other(staging.Record("customers", "A"))]);

        Assert.Equal((1, 1), (await StatesAsync(after, "customers", RecordState.Created), await StatesAsync(after, "customers", RecordState.Pending)));
        var warning = Assert.Single(await ProblemsAsync(after));
        Assert.Equal(("changed-after-delivery", Severity.Warning, 3L), (warning.Problem.Code, warning.Problem.Severity, warning.Line));
        var step = await after.TakeOneAsync();
        Assert.Equal(("NEW", 2), (step.Key, after.NextRequestId()));
        var calls = await after.ReadCallsAsync(CancellationToken.None);
        Assert.Equal((1, 1, id, 3), (calls.Writes, calls.Tokens, after.Id, after.ReadGeneration()));
    }

    [Fact]
    public async Task Apply_ADeliveredRecordThatIsFaultyNow_StaysDelivered()
    {
        await EarlierAsync([("customers", "A", null), ("orders", "1", "A")], async checkpoint => await checkpoint.DeliverAsync((await checkpoint.TakeOneAsync()).Item, "z-A"));

        await using var after = await AcceptAsync(
            _ => { },
            staging => [Faulty(Other(staging.Record("customers", "A"))), staging.Record("orders", "1", Customer("A"))]);

        Assert.Equal("changed-after-delivery", Assert.Single(await ProblemsAsync(after)).Problem.Code);
        // The child of a record that is there goes its way.
        var step = await after.TakeOneAsync();
        Assert.Equal(("1", "z-A"), (step.Key, (string?)step.Payload["customer_id"]));
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task Apply_ADeliveredKeyThatIsGone_IsRefusedWithItsPlace(bool isInAnotherStream)
    {
        await EarlierAsync([("customers", "A", null)], async checkpoint => await checkpoint.DeliverAsync((await checkpoint.TakeOneAsync()).Item, "z-A"));
        var before = await File.ReadAllBytesAsync(Earlier);

        var refused = await Assert.ThrowsAsync<LostRecordsException>(() => AcceptAsync(
            _ => { }, staging => [staging.Record(isInAnotherStream ? "suppliers" : "customers", isInAnotherStream ? "A" : "B")]));

        Assert.StartsWith("A record that is at Zoho", refused.Message, StringComparison.Ordinal);
        Assert.Contains("  customers 'A', Zoho's id z-A (was customers.csv:2)", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("  and ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Earlier));
    }

    [Fact]
    public async Task Apply_ManyKeysThatAreGone_NamesTheFirstTwentyAndTheNumberOfAll()
    {
        await EarlierAsync(
            [.. Enumerable.Range(1, 25).Select(number => ("customers", $"K{number}", (string?)null))],
            async checkpoint =>
            {
                foreach (var step in await checkpoint.TakeReadyAsync(25, CancellationToken.None))
                    await checkpoint.DeliverAsync(step.Item, $"z-{step.Key}");
            });

        var refused = await Assert.ThrowsAsync<LostRecordsException>(() => AcceptAsync(_ => { }, staging => [staging.Record("customers", "B")]));

        Assert.StartsWith("25 records that are at Zoho", refused.Message, StringComparison.Ordinal);
        Assert.Contains("K20'", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("K21'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("  and 5 more", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_AParkedKeyThatIsGone_IsRefusedAndNoIdIsClaimed()
    {
        await EarlierAsync([("customers", "A", null)], async checkpoint => await ParkAsync(checkpoint, (await checkpoint.TakeOneAsync()).Item));

        var refused = await Assert.ThrowsAsync<LostRecordsException>(() => AcceptAsync(_ => { }, staging => [staging.Record("customers", "B")]));

        Assert.Contains("  customers 'A', of which Zoho's id is not known (was customers.csv:2)", refused.Message, StringComparison.Ordinal);
    }

    // What it was sent with is what Zoho has; what the source says now is beside it.
    [Fact]
    public async Task Apply_ADeliveredRecordThatComesToSomethingElseNow_KeepsBothTotals()
    {
        await EarlierAsync(
            [("orders", "1", null), ("orders", "2", null)],
            async checkpoint =>
            {
                await checkpoint.DeliverAsync((await checkpoint.TakeOneAsync()).Item, "z-1");
                await checkpoint.DeliverAsync((await checkpoint.TakeOneAsync()).Item, "z-2");
            },
            record => record with { Total = 100m });

        await using var after = await AcceptAsync(
            _ => { }, staging => [Other(staging.Record("orders", "1")) with { Total = 120m }, staging.Record("orders", "2") with { Total = 100m }]);

        var module = new ModuleSpec { Module = "books.invoices" };
        var records = await after.ReadRecordsAsync(module, CancellationToken.None).ToListAsync();
        Assert.Equal(
            [("1", true, 120m, 120m, 100m), ("2", false, null, 100m, 100m)],
            records.Select(record => (record.Key, record.IsStale, record.StaleTotal, record.SourceTotal(module), record.SentTotal(module))));
    }

    [Fact]
    public async Task Apply_AParkedRecord_IsLookedForAsItWasSent()
    {
        await EarlierAsync([("customers", "A", null)], async checkpoint => await ParkAsync(checkpoint, (await checkpoint.TakeOneAsync()).Item));

        await using var after = await AcceptAsync(_ => { }, staging => [Other(staging.Record("customers", "A"))]);

        var parked = Assert.Single(await after.ReadParkedAsync(CancellationToken.None));
        Assert.Equal(("A", true, 1), ((string?)parked.Payload["name"], parked.MayBeOurs, parked.UnknownAttempts));
        Assert.Empty(await after.TakeReadyAsync(5, CancellationToken.None));
        Assert.Contains("since Zoho may have it", Assert.Single(await ProblemsAsync(after)).Problem.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => after.BeginAsync(parked.Item));
    }

    [Fact]
    public async Task Apply_AProvenAbsentRecord_IsSentAgainAsItWas()
    {
        await EarlierAsync(
            [("customers", "A", null)],
            async checkpoint =>
            {
                var item = (await checkpoint.TakeOneAsync()).Item;
                await ParkAsync(checkpoint, item);
                await checkpoint.SettleAsync([new NotFound(item, Noon), new SendAgain(item)]);
            });

        await using var after = await AcceptAsync(_ => { }, staging => [Other(staging.Record("customers", "A"))]);

        Assert.Equal("A", (string?)(await after.TakeOneAsync()).Payload["name"]);
    }

    [Theory]
    [InlineData("n", true), InlineData("m", false)]
    public async Task Apply_ARefusedRecord_IsStagedAnewAndItsAttemptsCountAsLongAsItsNameStays(string naturalKey, bool mayBeOurs)
    {
        await EarlierAsync(
            [("customers", "A", null)],
            async checkpoint =>
            {
                var item = (await checkpoint.TakeOneAsync()).Item;
                await ParkAsync(checkpoint, item);
                await checkpoint.SettleAsync([new Refused(item) { Problems = [Error()] }]);
            },
            record => record with { NaturalKey = "n" });

        await using var after = await AcceptAsync(_ => { }, staging => [Other(staging.Record("customers", "A")) with { NaturalKey = naturalKey }]);

        Assert.Empty(await ProblemsAsync(after));
        var step = await after.TakeOneAsync();
        Assert.Equal("other", (string?)step.Payload["name"]);
        await after.EndAsync(await after.BeginAsync(step.Item), CheckpointCalls.End(ReplyKind.Duplicate));
        await after.SettleAsync([new Parked(step.Item, IsDuplicate: true, Noon, "taken")]);
        Assert.Equal(mayBeOurs, Assert.Single(await after.ReadParkedAsync(CancellationToken.None)).MayBeOurs);
        Assert.Equal(2, (await after.ReadCallsAsync(CancellationToken.None)).Writes);
    }

    [Fact]
    public async Task Apply_WhatWasNeverSent_IsWhatTheFilesSay()
    {
        await EarlierAsync([("customers", "A", null), ("customers", "B", null), ("orders", "1", "B")], async _ => await Task.CompletedTask, record => record.Key == "B" ? Faulty(record) : record);

        await using var after = await AcceptAsync(
            account => Assert.Equal(new StreamChanges("customers", 1, 1, 1, 0, 0), account.Streams[0]),
            staging => [staging.Record("customers", "C"), Other(staging.Record("customers", "B")), staging.Record("orders", "1", Customer("B"))]);

        Assert.Equal(["C", "B"], (await after.TakeReadyAsync(5, CancellationToken.None)).Select(step => step.Key));
        Assert.Empty(await ProblemsAsync(after));
        Assert.Equal(1, await StatesAsync(after, "orders", RecordState.Pending));
    }

    [Theory]
    [InlineData("done", StepState.Ready), InlineData("ready", StepState.Waiting), InlineData("failed", StepState.Blocked)]
    public async Task Apply_AStepAskedForTheFirstTime_GoesBehindTheOthers(string known, StepState added)
    {
        await EarlierAsync(
            [("customers", "A", null)],
            async checkpoint =>
            {
                var item = (await checkpoint.TakeOneAsync()).Item;
                await checkpoint.DeliverAsync(item, "z-A");
                var later = item with { Step = 1 };
                if (known == "done")
                    await checkpoint.SettleAsync([new StepDone(later)]);
                if (known == "failed")
                    await checkpoint.SettleAsync([new Refused(later) { Problems = [Error()] }]);
            },
            record => record with { Steps = ["mark_as_sent"] });

        await using var after = await AcceptAsync(
            account => Assert.Equal((1, 0), (account.AddedSteps, account.AtZoho.Count)),
            staging => [staging.Record("customers", "A") with { Steps = ["first", "mark_as_sent"] }]);

        Assert.Equal(known == "ready" ? 1 : added == StepState.Ready ? 1 : 0, await after.CountAsync(StepState.Ready));
        Assert.Equal(1, await after.CountAsync(added));
        Assert.Equal(known == "failed" ? ["zoho-2"] : [], (await ProblemsAsync(after)).Select(problem => problem.Problem.Code));
        if (known == "failed")
            return;
        if (known == "ready")
            await after.SettleAsync([new StepDone((await after.TakeOneAsync()).Item)]);
        var step = await after.TakeOneAsync();
        Assert.Equal(("first", 2), (step.Operation, step.Item.Step));
    }

    [Theory]
    [InlineData("A", false), InlineData("A?", true)]
    public async Task Apply_ADeliveredCorrection_StaysAsLongAsTheRowIsTheSame(string cell, bool isWarned)
    {
        await EarlierAsync(
            [("customers", "A", null)],
            async checkpoint =>
            {
                var row = await checkpoint.ReadUndeliveredRowsAsync("customers", CancellationToken.None).SingleAsync();
                var mended = Other(new MappedRecord
                {
                    Stream = "customers",
                    Module = "books.contacts",
                    Ordinal = 0,
                    Key = "A",
                    Payload = new PayloadObject(),
                    Header = row.Row with { Cells = ["corrected"] },
                });
                await checkpoint.RestageAsync(new Restaging([new RestagedRecord(row.Record, mended)], [], [], Noon), CancellationToken.None);
                await checkpoint.DeliverAsync((await checkpoint.TakeOneAsync()).Item, "z-A");
            },
            Faulty);

        await using var after = await AcceptAsync(
            account => Assert.Equal((isWarned ? 1 : 0, 0), (account.AtZoho.Count, account.Superseded)),
            staging =>
            {
                var record = Faulty(staging.Record("customers", "A"));
                return [record with { Header = record.Header with { Cells = [cell] } }];
            });

        Assert.Equal(isWarned ? 1 : 0, (await ProblemsAsync(after)).Count);
        var delivered = await after.ReadDeliveredRowsAsync("customers", CancellationToken.None).SingleAsync();
        Assert.Equal(isWarned ? cell : "corrected", delivered.Row.Cells[0]);
    }

    // Read anew, the file gives the row to nobody: it is the record's all the same, and stays so when the changes are accepted once more.
    [Theory]
    [InlineData(RowRole.Orphan), InlineData(RowRole.Unreadable), InlineData(RowRole.Excluded)]
    public async Task Apply_AStrayRowThatWentOutAsALine_StaysTheRecords(RowRole role)
    {
        await EarlierOrderAsync(staging => [Stray(staging, role, "one?"), Stray(staging, role, "one?"), Stray(staging, role, "two?")]);

        for (var again = 0; again < 2; again++)
        {
            await using (var after = await AcceptAsync(
                account => Assert.Equal((0, 1, 0), (account.AtZoho.Count, account.Streams[3].Unchanged, account.Superseded)),
                staging => [Faulty(WithLine(staging, "0"))],
                staging => [Stray(staging, role, "one?"), Stray(staging, role, "one?"), Stray(staging, role, "two?")]))
            {
                Assert.Empty(await ProblemsAsync(after));
                var files = await after.ReadFilesAsync(CancellationToken.None);
                Assert.All(files, file => Assert.Equal((file.Rows, 0, 0, 0), (file.InRecords, file.Orphan, file.Unreadable, file.Excluded)));
                Assert.Equal(["0", "one", "one", "two"], await LinesAsync(after));
            }

            File.Move(Fresh, Earlier, overwrite: true);
        }
    }

    [Fact]
    public async Task Apply_AStrayRowThatIsAnotherNow_IsWhatTheFileSaysAndItsRecordIsWarnedOf()
    {
        await EarlierOrderAsync(staging => [Stray(staging, RowRole.Orphan, "one?")]);

        await using var after = await AcceptAsync(
            account => Assert.Equal("1", Assert.Single(account.AtZoho).Key),
            staging => [Faulty(WithLine(staging, "0"))],
            staging => [Stray(staging, RowRole.Orphan, "three?")]);

        Assert.Equal(["changed-after-delivery", "orphan-line"], (await ProblemsAsync(after)).Select(problem => problem.Problem.Code));
        Assert.Equal(1, (await after.ReadFilesAsync(CancellationToken.None)).Sum(file => file.Orphan));
    }

    [Fact]
    public async Task Apply_AHeaderRowThatCannotBeReadAndWasDelivered_IsToBeCorrectedInTheSource()
    {
        await using (var checkpoint = await SqliteCheckpoint.CreateAsync(Earlier, Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None))
        {
            var staging = await new Staging(checkpoint).OpenAsync();
            var customer = staging.Record("customers", "A");
            await staging.StageAsync(new StrayRow(customer.Header, RowRole.Unreadable, Error()));
            await staging.SealAsync();
            await RestageAndDeliverAsync(checkpoint, customer);
        }

        var refused = await Assert.ThrowsAsync<LostRecordsException>(() => AcceptAsync(
            _ => { }, _ => [], staging => [new StrayRow(staging.Record("customers", "A").Header, RowRole.Unreadable, Error())]));

        Assert.Contains("and so is a header row that could not be read", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_ALineThatWentOutWithAnotherRecord_StaysThatOnes()
    {
        await using (var checkpoint = await SqliteCheckpoint.CreateAsync(Earlier, Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None))
        {
            var staging = await new Staging(checkpoint).OpenAsync();
            MappedRecord[] orders = [Faulty(WithLine(staging, "0", "1")), Faulty(staging.Record("orders", "2"))];
            await staging.StageAsync(orders);
            await staging.SealAsync();
            await RestageAndDeliverAsync(
                checkpoint,
                Other(orders[0]) with { Lines = [orders[0].Lines[0]] },
                Other(orders[1]) with { Lines = [orders[0].Lines[1] with { Cells = ["corrected"] }] });
        }

        await using var after = await AcceptAsync(
            account => Assert.Equal((0, 2), (account.AtZoho.Count, account.Streams[3].Unchanged)),
            staging => [Faulty(WithLine(staging, "0", "1")), Faulty(staging.Record("orders", "2"))]);

        Assert.Empty(await ProblemsAsync(after));
        Assert.Equal(["0", "corrected"], await LinesAsync(after));
    }

    [Fact]
    public async Task Apply_ADeliveredKeyThatIsThereTwiceNow_StaysAndTheOtherIsRejected()
    {
        await EarlierAsync([("customers", "A", null)], async checkpoint => await checkpoint.DeliverAsync((await checkpoint.TakeOneAsync()).Item, "z-A"));

        await using var after = await AcceptAsync(_ => { }, staging => [Other(staging.Record("customers", "A")), staging.Record("customers", "A")]);

        Assert.Equal((1, 1), (await StatesAsync(after, "customers", RecordState.Created), await StatesAsync(after, "customers", RecordState.Rejected)));
        var problem = Assert.Single(await ProblemsAsync(after));
        Assert.Equal(("duplicate-key", 2L), (problem.Problem.Code, problem.Line));
    }

    [Fact]
    public async Task Apply_ANewRecordWithTheNameOfADeliveredOne_IsRejectedThoughItComesFirst()
    {
        await EarlierAsync(
            [("customers", "A", null)],
            async checkpoint => await checkpoint.DeliverAsync((await checkpoint.TakeOneAsync()).Item, "z-A"),
            record => record with { NaturalKey = "acme" });

        // In the files the two have changed names; at Zoho they have not.
        await using var after = await AcceptAsync(
            _ => { },
            staging => [staging.Record("customers", "B") with { NaturalKey = "acme" }, Other(staging.Record("customers", "A")) with { NaturalKey = "other" }]);

        Assert.Empty(await after.TakeReadyAsync(5, CancellationToken.None));
        Assert.Equal(
            ["duplicate-natural-key", "changed-after-delivery"], (await ProblemsAsync(after)).Select(problem => problem.Problem.Code));
    }

    [Fact]
    public async Task Apply_ANewPaymentOfWhatADeliveredOneHasTaken_IsRejectedThoughItComesFirst()
    {
        await EarlierAsync(
            [("orders", "1", null), ("suppliers", "B", null)],
            async checkpoint =>
            {
                await checkpoint.DeliverAsync((await checkpoint.TakeOneAsync()).Item, "z-1");
                await checkpoint.DeliverAsync((await checkpoint.TakeOneAsync()).Item, "z-B");
            },
            Paying);

        await using var after = await AcceptAsync(
            _ => { },
            staging => [Paying(staging.Record("orders", "1")), Paying(staging.Record("suppliers", "A")), Paying(staging.Record("suppliers", "B"))]);

        Assert.Equal((1, 1), (await StatesAsync(after, "suppliers", RecordState.Created), await StatesAsync(after, "suppliers", RecordState.Rejected)));
        var problem = Assert.Single(await ProblemsAsync(after));
        Assert.Equal(("over-paid", "A"), (problem.Problem.Code, problem.Key));
    }

    [Fact]
    public async Task Apply_ToWhatIsSealed_IsRefused()
    {
        await EarlierAsync([("customers", "A", null)], _ => Task.CompletedTask);
        File.Copy(Earlier, Fresh);

        Assert.Throws<InvalidOperationException>(() => CarryingOver.Apply(Earlier, Fresh));
    }

    public void Dispose() => _folder.Dispose();

    private async Task EarlierAsync(
        IReadOnlyList<(string Stream, string Key, string? Customer)> records, Func<SqliteCheckpoint, Task> deliver, Func<MappedRecord, MappedRecord>? with = null)
    {
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(Earlier, Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenAsync();
        foreach (var (stream, key, customer) in records)
        {
            var record = staging.Record(stream, key, customer is null ? [] : [Customer(customer)]);
            await staging.StageAsync(with?.Invoke(record) ?? record);
        }

        await staging.SealAsync();
        await deliver(checkpoint);
    }

    /// <summary>An order that was faulty, and went out by a retry with the stray rows as further lines, their question marks taken away.</summary>
    private async Task EarlierOrderAsync(Func<Staging, StrayRow[]> strays)
    {
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(Earlier, Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenAsync();
        var order = Faulty(WithLine(staging, "0"));
        var rows = strays(staging);
        await staging.StageAsync(order);
        await staging.StageAsync(rows);
        await staging.SealAsync();
        await RestageAndDeliverAsync(
            checkpoint, Other(order) with { Lines = [.. order.Lines, .. rows.Select(stray => stray.Row with { Cells = [stray.Row.Cells[0].TrimEnd('?')] })] });
    }

    // The lost checkpoint may have accepted the same changes, and sent what is new in them.
    [Fact]
    public async Task Apply_InACheckpointThatStandsInForALostOne_PutsInDoubtWhatIsNewOrOtherwiseNamed()
    {
        await EarlierAsync(
            [("customers", "A", null), ("customers", "B", null), ("customers", "C", null)],
            async checkpoint =>
            {
                await checkpoint.WriteStartAsync(new LedgerStart(1) { IsRecovery = true }, CancellationToken.None);
                var taken = await checkpoint.TakeDoubtfulAsync(9, CancellationToken.None);
                await checkpoint.SettleAsync([new Settled(taken[0].Item, RecordState.Recovered, "z-A"), .. taken.Skip(1).Select(step => new PutBack(step.Item))]);
                await checkpoint.ClearDoubtAsync([.. taken.Select(step => step.Item.Record)], CancellationToken.None);
            });

        await using var after = await AcceptAsync(
            _ => { },
            staging =>
            [
                staging.Record("customers", "A"), staging.Record("customers", "B"),
                staging.Record("customers", "C") with { NaturalKey = "OTHERWISE" }, staging.Record("customers", "NEW"),
            ]);

        Assert.Equal("B", Assert.Single(await after.TakeReadyAsync(9, CancellationToken.None)).Key);
        Assert.Equal(["C", "NEW"], (await after.TakeDoubtfulAsync(9, CancellationToken.None)).Select(step => step.Key));
    }

    // Its records may be made at any moment, by what Zoho read of them.
    [Fact]
    public async Task Apply_AJobIsAtWork_GoesOnWithItAndItsRecordsStayAsTheyWereSent()
    {
        await EarlierAsync(
            [("customers", "A", null), ("customers", "B", null)],
            async checkpoint =>
            {
                var job = CheckpointCalls.Create with { Name = BulkSpec.JobName };
                var request = CheckpointCalls.Request(checkpoint, job, (await checkpoint.TakeOneAsync()).Item);
                await checkpoint.EndAsync(
                    await checkpoint.BeginAsync(request, CheckpointCalls.Start(1), CancellationToken.None), CheckpointCalls.End(ReplyKind.Success) with { Job = "J1" });
            });

        await using var after = await AcceptAsync(
            account => Assert.Equal(1, account.Streams[0].ChangedAtZoho),
            staging => [staging.Record("customers", "NEW"), Other(staging.Record("customers", "A")), Other(staging.Record("customers", "B"))]);

        var open = Assert.Single(await after.ReadOpenJobsAsync(CancellationToken.None));
        Assert.Equal(("J1", 1L), (open.ZohoId, open.Records));
        Assert.Equal("A", Assert.Single(await after.ReadJobAsync(open, "name", CancellationToken.None)).Item.Key);
        Assert.Equal(["NEW", "B"], (await after.TakeReadyAsync(9, CancellationToken.None)).Select(step => step.Key));
    }

    private static async Task RestageAndDeliverAsync(SqliteCheckpoint checkpoint, params MappedRecord[] records)
    {
        var restaged = new List<RestagedRecord>();
        foreach (var record in records)
            restaged.Add(new RestagedRecord((await checkpoint.FindHeaderAsync(record.Stream, record.Key, CancellationToken.None))?.Record, record with { Problems = [] }));
        await checkpoint.RestageAsync(new Restaging(restaged, [], [], Noon), CancellationToken.None);
        foreach (var record in records)
            await checkpoint.DeliverAsync((await checkpoint.TakeOneAsync()).Item, $"z-{record.Key}");
    }

    private static MappedRecord WithLine(Staging staging, params string[] cells) => staging.Record("orders", "1") with
    {
        Lines = [.. cells.Select(cell => staging.Row("orders", RowRole.Line, cell))],
    };

    private static StrayRow Stray(Staging staging, RowRole role, string cell) => new(
        staging.Row("orders", RowRole.Line, cell), role, role == RowRole.Excluded ? null : Error() with { Stage = ProblemStage.Source, Code = "orphan-line" });

    private static async Task<List<string>> LinesAsync(SqliteCheckpoint checkpoint)
    {
        var file = (await checkpoint.ReadFilesAsync(CancellationToken.None)).Single(file => file.File is { Stream: "orders", Role: RowRole.Line });
        var cells = new List<string>();
        for (var number = 1; number <= file.Rows; number++)
            cells.Add((await checkpoint.FindRowAsync(file.File, number, CancellationToken.None))!.Row.Cells[0]);
        return cells;
    }

    private async Task<SqliteCheckpoint> AcceptAsync(
        Action<ChangeAccount> check, Func<Staging, MappedRecord[]> records, Func<Staging, StrayRow[]>? strays = null)
    {
        var rows = Staging.Manifest with { PackFingerprint = "f2" };
        await using (var fresh = await SqliteCheckpoint.CreateAsync(Fresh, rows, Keeping.Everything, TimeProvider.System, CancellationToken.None))
        {
            var staging = await new Staging(fresh).OpenAsync();
            await staging.StageAsync(records(staging));
            await staging.StageAsync(strays?.Invoke(staging) ?? []);
            await staging.CloseAsync();
        }

        check(CarryingOver.Apply(Earlier, Fresh));
        await using (var carried = await SqliteCheckpoint.OpenAsync(Fresh, TimeProvider.System, CancellationToken.None))
        {
            await new SetRules(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)).CheckAsync(carried, CancellationToken.None);
            await carried.SealAsync(CancellationToken.None);
        }

        return await SqliteCheckpoint.OpenAsync(Fresh, TimeProvider.System, CancellationToken.None);
    }

    private static async Task ParkAsync(SqliteCheckpoint checkpoint, RequestItem item)
    {
        await checkpoint.EndAsync(await checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Unknown));
        await checkpoint.SettleAsync([new Parked(item, IsDuplicate: false, Noon, "lost")]);
    }

    private static Reference Customer(string key) => new("customer_id", "customers", key);

    private static MappedRecord Other(MappedRecord record) => record with { Payload = new PayloadObject { ["name"] = "other" } };

    // An order of 100, or what pays 60 of it.
    private static MappedRecord Paying(MappedRecord record) => record.Stream == "orders"
        ? record with { Total = 100m }
        : record with { References = [new Reference("invoice_id", "orders", "1") { Applied = new AppliedAmount(60m) }] };

    private static MappedRecord Faulty(MappedRecord record) => record with { Problems = [Error() with { Code = "too-long", Stage = ProblemStage.Validation }] };

    private static Problem Error() => new(ProblemStage.Delivery, "zoho-2", "no");

    private static async Task<long> StatesAsync(SqliteCheckpoint checkpoint, string stream, RecordState state) => (await checkpoint.AccountAsync(stream))[state];

    private static async Task<List<ReportedProblem>> ProblemsAsync(SqliteCheckpoint checkpoint) =>
        await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync();
}
