using Xunit;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing;

public abstract class StagingContract<TStorage> : CheckpointContract<TStorage>
    where TStorage : ICheckpointStorage, new()
{
    [Fact]
    public async Task Stage_BeforeTheSeal_HandsNothingOut()
    {
        await Staging.StageAsync(Staging.Record("customers", "ALFKI"));

        Assert.Empty(await Checkpoint.TakeReadyAsync(10, CancellationToken.None));
        Assert.False(Checkpoint.IsSealed);
    }

    [Fact]
    public async Task Stage_AFaultyRecord_IsRejectedWithItsProblems()
    {
        var faulty = Staging.Record("customers", "ALFKI") with { Problems = [Error(ProblemStage.Mapping, "required")], Steps = ["mark_as_sent"] };
        var odd = Staging.Record("customers", "ANATR") with
        {
            Problems = [Error(ProblemStage.Validation, "trimmed") with { Severity = Severity.Warning }],
        };
        await Staging.StageAsync(faulty, odd);
        await Staging.SealAsync();

        var account = await Checkpoint.AccountAsync("customers");
        Assert.Equal((2, 1, 1), (account.Records, account[RecordState.Rejected], account[RecordState.Pending]));
        Assert.Equal(2, await Checkpoint.CountAsync(StepState.Blocked));
        Assert.Equal("ANATR", (await Checkpoint.TakeOneAsync()).Key);
    }

    [Fact]
    public async Task Stage_WhenOneOfTwoFails_TheOtherStands()
    {
        var good = Staging.Record("customers", "ALFKI");
        var sameOrdinal = Staging.Record("customers", "ANATR") with { Ordinal = good.Ordinal };

        var staging = new[] { Staging.StageAsync(good), Staging.StageAsync(sameOrdinal), Staging.StageAsync(Staging.Record("customers", "ANTON")) };
        await Assert.ThrowsAnyAsync<Exception>(() => staging[1]);
        await Task.WhenAll(staging[0], staging[2]);

        Assert.Equal(2, (await Checkpoint.AccountAsync("customers")).Records);
    }

    [Fact]
    public async Task DuplicateValues_OfOneModuleAndField_AreGroupedWithoutRejectedOnes()
    {
        await Staging.StageAsync(
            Compared("products", "1", "sku", "A"),
            Compared("products", "2", "sku", "A") with { Problems = [Error(ProblemStage.Mapping, "required")] },
            Compared("products", "3", "sku", "A"),
            Compared("products", "4", "sku", "B"),
            Compared("products", "5", "name", "A"),
            Compared("customers", "6", "sku", "A"));

        var group = Assert.Single(await Checkpoint.DuplicateValuesAsync("books.items", "sku", CancellationToken.None).ToListAsync());
        Assert.Equal([("products", "1", 2L), ("products", "3", 4L)], group.Select(record => (record.Stream, record.Key, record.Line)));
    }

    [Fact]
    public async Task Disagreeing_ParentAndChild_AreFoundByTheReferencesField()
    {
        await Staging.StageAsync(
            Compared("products", "P", "type", "income"),
            Compared("products", "same", "type", "income", new Reference("parent", "products", "P")),
            Compared("products", "other", "type", "expense", new Reference("parent", "products", "P")),
            Compared("products", "elsewhere", "type", "expense", new Reference("friend", "products", "P")),
            Compared("products", "lost", "type", "expense", new Reference("parent", "products", "Q")));

        var found = Assert.Single(await Checkpoint.DisagreeingAsync(new Agreement("books.items", "parent", "type"), CancellationToken.None).ToListAsync());
        Assert.Equal(("other", 4L, "P", 2L), (found.Child.Key, found.Child.Line, found.Parent.Key, found.Parent.Line));
        Assert.Equal("parent", found.Field);
    }

    // A payment of one customer for an invoice of another.
    [Fact]
    public async Task Disagreeing_WhoIsAppliedToAnothersRecord_IsFoundByThatReference()
    {
        await Staging.StageAsync(
            Staging.Record("orders", "1", Customer("A")),
            Staging.Record("products", "same", Customer("A"), AppliedTo(0, "1")),
            Staging.Record("products", "other", Customer("B"), AppliedTo(0, "2"), AppliedTo(1, "1")),
            Staging.Record("products", "rejected", Customer("B"), AppliedTo(0, "1")) with { Problems = [Error(ProblemStage.Mapping, "required")] },
            Staging.Record("products", "not applied", Customer("B"), new Reference("invoices[0].invoice_id", "orders", "1")),
            Staging.Record("suppliers", "of another module", Customer("B"), AppliedTo(0, "1")));

        var found = Assert.Single(await Checkpoint.DisagreeingAsync(
            new Agreement("books.items", "invoices[].invoice_id", "customer_id") { IsReference = true }, CancellationToken.None).ToListAsync());

        Assert.Equal(("other", "invoices[1].invoice_id", "1"), (found.Child.Key, found.Field, found.Parent.Key));

        static Reference AppliedTo(int place, string order) => new($"invoices[{place}].invoice_id", "orders", order) { Applied = new AppliedAmount(1m) };
    }

    [Fact]
    public async Task DuplicateKeys_OfRejectedOnesToo_AreGroupedInFileOrder()
    {
        await Staging.StageAsync(
            Staging.Record("customers", "B"),
            Staging.Record("customers", "A"),
            Staging.Record("customers", "B") with { Problems = [Error(ProblemStage.Mapping, "required")] },
            Staging.Record("customers", "A"),
            Staging.Record("suppliers", "A"),
            Staging.Record("customers", ""),
            Staging.Record("customers", ""));

        var groups = await Checkpoint.DuplicateKeysAsync(CancellationToken.None).ToListAsync();

        Assert.Equal(["B 2,4", "A 3,5"], groups.Select(group => $"{group[0].Key} {string.Join(',', group.Select(one => one.Line))}"));
        Assert.All(groups.SelectMany(group => group), one => Assert.Equal(("customers", "customers.csv"), (one.Stream, one.File)));
    }

    [Fact]
    public async Task DuplicateNaturalKeys_AcrossStreamsOfAModule_LeaveRejectedOnesOut()
    {
        await Staging.StageAsync(
            Staging.Record("suppliers", "S1") with { NaturalKey = "acme" },
            Staging.Record("customers", "C1") with { NaturalKey = "acme" },
            Staging.Record("customers", "C2") with { NaturalKey = "other", Problems = [Error(ProblemStage.Mapping, "required")] },
            Staging.Record("customers", "C3") with { NaturalKey = "other" },
            Staging.Record("products", "P1") with { NaturalKey = "acme" });

        var group = Assert.Single(await Checkpoint.DuplicateNaturalKeysAsync(CancellationToken.None).ToListAsync());

        Assert.Equal(["C1", "S1"], group.Select(one => one.Key));
    }

    [Fact]
    public async Task SharedNaturalKeys_OfTwoModules_AreGroupedAsOfOne()
    {
        await Staging.StageAsync(
            Staging.Record("suppliers", "S1") with { NaturalKey = "acme" },
            Staging.Record("products", "P1") with { NaturalKey = "other" },
            Staging.Record("products", "P2") with { NaturalKey = "acme" },
            Staging.Record("orders", "O1") with { NaturalKey = "acme" });

        var group = Assert.Single(await Checkpoint.SharedNaturalKeysAsync("books.items", "books.contacts", CancellationToken.None).ToListAsync());

        Assert.Equal(["P2", "S1"], group.Select(one => one.Key).Order());
    }

    [Fact]
    public async Task DanglingReferences_ToNoRecordAtAll_AreFound()
    {
        await Staging.StageAsync(
            Staging.Record("customers", "ALFKI") with { Problems = [Error(ProblemStage.Mapping, "required")] },
            Staging.Record("orders", "1", Customer("ALFKI")),
            Staging.Record("orders", "2", Customer("NOBODY"), new Reference("salesperson_id", "nowhere", "X")),
            Staging.Record("orders", "3", Customer("NOBODY")) with { Problems = [Error(ProblemStage.Mapping, "required")] });

        var dangling = await Checkpoint.DanglingReferencesAsync(CancellationToken.None).ToListAsync();

        Assert.Equal(
            [("2", Customer("NOBODY")), ("2", new Reference("salesperson_id", "nowhere", "X")), ("3", Customer("NOBODY"))],
            dangling.Select(one => (one.Child.Key, one.Reference)));
    }

    [Fact]
    public async Task DanglingReferences_OfOneRecord_ThoseThatWantAnIdComeFirst()
    {
        await Staging.StageAsync(Staging.Record(
            "orders", "1", new Reference("amount", "orders", "9") { Use = ReferenceUse.Total }, new Reference("invoice_id", "orders", "9"), Customer("9")));

        var dangling = await Checkpoint.DanglingReferencesAsync(CancellationToken.None).ToListAsync();

        Assert.Equal(["invoice_id", "customer_id", "amount"], dangling.Select(one => one.Reference.Field));
    }

    [Fact]
    public async Task DanglingReferences_OfALine_NameThatLine()
    {
        MappedRecord order = Staging.Record("orders", "1", Item(1), Item(2), Item(null)) with
        {
            Lines = [Staging.Row("orders", RowRole.Line, "1", "a"), Staging.Row("orders", RowRole.Line, "1", "b")],
        };
        await Staging.StageAsync(order);

        var dangling = await Checkpoint.DanglingReferencesAsync(CancellationToken.None).ToListAsync();

        Assert.Equal([new StagedLine("orders_lines.csv#2", "orders_lines.csv", 3), null, null], dangling.Select(one => one.Line));

        static Reference Item(int? line) => new(line is null ? "item_id" : $"line_items[{line}].item_id", "products", "lost");
    }

    [Fact]
    public async Task AppliedBeyondTotal_OfRecordsNotRejected_IsToldInOrderOfDelivery()
    {
        await Staging.StageAsync(
            Staging.Record("orders", "1") with { Total = 100m },
            Staging.Record("orders", "2") with { Total = 5m, Problems = [Error(ProblemStage.Mapping, "required")] },
            Staging.Record("orders", "3"));
        await Staging.StageAsync(
            Staging.Record("products", "late", Pays("1", 1m)),
            Staging.Record("suppliers", "early", Pays("1", 60m)),
            Staging.Record("suppliers", "rejected", Pays("1", 60m)) with { Problems = [Error(ProblemStage.Mapping, "required")] },
            Staging.Record("suppliers", "over", Pays("1", null)),
            Staging.Record("suppliers", "other", Pays("2", 60m), Pays("3", 60m), Pays("4", 60m)));

        var beyond = await Checkpoint.AppliedBeyondTotalAsync(CancellationToken.None).ToListAsync();

        Assert.Equal(["over", "late"], beyond.Select(amount => amount.Child.Key));
        Assert.All(beyond, amount => Assert.Equal(("invoice_id", "1", "orders.csv", 2L), (amount.Field, amount.Parent.Key, amount.Parent.File, amount.Parent.Line)));
    }

    [Fact]
    public async Task TotalsOfNoUse_UnknownOrNothing_AreTold()
    {
        await Staging.StageAsync(
            Staging.Record("orders", "some") with { Total = 0.01m }, Staging.Record("orders", "none") with { Total = 0.00m }, Staging.Record("orders", "unknown"));
        await Staging.StageAsync(
            Staging.Record("products", "1", TotalOf("some")), Staging.Record("products", "2", TotalOf("none")), Staging.Record("products", "3", TotalOf("unknown")));

        var useless = await Checkpoint.TotalsOfNoUseAsync(CancellationToken.None).ToListAsync();

        Assert.Equal([("2", "none"), ("3", "unknown")], useless.Select(amount => (amount.Child.Key, amount.Parent.Key)));
    }

    [Fact]
    public async Task Reject_WithAnError_KeepsTheRecordFromBeingSent()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"), Staging.Record("customers", "A"), Staging.Record("customers", "B"));
        var twins = Assert.Single(await Checkpoint.DuplicateKeysAsync(CancellationToken.None).ToListAsync());

        await Checkpoint.RejectAsync(
            [.. twins.Select(twin => new StagedProblem(twin.Record, Error(ProblemStage.Validation, "duplicate-key")))], CancellationToken.None);
        await Staging.SealAsync();

        Assert.Equal("B", (await Checkpoint.TakeReadyAsync(10, CancellationToken.None)).Single().Key);
        Assert.Equal(2, (await Checkpoint.AccountAsync("customers"))[RecordState.Rejected]);
    }

    [Fact]
    public async Task Seal_WithTwoSendableRecordsOfOneKey_IsRefused()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"), Staging.Record("customers", "A"));

        await Assert.ThrowsAsync<InvalidOperationException>(Staging.SealAsync);

        Assert.False(Checkpoint.IsSealed);
    }

    [Fact]
    public async Task Seal_WithARowThatIsNowhere_IsRefused()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));
        _ = Staging.Row("customers", RowRole.Header, "read, but never staged");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(Staging.SealAsync);

        Assert.Contains("customers.csv has 2 rows, 1 of them are staged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seal_WithAFileThatWasNotReadToItsEnd_IsRefused()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.SealAsync(CancellationToken.None));

        Assert.Contains("customers.csv was not read to its end", error.Message, StringComparison.Ordinal);
        Assert.False(Checkpoint.IsSealed);
    }

    // What a file or a stream of another name would be given to is nobody's.
    [Fact]
    public async Task Stage_InAStreamOrOfAFileThatWasNotAdded_IsRefused()
    {
        var record = Staging.Record("customers", "A");
        var other = record.Header.File with { Name = "other.csv" };

        await Assert.ThrowsAsync<InvalidOperationException>(() => Staging.StageAsync(record with { Stream = "others" }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Staging.StageAsync(record with { Header = record.Header with { File = other } }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.AddFileAsync(other with { Stream = "others" }, CancellationToken.None));
        Assert.Equal(0, (await Checkpoint.AccountAsync("customers")).Records);
    }

    [Fact]
    public async Task ReadFiles_OfAFileWhoseReadingIsKnown_KeepsHowItIsRead()
    {
        var format = new TableFormat { Delimiter = ';' };
        var file = new SourceFile("customers", RowRole.Line, "other.csv", ["key"], "f") { Format = format };
        await Checkpoint.AddFileAsync(file, CancellationToken.None);
        await ReopenAsync();

        var files = await Checkpoint.ReadFilesAsync(CancellationToken.None);

        Assert.Equal(format, files.Single(one => one.File.Name == "other.csv").File.Format);
        Assert.Null(files[0].File.Format);
    }

    [Fact]
    public async Task Seal_BlocksTheDescendantsOfARejectedRecord_EachForItsParent()
    {
        await Staging.StageAsync(
            Staging.Record("customers", "ALFKI") with { Problems = [Error(ProblemStage.Mapping, "required")] },
            Staging.Record("products", "P1", Customer("ALFKI")),
            Staging.Record("orders", "1", new Reference("item_id", "products", "P1")),
            Staging.Record("orders", "2"));
        await Staging.SealAsync();

        var problems = await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync();
        Assert.Equal(
            ["customers ALFKI Rejected required", "products P1 Blocked parent-rejected", "orders 1 Blocked parent-rejected"],
            problems.Select(problem => $"{problem.Stream} {problem.Key} {problem.State} {problem.Problem.Code}"));
        Assert.Contains("customers 'ALFKI', which was rejected", problems[1].Problem.Message, StringComparison.Ordinal);
        Assert.Equal((ProblemStage.Validation, "item_id"), (problems[2].Problem.Stage, problems[2].Problem.Field));
        Assert.Equal("2", Assert.Single(await Checkpoint.TakeReadyAsync(10, CancellationToken.None)).Key);
    }

    [Fact]
    public async Task Seal_OfAReferenceThatLeadsNowhere_BlocksTheRecord()
    {
        await Staging.StageAsync(Staging.Record("orders", "1", Customer("NOBODY")), Staging.Record("orders", "2", new Reference("x", "orders", "1")));
        await Staging.SealAsync();

        Assert.Equal(2, (await Checkpoint.AccountAsync("orders"))[RecordState.Blocked]);
        Assert.Equal(
            ["dangling-reference", "parent-rejected"],
            (await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync()).Select(problem => problem.Problem.Code));
    }

    [Fact]
    public async Task Seal_IsForEver()
    {
        await Staging.StageAsync(Staging.Record("customers", "ALFKI"));
        await Staging.SealAsync();
        await ReopenAsync();

        Assert.True(Checkpoint.IsSealed);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.ResetStagingAsync(CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Checkpoint.AddStreamAsync(new StreamEntry("late", "books.items", 9), CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Checkpoint.AddFileAsync(new SourceFile("customers", RowRole.Header, "late.csv", ["key"], "f"), CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.StageAsync([Staging.Record("customers", "late")], [], CancellationToken.None));
    }

    [Fact]
    public async Task ResetStaging_OfAHalfDoneArea_LetsItBeFilledAgain()
    {
        await Staging.StageAsync(Staging.Record("customers", "ALFKI") with { Problems = [Error(ProblemStage.Mapping, "required")] });
        await ReopenAsync();
        await Checkpoint.ResetStagingAsync(CancellationToken.None);
        Assert.Empty(await Checkpoint.ReadStreamsAsync(CancellationToken.None));
        // Of what was added before nothing is left.
        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.StageAsync([Staging.Record("customers", "ALFKI")], [], CancellationToken.None));
        await Checkpoint.AddStreamAsync(new StreamEntry("customers", "books.contacts", 0), CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.StageAsync([Staging.Record("customers", "ALFKI")], [], CancellationToken.None));
        await Checkpoint.ResetStagingAsync(CancellationToken.None);

        var again = await new Staging(Checkpoint).OpenAsync();
        await again.StageAsync(again.Record("customers", "ALFKI"));
        await again.SealAsync();

        Assert.Equal("ALFKI", (await Checkpoint.TakeOneAsync()).Key);
    }

    [Fact]
    public async Task Stage_OnAReopenedCheckpoint_GoesOn()
    {
        await Staging.StageAsync(Staging.Record("customers", "ALFKI"));
        await ReopenAsync();
        var next = Staging.Record("customers", "ANATR");

        await Checkpoint.StageAsync([next], [], CancellationToken.None);

        Assert.Equal(2, (await Checkpoint.AccountAsync("customers")).Records);
    }

    [Fact]
    public async Task DanglingReferences_OfACancelledRun_Stop()
    {
        await Staging.StageAsync(Staging.Record("orders", "1", Customer("NOBODY")));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Checkpoint.DanglingReferencesAsync(new CancellationToken(canceled: true)).ToListAsync());
    }

    [Fact]
    public async Task Manifest_AfterReopening_IsWhatWasGiven()
    {
        await ReopenAsync();

        Assert.Equivalent(ZohoMigrate.Testing.Checkpointing.Staging.Manifest, Checkpoint.Manifest, strict: true);
    }

    private static Reference Pays(string order, decimal? amount) => new("invoice_id", "orders", order) { Applied = new AppliedAmount(amount) };

    private static Reference TotalOf(string order) => new("amount", "orders", order) { Use = ReferenceUse.Total };
    private MappedRecord Compared(string stream, string key, string field, string value, params Reference[] references) =>
        Staging.Record(stream, key, references) with { Compared = [new ComparedValue(field, value)] };
}
