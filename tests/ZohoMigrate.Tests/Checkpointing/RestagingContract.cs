using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing.Retrying;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>What a retry does to a checkpoint: for each state a record may have been left in, what is staged again and what stays (law 2).</summary>
public abstract class RestagingContract<TStorage> : CheckpointContract<TStorage>
    where TStorage : ICheckpointStorage, new()
{
    [Fact]
    public async Task Restage_ARejectedRecord_IsReadyWithItsNewPayloadAndKeepsTheOldCells()
    {
        var faulty = Staging.Record("customers", "ALFKY");
        await SealAsync(faulty with { Problems = [Error(ProblemStage.Validation, "required")] });
        var mended = faulty with { Key = "ALFKI", Header = faulty.Header with { Cells = ["ALFKI", "Alfreds"] } };

        await RestageAsync(await IdAsync("customers", "ALFKY"), mended);
        await ReopenAsync();

        Assert.Equal("ALFKI", (await Checkpoint.TakeOneAsync()).Key);
        Assert.Empty(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
        var row = await Checkpoint.FindRowAsync(faulty.Header.File, 1, CancellationToken.None);
        Assert.Equal(["ALFKI", "Alfreds"], row!.Row.Cells);
        Assert.Equal(RecordState.Pending, row.State);
    }

    [Fact]
    public async Task Restage_StillRejected_StaysSoWithTheNewProblemAlone()
    {
        var faulty = Staging.Record("customers", "A") with { Problems = [Error(ProblemStage.Validation, "required")] };
        await SealAsync(faulty);

        await RestageAsync(await IdAsync("customers", "A"), faulty with { Problems = [Error(ProblemStage.Validation, "too-long")] });

        Assert.Equal(1, (await Checkpoint.AccountAsync("customers"))[RecordState.Rejected]);
        Assert.Equal("too-long", Assert.Single(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync()).Problem.Code);
        Assert.Empty(await Checkpoint.TakeReadyAsync(1, CancellationToken.None));
    }

    [Fact]
    public async Task Restage_ARefusedRecord_FreesWhatItBlockedToTheLast()
    {
        var customer = Staging.Record("customers", "A");
        var order = Staging.Record("orders", "1", Customer("A"));
        var after = Staging.Record("orders", "2", new Reference("next", "orders", "1"));
        await SealAsync(customer, order, after);
        var item = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Refused));
        await Checkpoint.SettleAsync([new Refused(item) { Problems = [Error(ProblemStage.Delivery, "zoho-9")] }]);
        Assert.Equal(2, (await Checkpoint.AccountAsync("orders"))[RecordState.Blocked]);

        await RestageAsync(item.Record, customer);

        Assert.Equal(2, (await Checkpoint.AccountAsync("orders"))[RecordState.Pending]);
        Assert.Empty(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
        foreach (var key in new[] { "A", "1", "2" })
        {
            var step = await Checkpoint.TakeOneAsync();
            Assert.Equal(key, step.Key);
            await Checkpoint.DeliverAsync(step.Item, $"id-{key}");
        }
    }

    [Fact]
    public async Task Restage_OneOfTwoLostParents_LeavesTheChildBlockedForTheOther()
    {
        var first = Staging.Record("customers", "A") with { Problems = [Error(ProblemStage.Validation, "required")] };
        var second = Staging.Record("customers", "B") with { Problems = [Error(ProblemStage.Validation, "required")] };
        await SealAsync(first, second, Staging.Record("orders", "1", Customer("A"), new Reference("ship_to", "customers", "B")));

        await RestageAsync(await IdAsync("customers", "A"), first with { Problems = [] });

        var problem = Assert.Single(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync(), problem => problem.Stream == "orders");
        Assert.Equal(("parent-rejected", "ship_to"), (problem.Problem.Code, problem.Problem.Field));
        Assert.Equal(1, (await Checkpoint.AccountAsync("orders"))[RecordState.Blocked]);
    }

    [Fact]
    public async Task Restage_AKeyOthersReferTo_GivesThemTheirParent()
    {
        var misspelt = Staging.Record("customers", "X") with { Problems = [Error(ProblemStage.Validation, "required")] };
        var order = Staging.Record("orders", "1", Customer("X"));
        await SealAsync(misspelt, order);

        await RestageAsync(await IdAsync("customers", "X"), misspelt with { Key = "A", Problems = [] });
        var lost = Assert.Single(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
        Assert.Equal("dangling-reference", lost.Problem.Code);

        await RestageAsync(await IdAsync("orders", "1"), order with { References = [Customer("A")] });
        Assert.Equal(1, (await Checkpoint.AccountAsync("orders"))[RecordState.Pending]);
    }

    [Fact]
    public async Task Restage_KeysChangePlaces_IsDone()
    {
        var (a, b) = (Staging.Record("customers", "A"), Staging.Record("customers", "B"));
        await SealAsync(a, b);
        foreach (var step in await Checkpoint.TakeReadyAsync(2, CancellationToken.None))
            await Checkpoint.SettleAsync([new Refused(step.Item)]);
        var (first, second) = (await IdAsync("customers", "A"), await IdAsync("customers", "B"));

        await Checkpoint.RestageAsync(
            new Restaging([new RestagedRecord(first, a with { Key = "B" }), new RestagedRecord(second, b with { Key = "A" })], [], [], OpenedAt),
            CancellationToken.None);

        Assert.Equal((second, first), (await IdAsync("customers", "A"), await IdAsync("customers", "B")));
    }

    [Theory]
    [InlineData(RecordState.Created)]
    [InlineData(RecordState.Unknown)]
    [InlineData(RecordState.Pending)]
    public async Task Restage_WhatMayBeAtZohoOrOnItsWay_IsRefusedAndNothingIsChanged(RecordState state)
    {
        var record = Staging.Record("customers", "A");
        var faulty = Staging.Record("customers", "B") with { Problems = [Error(ProblemStage.Validation, "required")] };
        await SealAsync(record, faulty);
        var item = (await Checkpoint.TakeOneAsync()).Item;
        if (state == RecordState.Created)
            await Checkpoint.DeliverAsync(item, "1");
        else if (state == RecordState.Unknown)
            await Checkpoint.SettleAsync([new Parked(item, false, CheckpointCalls.Noon, "lost")]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.RestageAsync(
            new Restaging([new RestagedRecord(item.Record + 1, faulty with { Problems = [] }), new RestagedRecord(item.Record, record)], [], [], OpenedAt),
            CancellationToken.None));

        var account = await Checkpoint.AccountAsync("customers");
        Assert.Equal((1, 1), (account[state], account[RecordState.Rejected]));
    }

    [Fact]
    public async Task Restage_AKeyThatIsTaken_IsRefusedAndNothingIsChanged()
    {
        var faulty = Staging.Record("customers", "B") with { Problems = [Error(ProblemStage.Validation, "required")] };
        await SealAsync(Staging.Record("customers", "A"), faulty);
        var id = await IdAsync("customers", "B");

        await Assert.ThrowsAsync<InvalidOperationException>(() => RestageAsync(id, faulty with { Key = "A", Problems = [] }));

        Assert.Equal(id, await IdAsync("customers", "B"));
        Assert.Equal(1, (await Checkpoint.AccountAsync("customers"))[RecordState.Rejected]);
    }

    // An attempt of unknown end may have been ours: what Zoho then says is taken may be our own record, and is recovered, not refused.
    // Under another name it cannot be: what Zoho has of that name is somebody else's.
    [Theory]
    [InlineData("NW-1", true)]
    [InlineData("NW-2", false)]
    public async Task Restage_ARefusedRecordOfUnknownAttempts_RemembersThemAsLongAsItsNameStays(string naturalKey, bool mayBeOurs)
    {
        var record = Staging.Record("orders", "1") with { NaturalKey = "NW-1" };
        await SealAsync(record);
        var item = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Unknown));
        await Checkpoint.SettleAsync([new Parked(item, false, CheckpointCalls.Noon, "lost")]);
        await Checkpoint.SettleAsync([new NotFound(item, CheckpointCalls.Noon)]);
        await Checkpoint.SettleAsync([new Refused(item) { Problems = [Error(ProblemStage.Delivery, "failed-too-often")] }]);

        await RestageAsync(item.Record, record with { NaturalKey = naturalKey });
        await ReopenAsync();
        var again = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(again), CheckpointCalls.End(ReplyKind.Duplicate));
        await Checkpoint.SettleAsync([new Parked(again, true, CheckpointCalls.Noon, "taken")]);

        var parked = Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None));
        Assert.Equal((item, mayBeOurs, mayBeOurs ? 1 : 0), (again, parked.MayBeOurs, parked.UnknownAttempts));
    }

    [Fact]
    public async Task Restage_AStepZohoRefused_IsReadyAgainAndThoseBehindItWait()
    {
        await SealAsync(Staging.Record("orders", "1") with { Steps = ["mark_as_sent", "email"] });
        var create = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.DeliverAsync(create, "1");
        var sent = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.SettleAsync([new Refused(sent) { Problems = [Error(ProblemStage.Delivery, "zoho-9")] }]);
        var row = await Checkpoint.FindHeaderAsync("orders", "1", CancellationToken.None);
        Assert.Equal([1], row!.FailedSteps);
        Assert.False(row.MayBeRestaged);

        await Checkpoint.RestageAsync(new Restaging([], [], [sent], OpenedAt), CancellationToken.None);

        Assert.Equal(sent, (await Checkpoint.TakeOneAsync()).Item);
        Assert.Equal((1, 0), (await Checkpoint.CountAsync(StepState.Waiting), await Checkpoint.CountAsync(StepState.Failed)));
        Assert.Empty(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task Restage_AStepThatHasNotFailed_IsRefused()
    {
        await SealAsync(Staging.Record("orders", "1") with { Steps = ["mark_as_sent"] });
        var create = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.DeliverAsync(create, "1");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.RestageAsync(
            new Restaging([], [], [new RequestItem(create.Record, 1)], OpenedAt), CancellationToken.None));
    }

    [Fact]
    public async Task Restage_AStrayRowThatIsARecordNow_KeepsTheRowsInSum()
    {
        var order = Staging.Record("orders", "1");
        var line = Staging.Row("orders", RowRole.Line, "1", "11");
        await Staging.StageAsync(
            new StrayRow(order.Header with { Cells = ["1,2,3"] }, RowRole.Unreadable, Error(ProblemStage.Source, "ragged-row")),
            new StrayRow(line, RowRole.Orphan, Error(ProblemStage.Source, "orphan-line")));
        await Staging.SealAsync();

        await RestageAsync(null, order with { Lines = [line] });

        Assert.Equal("1", (await Checkpoint.TakeOneAsync()).Key);
        Assert.All(await Checkpoint.ReadFilesAsync(CancellationToken.None), file => Assert.Equal(
            (file.Rows, 0, 0), (file.InRecords, file.Orphan, file.Unreadable)));
        Assert.Equal(1, (await Checkpoint.AccountAsync("orders")).Records);
        Assert.Empty(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task Restage_ARecordThatIsLeftOutNow_IsSkippedAndNotSent()
    {
        var record = Staging.Record("customers", "A") with { Problems = [Error(ProblemStage.Validation, "required")] };
        await SealAsync(record, Staging.Record("orders", "1", Customer("A")));

        await Checkpoint.RestageAsync(
            new Restaging([new RestagedRecord(await IdAsync("customers", "A"), record, IsLeftOut: true)], [], [], OpenedAt), CancellationToken.None);

        Assert.Equal(1, (await Checkpoint.AccountAsync("customers"))[RecordState.Skipped]);
        var problem = Assert.Single(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
        Assert.Contains("is left out", problem.Problem.Message, StringComparison.Ordinal);
        Assert.Empty(await Checkpoint.TakeReadyAsync(1, CancellationToken.None));
    }

    [Theory]
    [InlineData(Severity.Error, RecordState.Rejected, RecordState.Blocked)]
    [InlineData(Severity.Warning, RecordState.Pending, RecordState.Pending)]
    public async Task Restage_WhatDiffersFromItsParentNow_IsToldAsBadAsItIs(Severity severity, RecordState state, RecordState ofChild)
    {
        var faulty = OfType("P2", "expense", new Reference("parent", "products", "P1")) with { Problems = [Error(ProblemStage.Validation, "required")] };
        await SealAsync(OfType("P1", "income"), faulty, Staging.Record("orders", "1", new Reference("item_id", "products", "P2")));

        var states = await RestageAsync("products", faulty with { Problems = [] }, AsItsParent(severity));

        Assert.Equal(new Dictionary<RecordState, int> { [state] = 1 }, states);
        Assert.Equal(1, (await Checkpoint.AccountAsync("orders"))[ofChild]);
        var problem = Assert.Single(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync(), problem => problem.Key == "P2");
        Assert.Equal(("parent-differs", "type", severity), (problem.Problem.Code, problem.Problem.Field, problem.Problem.Severity));
    }

    // It was warned of when it was staged, and came free when its parent did.
    [Fact]
    public async Task Restage_TheParentOfOneThatIsWarnedOf_LeavesOneWarning()
    {
        var parent = OfType("P1", "income") with { Problems = [Error(ProblemStage.Validation, "required")] };
        var warned = OfType("P2", "expense", new Reference("parent", "products", "P1")) with
        {
            Problems = [Error(ProblemStage.Validation, "parent-differs") with { Severity = Severity.Warning }],
        };
        await SealAsync(parent, warned);

        await RestageAsync("products", parent with { Problems = [] }, AsItsParent(Severity.Warning));

        Assert.Equal("parent-differs", Assert.Single(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync()).Problem.Code);
        Assert.Equal(2, (await Checkpoint.AccountAsync("products"))[RecordState.Pending]);
    }

    [Fact]
    public async Task Restage_WhatTakesMoreThanIsLeft_IsRejectedAndSoIsTheTotalOfNothing()
    {
        MappedRecord[] mended =
        [
            Staging.Record("suppliers", "over", Pays("1")),
            Staging.Record("suppliers", "fits", Pays("2")),
            Staging.Record("suppliers", "useless", new Reference("amount", "orders", "3") { Use = ReferenceUse.Total }),
        ];
        await SealAsync(
            [
                Staging.Record("orders", "1") with { Total = 100m },
                Staging.Record("orders", "2") with { Total = 100m },
                Staging.Record("orders", "3") with { Total = 0m },
                Staging.Record("customers", "first", Pays("1")),
                .. mended.Select(record => record with { Problems = [Error(ProblemStage.Validation, "required")] }),
            ]);
        var again = new List<RestagedRecord>();
        foreach (var record in mended)
            again.Add(new RestagedRecord(await IdAsync("suppliers", record.Key), record));

        var states = await Checkpoint.RestageAsync(new Restaging(again, [], [], OpenedAt), CancellationToken.None);

        Assert.Equal((2, 1), (states[RecordState.Rejected], states[RecordState.Pending]));
        Assert.Equal(
            ["over over-paid", "useless no-total"],
            (await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync()).Select(problem => $"{problem.Key} {problem.Problem.Code}"));
    }

    // A tax was corrected: what has not gone comes to something else now, and what has gone went as it was.
    [Fact]
    public async Task Restage_WithOtherTotals_RestatesWhatWasNotSent()
    {
        var tax = Staging.Record("products", "T") with { Problems = [Error(ProblemStage.Validation, "required")] };
        await SealAsync(
            Staging.Record("customers", "sent") with { Total = 100m },
            tax,
            Staging.Record("orders", "left") with { Total = 100m },
            Staging.Record("orders", "blocked", new Reference("tax_id", "products", "T")) with { Total = 100m },
            Staging.Record("orders", "other") with { Total = 100m });
        await Checkpoint.DeliverAsync((await Checkpoint.TakeOneAsync()).Item, "z1");

        await Checkpoint.RestageAsync(
            new Restaging([new RestagedRecord(await IdAsync("products", "T"), tax with { Problems = [] })], [], [], OpenedAt)
            {
                Totals = [new RestatedTotal("customers", "sent", 110m), new RestatedTotal("orders", "left", 110m), new RestatedTotal("orders", "blocked", null)],
            },
            CancellationToken.None);
        await Checkpoint.DeliverAsync((await Checkpoint.TakeReadyAsync(9, CancellationToken.None)).Single(step => step.Key == "T").Item, "z2");
        await ReopenAsync();

        var totals = (await Checkpoint.TakeReadyAsync(9, CancellationToken.None)).Select(step => (step.Key, step.Total));
        Assert.Equal([("left", 110m), ("blocked", null), ("other", 100m)], totals);
        var sent = await Checkpoint.ReadRecordsAsync(new ModuleSpec { Module = "books.contacts" }, CancellationToken.None).SingleAsync();
        Assert.Equal(100m, sent.Total);
    }

    [Fact]
    public async Task Restage_Again_LeavesAloneWhatWentInBetween()
    {
        MappedRecord[] faulty = [.. new[] { "A", "B" }.Select(key => Staging.Record("customers", key) with { Problems = [Error(ProblemStage.Validation, "required")] })];
        await SealAsync(faulty);
        await RestageAsync(await IdAsync("customers", "A"), faulty[0] with { Problems = [] });
        await Checkpoint.DeliverAsync((await Checkpoint.TakeOneAsync()).Item, "z-A");

        await RestageAsync(await IdAsync("customers", "B"), faulty[1] with { Problems = [] });

        Assert.Equal(1, (await Checkpoint.AccountAsync("customers"))[RecordState.Created]);
        Assert.Equal(["B"], (await Checkpoint.TakeReadyAsync(9, CancellationToken.None)).Select(step => step.Key));
    }

    [Fact]
    public async Task Restage_WithOtherSteps_TakesThoseAlone()
    {
        var faulty = Staging.Record("orders", "1") with { Steps = ["mark_as_sent", "email"], Problems = [Error(ProblemStage.Validation, "required")] };
        await SealAsync(faulty);

        await RestageAsync(await IdAsync("orders", "1"), faulty with { Steps = ["approve"], Problems = [] });
        await Checkpoint.DeliverAsync((await Checkpoint.TakeOneAsync()).Item, "z1");

        var step = await Checkpoint.TakeOneAsync();
        Assert.Equal("approve", step.Operation);
        await Checkpoint.SettleAsync([new StepDone(step.Item)]);
        Assert.Equal(0, (await Checkpoint.AccountAsync("orders")).StepsLeft);
    }

    [Fact]
    public async Task Restage_ARecordWithStepsThatIsLeftOutNow_LeavesNoneToBeDone()
    {
        var record = Staging.Record("orders", "1") with { Steps = ["mark_as_sent"] };
        await SealAsync(record with { Problems = [Error(ProblemStage.Validation, "required")] });

        var states = await Checkpoint.RestageAsync(
            new Restaging([new RestagedRecord(await IdAsync("orders", "1"), record, IsLeftOut: true)], [], [], OpenedAt), CancellationToken.None);

        Assert.Equal(new Dictionary<RecordState, int> { [RecordState.Skipped] = 1 }, states);
        Assert.Equal(2, await Checkpoint.CountAsync(StepState.Blocked));
    }

    [Fact]
    public async Task Restage_RowsThatAreInNoRecordStill_HaveTheirNewReasonAlone()
    {
        SourceRow[] rows = [.. new[] { "9", "8" }.Select(key => Staging.Row("orders", RowRole.Line, key))];
        await Staging.StageAsync([.. rows.Select(row => new StrayRow(row, RowRole.Orphan, Error(ProblemStage.Source, "orphan-line")))]);
        await Staging.SealAsync();

        await Checkpoint.RestageAsync(
            new Restaging(
                [],
                [
                    new StrayRow(rows[0] with { Cells = ["\""] }, RowRole.Unreadable, Error(ProblemStage.Source, "quote")),
                    new StrayRow(rows[1] with { Cells = ["none"] }, RowRole.Excluded, Problem: null),
                ],
                [],
                OpenedAt),
            CancellationToken.None);

        var found = new List<(RowRole, string)>();
        foreach (var row in rows)
        {
            var now = await Checkpoint.FindRowAsync(row.File, row.Number, CancellationToken.None);
            found.Add((now!.Role, now.Row.Cells.Single()));
        }

        Assert.Equal([(RowRole.Unreadable, "\""), (RowRole.Excluded, "none")], found);
        var problem = Assert.Single(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
        Assert.Equal(("quote", rows[0].Id), (problem.Problem.Code, problem.Row));
    }

    [Fact]
    public async Task Restage_BeforeTheSeal_IsRefused() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => Checkpoint.RestageAsync(new Restaging([], [], [], OpenedAt), CancellationToken.None));

    private async Task SealAsync(params MappedRecord[] records)
    {
        await Staging.StageAsync(records);
        await Staging.SealAsync();
    }

    private static Reference Pays(string order) => new("invoice_id", "orders", order) { Applied = new AppliedAmount(60m) };

    private static Agreement AsItsParent(Severity severity) => new("books.items", "parent", "type") { Severity = severity };

    private MappedRecord OfType(string key, string type, params Reference[] references) =>
        Staging.Record("products", key, references) with { Compared = [new ComparedValue("type", type)] };

    private async Task<IReadOnlyDictionary<RecordState, int>> RestageAsync(string stream, MappedRecord record, Agreement agreement) => await Checkpoint.RestageAsync(
        new Restaging([new RestagedRecord(await IdAsync(stream, record.Key), record)], [], [], OpenedAt) { Agreements = [agreement] }, CancellationToken.None);

    private Task RestageAsync(long? id, MappedRecord record) =>
        Checkpoint.RestageAsync(new Restaging([new RestagedRecord(id, record)], [], [], OpenedAt), CancellationToken.None);

    private async Task<long> IdAsync(string stream, string key) =>
        (await Checkpoint.FindHeaderAsync(stream, key, CancellationToken.None))!.Record!.Value;
}
