using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing;

public abstract class AccountsContract<TStorage> : CheckpointContract<TStorage>
    where TStorage : ICheckpointStorage, new()
{
    [Fact]
    public async Task ReadFiles_OfAllRoles_AddUp()
    {
        await Staging.StageAsync(Staging.Record("orders", "1") with
        {
            Lines = [Staging.Row("orders", RowRole.Line, "1", "a"), Staging.Row("orders", RowRole.Line, "1", "b")],
        });
        await Staging.StageAsync(
            new StrayRow(Staging.Row("orders", RowRole.Header, "2", "x"), RowRole.Excluded, null),
            new StrayRow(Staging.Row("orders", RowRole.Line, "9", "x"), RowRole.Orphan, Error(ProblemStage.Source, "orphan")),
            new StrayRow(Staging.Row("orders", RowRole.Line, "\"9"), RowRole.Unreadable, Error(ProblemStage.Source, "quote")));
        await Staging.SealAsync();

        var files = (await Checkpoint.ReadFilesAsync(CancellationToken.None)).Where(file => file.File.Stream == "orders").ToList();
        Assert.Equal(
            [("orders.csv", 2, 1, 1, 0, 0), ("orders_lines.csv", 4, 2, 0, 1, 1)],
            files.Select(file => (file.File.Name, file.Rows, file.InRecords, file.Excluded, file.Orphan, file.Unreadable)));
        Assert.Equal(["key", "item"], files[1].File.Columns);
    }

    [Fact]
    public async Task ReadProblemKinds_CountByStreamFieldCodeAndSeverity_WithTheFirstAsExample()
    {
        var rate = Error(ProblemStage.Validation, "too-small") with { Field = "line_items[0].rate" };
        await Staging.StageAsync(
            Staging.Record("orders", "1"),
            Staging.Record("orders", "2") with { Problems = [rate, rate with { Field = "line_items[12].rate", Message = "later" }] },
            Staging.Record("orders", "3") with { Problems = [rate, rate with { Severity = Severity.Warning }, rate with { Code = "required", Hint = "Fill it in." }] },
            Staging.Record("customers", "4") with { Problems = [rate] });
        await Staging.StageAsync(new StrayRow(Staging.Row("orders", RowRole.Line, "9", "x"), RowRole.Orphan, Error(ProblemStage.Source, "orphan-line")));

        var kinds = await Checkpoint.ReadProblemKindsAsync(CancellationToken.None);

        Assert.Equal(
            [
                ("customers", "line_items.rate", "too-small", Severity.Error, 1, "customers.csv", 2),
                ("orders", null, "orphan-line", Severity.Error, 1, "orders_lines.csv", 2),
                ("orders", "line_items.rate", "required", Severity.Error, 1, "orders.csv", 4),
                ("orders", "line_items.rate", "too-small", Severity.Error, 3, "orders.csv", 3),
                ("orders", "line_items.rate", "too-small", Severity.Warning, 1, "orders.csv", 4),
            ],
            kinds.Select(kind => (kind.Stream, kind.First.Field, kind.First.Code, kind.First.Severity, kind.Count, kind.File, kind.Line))
                .OrderBy(kind => kind.Stream, StringComparer.Ordinal).ThenBy(kind => kind.Field, StringComparer.Ordinal)
                .ThenBy(kind => kind.Code, StringComparer.Ordinal).ThenByDescending(kind => kind.Severity));
        Assert.Equal("Fill it in.", kinds.Single(kind => kind.First.Code == "required").First.Hint);
        Assert.DoesNotContain(kinds, kind => kind.First.Message == "later");
    }

    [Fact]
    public async Task ReadProblemKinds_OfRowsThatCannotBeRead_AreToldApartByWhatToDo()
    {
        var tooLong = Error(ProblemStage.Source, "ragged-row") with { Hint = "Put it in quotes." };
        StrayRow[] rows =
        [
            .. new[] { tooLong, tooLong with { Hint = "Write every cell." }, tooLong }
                .Select(problem => new StrayRow(Staging.Row("orders", RowRole.Line, "9"), RowRole.Unreadable, problem)),
        ];
        await Staging.StageAsync(rows);

        var kinds = await Checkpoint.ReadProblemKindsAsync(CancellationToken.None);

        Assert.Equal([("Put it in quotes.", 2), ("Write every cell.", 1)], kinds.Select(kind => (kind.First.Hint, kind.Count)).Order());
    }

    [Fact]
    public async Task ReadProblemKinds_OfValuesThatAreMendedOtherwise_AreToldApartUntilZohoSaysThem()
    {
        var gstin = Error(ProblemStage.Validation, "gstin-shape") with { Field = "gst_no", Hint = "Make capitals of small letters." };
        var refused = gstin with { Stage = ProblemStage.Delivery, Code = "zoho-2" };
        await Staging.StageAsync(
            Staging.Record("orders", "1") with { Problems = [gstin, refused] },
            Staging.Record("orders", "2") with { Problems = [gstin with { Hint = "Correct the number." }, refused with { Hint = "Correct record 2." }] });

        var kinds = await Checkpoint.ReadProblemKindsAsync(CancellationToken.None);

        Assert.Equal(
            [("gstin-shape", "Correct the number.", 1), ("gstin-shape", "Make capitals of small letters.", 1), ("zoho-2", "Make capitals of small letters.", 2)],
            kinds.Select(kind => (kind.First.Code, kind.First.Hint, kind.Count)).Order());
    }

    [Fact]
    public async Task ReadProblemKinds_OfAsManyRemediesAsRows_AreTheCommonestAndOneForTheRest()
    {
        var remedies = Enumerable.Range(0, 100).Select(number => $"Nothing needs to be done for {number:000}.").Append("Nothing needs to be done for 007.");
        StrayRow[] rows =
        [
            .. remedies.Select(hint => new StrayRow(
                Staging.Row("orders", RowRole.Line, "9"), RowRole.Excluded, Error(ProblemStage.Source, "left-out") with { Hint = hint, Severity = Severity.Warning })),
        ];
        await Staging.StageAsync(rows);

        var kinds = await Checkpoint.ReadProblemKindsAsync(CancellationToken.None);

        Assert.Equal((21, 101), (kinds.Count, kinds.Sum(kind => kind.Count)));
        Assert.Equal((2, "Nothing needs to be done for 007."), (kinds[0].Count, kinds[0].First.Hint));
        Assert.Equal((80, "Nothing needs to be done for 020."), (kinds[^1].Count, kinds[^1].First.Hint));
    }

    [Fact]
    public async Task ReadErrorRows_GiveAllRowsOfAFaultyRecord_InFileOrder()
    {
        var first = Staging.Row("orders", RowRole.Line, "1", "a");
        var lost = Staging.Row("orders", RowRole.Line, "7", "lost");
        var second = Staging.Row("orders", RowRole.Line, "1", "b");
        await Staging.StageAsync(
            Staging.Record("orders", "1") with
            {
                Lines = [first, second],
                Problems =
                [
                    Error(ProblemStage.Mapping, "required") with { Field = "date", Hint = "Fill it in." },
                    Error(ProblemStage.Mapping, "too-long") with { Row = second.Id, Severity = Severity.Warning },
                ],
            },
            Staging.Record("orders", "2") with { Problems = [Error(ProblemStage.Mapping, "odd") with { Severity = Severity.Warning }] });
        await Staging.StageAsync(new StrayRow(lost, RowRole.Orphan, Error(ProblemStage.Source, "orphan")));
        await Staging.SealAsync();

        var header = Assert.Single(await Checkpoint.ReadErrorRowsAsync("orders", RowRole.Header, CancellationToken.None).ToListAsync());
        Assert.Equal(("orders.csv#1", "1", RecordState.Rejected), (header.Row.Id, header.Key, header.State));
        Assert.Equal(["required  Fill it in.", "too-long orders_lines.csv#3 "], header.Problems.Select(one => $"{one.Code} {one.Row} {one.Hint}"));

        var lines = await Checkpoint.ReadErrorRowsAsync("orders", RowRole.Line, CancellationToken.None).ToListAsync();
        Assert.Equal(["1 a", "7 lost", "1 b"], lines.Select(line => string.Join(' ', line.Row.Cells)));
        Assert.Equal([false, true, false], lines.Select(line => line.IsHeader));
        Assert.Equal(("", null, "orphan"), (lines[1].Key, lines[1].State, Assert.Single(lines[1].Problems).Code));
    }

    [Fact]
    public async Task ReadProblems_NameTheRowTheyAreAbout_InOrderOfDelivery()
    {
        var line = Staging.Row("orders", RowRole.Line, "1", "a");
        await Staging.StageAsync(Staging.Record("orders", "1") with { Lines = [line], Problems = [Error(ProblemStage.Mapping, "bad") with { Row = line.Id }] });
        await Staging.StageAsync(new StrayRow(Staging.Row("customers", RowRole.Header, "?"), RowRole.Unreadable, Error(ProblemStage.Source, "quote")));
        await Staging.StageAsync(Staging.Record("customers", "A") with { Problems = [Error(ProblemStage.Mapping, "required")] });
        await Staging.SealAsync();

        var problems = await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync();

        Assert.Equal(
            ["customers A customers.csv#2 3 ", "customers  customers.csv#1 2 ", "orders 1 orders_lines.csv#1 2 orders_lines.csv#1"],
            problems.Select(one => $"{one.Stream} {one.Key} {one.Row} {one.Line} {one.Problem.Row}"));
    }

    [Fact]
    public async Task ReadDeliveredRows_GiveWhatIsAtZohoWithItsAttempts()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"), Staging.Record("customers", "B"), Staging.Record("customers", "C"));
        await Staging.SealAsync();
        var steps = await Checkpoint.TakeReadyAsync(3, CancellationToken.None);
        await Checkpoint.DeliverAsync(steps[0].Item, "z1");
        await Checkpoint.SettleAsync([new Refused(steps[1].Item), new Settled(steps[2].Item, RecordState.Matched, "z3")]);

        var rows = await Checkpoint.ReadDeliveredRowsAsync("customers", CancellationToken.None).ToListAsync();

        Assert.Equal(
            [("A", RecordState.Created, "z1", 1L), ("C", RecordState.Matched, "z3", 0L)],
            rows.Select(row => (row.Key, row.State!.Value, row.ZohoId!, row.Attempts)));
    }

    [Fact]
    public async Task ReadErrorRows_OfWhatWasNotWhollyDelivered_GiveItWithWhatZohoSaid()
    {
        await Staging.StageAsync(
            [.. new[] { "refused", "unknown", "half", "undecided", "whole" }.Select(key => Staging.Record("orders", key) with { Steps = key is "half" or "undecided" ? ["mark_as_sent"] : [] })]);
        await Staging.SealAsync();
        var steps = (await Checkpoint.TakeReadyAsync(9, CancellationToken.None)).ToDictionary(step => step.Key, step => step.Item);
        await Checkpoint.SettleAsync(
        [
            new Refused(steps["refused"]) { Problems = [Error(ProblemStage.Delivery, "zoho-2")] },
            new Parked(steps["unknown"], IsDuplicate: false, CheckpointCalls.Noon, "timeout"),
            .. new[] { "half", "undecided", "whole" }.Select(key => new Settled(steps[key], RecordState.Created, $"z-{key}")),
        ]);
        var later = (await Checkpoint.TakeReadyAsync(9, CancellationToken.None)).ToDictionary(step => step.Key, step => step.Item);
        await Checkpoint.SettleAsync(
            [new Refused(later["half"]) { Problems = [Error(ProblemStage.Delivery, "zoho-9")] }, new Undecided(later["undecided"]) { Problems = [Error(ProblemStage.Delivery, "unknown")] }]);

        var rows = await Checkpoint.ReadErrorRowsAsync("orders", RowRole.Header, CancellationToken.None).ToListAsync();

        Assert.Equal(
            ["refused Refused  zoho-2", "unknown Unknown  ", "half Created z-half zoho-9", "undecided Created z-undecided unknown"],
            rows.Select(row => $"{row.Key} {row.State} {row.ZohoId} {string.Join(',', row.Problems.Select(problem => problem.Code))}"));
        Assert.All(rows, row => Assert.True(row.IsHeader));
    }

    [Fact]
    public async Task ReadStreams_OfRecordsThatZohoShowsOtherwise_CountsEachOnce()
    {
        await Staging.StageAsync(Staging.Record("orders", "1"), Staging.Record("orders", "2"), Staging.Record("customers", "A"));
        await Staging.SealAsync();
        var steps = (await Checkpoint.TakeReadyAsync(9, CancellationToken.None)).ToDictionary(step => step.Key, step => step.Item);
        var differs = Error(ProblemStage.Delivery, "differs") with { Severity = Severity.Warning };
        await Checkpoint.SettleAsync(
        [
            new Settled(steps["1"], RecordState.Created, "z1") { Problems = [differs, differs with { Field = "date" }] },
            new Settled(steps["2"], RecordState.Created, "z2") { Problems = [Error(ProblemStage.Delivery, "odd") with { Severity = Severity.Warning }] },
        ]);

        Assert.Equal((1L, 0L), ((await Checkpoint.AccountAsync("orders")).Differing, (await Checkpoint.AccountAsync("customers")).Differing));
    }

    [Fact]
    public async Task ReadStreams_OfStepsThatComeLater_TellsThoseOfRecordsAtZohoFromTheOthers()
    {
        await Staging.StageAsync(
            [.. new[] { "1", "2", "3" }.Select(key => Staging.Record("orders", key) with { Steps = ["mark_as_sent", "email"] })]);
        await Staging.SealAsync();
        var item = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.DeliverAsync(item, "z1");
        await Checkpoint.SettleAsync([new StepDone(item with { Step = 1 })]);

        var account = await Checkpoint.AccountAsync("orders");

        Assert.Equal((4, 1, 5, 0), (account.ComingSteps, account.PendingSteps, account.StepsLeft, account.FailedSteps));
        Assert.Equal(0, account[RecordState.Refused]);
    }

    // Where the record names none, its customer's is meant.
    [Fact]
    public async Task ReadRecords_OfAModule_NamesTheCurrencyOfEach()
    {
        var named = Staging.Record("orders", "named");
        named.Payload["currency_id"] = "460000";
        var module = new ModuleSpec
        {
            Module = "books.invoices",
            Currency = new CurrencySpec { Module = "books.items", Field = "currency_id", Through = "customer_id" },
        };
        await Staging.StageAsync(
            Staging.Record("products", "dollar") with { NaturalKey = "USD" },
            Staging.Record("customers", "A", new Reference("currency_id", "products", "dollar")),
            Staging.Record("customers", "B"),
            named,
            Staging.Record("orders", "referring", Customer("B"), new Reference("currency_id", "products", "dollar")),
            Staging.Record("orders", "through", Customer("A")),
            Staging.Record("orders", "none", Customer("B")));
        await Staging.SealAsync();

        var records = await Checkpoint.ReadRecordsAsync(module, CancellationToken.None).ToListAsync();

        Assert.Equal([("named", "460000"), ("referring", "USD"), ("through", "USD"), ("none", null)], records.Select(record => (record.Key, record.Currency)));
        Assert.All(await Checkpoint.ReadRecordsAsync(module with { Currency = null }, CancellationToken.None).ToListAsync(), record => Assert.Null(record.Currency));
    }

    // Added up by the source; where a number is faulty the sum would be a lie.
    [Fact]
    public async Task ReadRecords_OfAModule_KnowWhatEachComesTo()
    {
        var module = ZohoCatalogue.Load().Module("books.customerpayments");
        await Checkpoint.AddStreamAsync(new StreamEntry("payments", module.Module, 9), CancellationToken.None);
        var file = new SourceFile("payments", RowRole.Header, "payments.csv", ["key"], "p");
        await Checkpoint.AddFileAsync(file, CancellationToken.None);
        await Checkpoint.StageAsync(
            [
                Payment(1) with { Total = 7.5m },
                Payment(2),
                Payment(3) with { Problems = [Error(ProblemStage.Mapping, "too-small") with { Field = "amount" }] },
                Payment(4) with { Problems = [Error(ProblemStage.Mapping, "too-small") with { Field = "amount", Severity = Severity.Warning }] },
            ],
            [],
            CancellationToken.None);

        var records = await Checkpoint.ReadRecordsAsync(module, CancellationToken.None).ToListAsync();

        Assert.Equal([7.5m, 12.5m, null, 12.5m], records.Select(record => record.SentTotal(module)));
        Assert.Equal([7.5m, 12.5m, null, 12.5m], records.Select(record => record.SourceTotal(module)));
        Assert.Equal([7.5m, null, null, null], records.Select(record => record.Total));
        Assert.Equal([1L], records.Select(record => record.FaultyFields.LongCount(field => field == "amount")).Where(count => count > 0));

        MappedRecord Payment(int number) => new()
        {
            Stream = "payments",
            Module = module.Module,
            Ordinal = number,
            Key = $"{number}",
            Payload = new PayloadObject { ["amount"] = 12.5m },
            Header = new SourceRow(file, number, number + 1, number + 1, [$"{number}"]),
        };
    }

    [Fact]
    public async Task ReadIdentities_OfAllRecords_GiveZohosIdAndHowItCame()
    {
        await Staging.StageAsync(Staging.Record("products", "P"), Staging.Record("customers", "A"), Staging.Record("customers", "B"));
        await Staging.SealAsync();
        var steps = await Checkpoint.TakeReadyAsync(9, CancellationToken.None);
        await Checkpoint.SettleAsync([new Settled(steps[0].Item, RecordState.Matched, "z1"), new Refused(steps[1].Item)]);

        Assert.Equal(
            [
                new RecordIdentity("customers", "A", "z1", RecordState.Matched, "books.contacts", RecordState.Matched),
                new RecordIdentity("customers", "B", null, RecordState.Refused, "books.contacts", null),
                new RecordIdentity("products", "P", null, RecordState.Pending, "books.items", null),
            ],
            await Checkpoint.ReadIdentitiesAsync(CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task ReadCalls_CountsEveryAttemptByPurpose()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));
        await Staging.SealAsync();
        var write = CheckpointCalls.Request(Checkpoint, CheckpointCalls.Create, (await Checkpoint.TakeOneAsync()).Item);
        var read = CheckpointCalls.Request(Checkpoint, CheckpointCalls.List) with { Purpose = RequestPurpose.Read };
        var probe = CheckpointCalls.Request(Checkpoint, CheckpointCalls.List) with { Purpose = RequestPurpose.Probe };
        foreach (var (request, number) in new[] { (write, 1), (write, 2), (read, 1), (probe, 1) })
        {
            var attempt = await Checkpoint.BeginAsync(request, CheckpointCalls.Start(number), CancellationToken.None);
            await Checkpoint.EndAsync(attempt, CheckpointCalls.End(request == write && number == 1 ? ReplyKind.Throttled : ReplyKind.Success));
        }

        await Checkpoint.CountTokenCallAsync(CancellationToken.None);
        await Checkpoint.CountTokenCallAsync(CancellationToken.None);

        var calls = await Checkpoint.ReadCallsAsync(CancellationToken.None);
        Assert.Equal((4, 2, 1, 1), (calls.Total, calls.Writes, calls.Reads, calls.Probes));
        Assert.Equal((1, 1, 2), (calls.Retries, calls.Throttled, calls.Tokens));
    }

    [Fact]
    public async Task WriteNote_Twice_KeepsTheLastAcrossReopening()
    {
        await Checkpoint.WriteNoteAsync("state", "running", CancellationToken.None);
        await Checkpoint.WriteNoteAsync("state", "paused", CancellationToken.None);
        await ReopenAsync();

        Assert.Equal("paused", await Checkpoint.ReadNoteAsync("state", CancellationToken.None));
        Assert.Null(await Checkpoint.ReadNoteAsync("plan", CancellationToken.None));
    }

    [Fact]
    public async Task Settle_AfterDispose_SaysTheCheckpointIsClosed()
    {
        await Checkpoint.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Checkpoint.SettleAsync([]));
    }
}
