using Xunit;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing;

public abstract class DeliveryContract<TStorage> : CheckpointContract<TStorage>
    where TStorage : ICheckpointStorage, new()
{
    [Fact]
    public async Task TakeReady_GivesStepsInOrderOfDelivery_EachOnce()
    {
        await Staging.StageAsync(Staging.Record("products", "P1"), Staging.Record("customers", "C1"));
        await Staging.StageAsync(Staging.Record("customers", "C2"));
        await Staging.SealAsync();

        var first = await Checkpoint.TakeReadyAsync(2, CancellationToken.None);
        var then = await Checkpoint.TakeReadyAsync(2, CancellationToken.None);

        Assert.Equal(["C1", "C2"], first.Select(step => step.Key));
        Assert.Equal("P1", Assert.Single(then).Key);
        Assert.Empty(await Checkpoint.TakeReadyAsync(2, CancellationToken.None));
    }

    [Fact]
    public async Task TakeReady_OfSomeOperations_GivesThoseAloneInOrderOfDelivery()
    {
        await Staging.StageAsync(
            Staging.Record("products", "P"),
            Staging.Record("orders", "1") with { Steps = ["mark_as_sent"] },
            Staging.Record("orders", "2"),
            Staging.Record("customers", "A") with { Steps = ["mark_as_sent"] });
        await Staging.SealAsync();
        foreach (var step in await Checkpoint.TakeReadyAsync(9, [("books.contacts", "create"), ("books.invoices", "create")], CancellationToken.None))
        {
            if (step.Key != "2")
                await Checkpoint.DeliverAsync(step.Item, $"z-{step.Key}");
            else
                await Checkpoint.SettleAsync([new PutBack(step.Item)]);
        }

        (string, string)[] among = [("books.invoices", "mark_as_sent"), ("books.items", "create")];
        Assert.Equal(["P create"], (await Checkpoint.TakeReadyAsync(1, among, CancellationToken.None)).Select(step => $"{step.Key} {step.Operation}"));
        Assert.Equal(["1 mark_as_sent"], (await Checkpoint.TakeReadyAsync(9, among, CancellationToken.None)).Select(step => $"{step.Key} {step.Operation}"));
        Assert.Equal(2, await Checkpoint.CountAsync(StepState.Ready));
    }

    // The set rules reject such a record; one that slipped through must not go out without its amount.
    [Fact]
    public async Task TakeReady_AnAmountThatIsATotalNobodyKnows_IsRefused()
    {
        var payment = Staging.Record("orders", "P1", new Reference("invoice_id", "orders", "1"), new Reference("amount", "orders", "1") { Use = ReferenceUse.Total });
        payment.Payload["amount"] = Payload.TotalMarker("orders", "1");
        await Staging.StageAsync(Staging.Record("orders", "1"), payment);
        await Staging.SealAsync();
        await Checkpoint.DeliverAsync((await Checkpoint.TakeReadyAsync(9, CancellationToken.None)).Single(step => step.Key == "1").Item, "z1");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.TakeOneAsync());
    }

    [Fact]
    public async Task TakeReady_OfAChild_WaitsForAllItsParentsAndCarriesTheirIds()
    {
        await Staging.StageAsync(
            Staging.Record("customers", "ALFKI"),
            Staging.Record("products", "P1"),
            Staging.Record("orders", "1", Customer("ALFKI"), new Reference("billed_to", "customers", "ALFKI"), new Reference("item_id", "products", "P1")));
        await Staging.SealAsync();

        await Checkpoint.DeliverAsync((await Checkpoint.TakeOneAsync()).Item, "z-alfki");
        var product = await Checkpoint.TakeOneAsync();
        Assert.Equal("P1", product.Key);
        Assert.Empty(await Checkpoint.TakeReadyAsync(1, CancellationToken.None));
        await Checkpoint.SettleAsync([new Settled(product.Item, RecordState.Matched, "z-p1")]);

        var order = await Checkpoint.TakeOneAsync();
        Assert.Equal(("orders", "1", "books.invoices", "create"), (order.Stream, order.Key, order.Module, order.Operation));
        Assert.Equal(
            """{"name":"1","customer_id":"z-alfki","billed_to":"z-alfki","item_id":"z-p1"}""", order.Payload.ToJsonString());
        Assert.Null(order.ZohoId);
    }

    [Fact]
    public async Task Settle_OfACreate_MakesItsNextStepReady()
    {
        await Staging.StageAsync(Staging.Record("orders", "1") with { Steps = ["mark_as_sent", "apply_credits"] });
        await Staging.SealAsync();
        await Checkpoint.DeliverAsync((await Checkpoint.TakeOneAsync()).Item, "z1");

        var second = await Checkpoint.TakeOneAsync();
        Assert.Equal(("mark_as_sent", "z1", 1), (second.Operation, second.ZohoId, second.Item.Step));
        Assert.Equal("""{"name":"1"}""", second.Payload.ToJsonString());
        Assert.Equal(2, (await Checkpoint.AccountAsync("orders")).PendingSteps);

        await Checkpoint.SettleAsync([new StepDone(second.Item)]);
        Assert.Equal("apply_credits", (await Checkpoint.TakeOneAsync()).Operation);
    }

    [Fact]
    public async Task Settle_TheSameOutcomeTwice_ChangesNothing()
    {
        await Staging.StageAsync(
            Staging.Record("customers", "A"),
            Staging.Record("customers", "B"),
            Staging.Record("orders", "1", Customer("A"), Customer("B")),
            Staging.Record("orders", "2", Customer("B")));
        await Staging.SealAsync();
        var steps = await Checkpoint.TakeReadyAsync(2, CancellationToken.None);
        Outcome[] outcomes =
        [
            new Settled(steps[0].Item, RecordState.Created, "z1"),
            new Refused(steps[1].Item) { Problems = [Error(ProblemStage.Delivery, "1002")] },
        ];

        await Checkpoint.SettleAsync(outcomes);
        var once = await SnapshotAsync();
        await Checkpoint.SettleAsync(outcomes);

        Assert.Equal(once, await SnapshotAsync());
        Assert.Empty(await Checkpoint.TakeReadyAsync(1, CancellationToken.None));
    }

    [Fact]
    public async Task Settle_WithAnIdAnotherRecordOwns_LeavesItUnknown()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"), Staging.Record("suppliers", "B"), Staging.Record("products", "P"));
        await Staging.SealAsync();
        var steps = await Checkpoint.TakeReadyAsync(3, CancellationToken.None);

        await Checkpoint.SettleAsync([.. steps.Select(step => new Settled(step.Item, RecordState.Recovered, "z1"))]);

        Assert.Equal(1, (await Checkpoint.AccountAsync("customers"))[RecordState.Recovered]);
        Assert.Equal(1, (await Checkpoint.AccountAsync("suppliers"))[RecordState.Unknown]);
        Assert.Equal(1, (await Checkpoint.AccountAsync("products"))[RecordState.Recovered]);
        Assert.Equal(1, await Checkpoint.CountAsync(StepState.Undecided));
        var problem = Assert.Single(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
        Assert.Equal(("B", "owned-by-another"), (problem.Key, problem.Problem.Code));
        Assert.Contains("z1 belongs to customers 'A'", problem.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settle_ARefusedCreate_BlocksItsStepsAndDescendants()
    {
        await Staging.StageAsync(
            Staging.Record("customers", "A") with { Steps = ["mark_as_sent"] },
            Staging.Record("products", "P", Customer("A")),
            Staging.Record("orders", "1", new Reference("item_id", "products", "P")));
        await Staging.SealAsync();

        await Checkpoint.SettleAsync(
            [new Refused((await Checkpoint.TakeOneAsync()).Item) { Problems = [Error(ProblemStage.Delivery, "1002")] }]);

        Assert.Equal((1, 3), (await Checkpoint.CountAsync(StepState.Failed), await Checkpoint.CountAsync(StepState.Blocked)));
        Assert.Equal(
            ["A Refused 1002", "P Blocked parent-refused", "1 Blocked parent-refused"],
            (await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync())
                .Select(problem => $"{problem.Key} {problem.State} {problem.Problem.Code}"));
    }

    [Fact]
    public async Task Settle_ARefusedLaterStep_KeepsTheRecordAndBlocksWhatFollows()
    {
        await Staging.StageAsync(Staging.Record("orders", "1") with { Steps = ["mark_as_sent", "apply_credits"] });
        await Staging.SealAsync();
        await Checkpoint.DeliverAsync((await Checkpoint.TakeOneAsync()).Item, "z1");

        await Checkpoint.SettleAsync(
            [new Refused((await Checkpoint.TakeOneAsync()).Item) { Problems = [Error(ProblemStage.Delivery, "1002")] }]);

        var account = await Checkpoint.AccountAsync("orders");
        Assert.Equal((1, 0, 1), (account[RecordState.Created], account.PendingSteps, account.FailedSteps));
        Assert.Equal(1, await Checkpoint.CountAsync(StepState.Blocked));
    }

    [Fact]
    public async Task TakeReady_AnAmountThatIsAnothersTotal_IsInItsPlaceToTheCent()
    {
        var payment = Staging.Record("orders", "P1", new Reference("invoice_id", "orders", "1"), new Reference("amount", "orders", "1") { Use = ReferenceUse.Total });
        payment.Payload["amount"] = Payload.TotalMarker("orders", "1");
        await Staging.StageAsync(Staging.Record("orders", "1") with { Total = 831.70m }, payment);
        await Staging.SealAsync();
        await Checkpoint.DeliverAsync((await Checkpoint.TakeOneAsync()).Item, "z1");

        var taken = await Checkpoint.TakeOneAsync();

        Assert.Equal("""{"name":"P1","invoice_id":"z1","amount":831.70}""", taken.Payload.ToJsonString());
        await Checkpoint.SettleAsync([new Parked(taken.Item, IsDuplicate: false, CheckpointCalls.Noon, "timeout")]);
        Assert.Equal(taken.Payload.ToJsonString(), Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None)).Payload.ToJsonString());
    }

    [Fact]
    public async Task Settle_AParkedCreate_IsLookedForAndFound()
    {
        await Staging.StageAsync(
            Staging.Record("customers", "A"), Staging.Record("orders", "1", Customer("A")));
        await Staging.SealAsync();
        await Checkpoint.DeliverAsync((await Checkpoint.TakeOneAsync()).Item, "z1");
        var item = (await Checkpoint.TakeOneAsync()).Item;
        var attempt = await Checkpoint.BeginAsync(item);
        await Checkpoint.EndAsync(attempt, CheckpointCalls.End(ReplyKind.Unknown));
        await Checkpoint.SettleAsync([new Parked(item, IsDuplicate: false, CheckpointCalls.Noon.AddSeconds(1), "timeout")]);

        var parked = Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None));
        Assert.Equal((item, "orders", "1", "books.invoices"), (parked.Item, parked.Stream, parked.Key, parked.Module));
        Assert.Equal("""{"name":"1","customer_id":"z1"}""", parked.Payload.ToJsonString());
        Assert.Equal((true, false, "timeout"), (parked.MayBeOurs, parked.IsDuplicate, parked.Message));
        Assert.Equal((CheckpointCalls.Noon, CheckpointCalls.Noon.AddSeconds(1)), (parked.FirstAttemptAt, parked.LastAttemptEndedAt));
        Assert.Equal(1, (await Checkpoint.AccountAsync("orders"))[RecordState.Unknown]);
        Assert.Empty(await Checkpoint.TakeReadyAsync(1, CancellationToken.None));

        await Checkpoint.SettleAsync([new Settled(item, RecordState.Recovered, "z2")]);
        Assert.Empty(await Checkpoint.ReadParkedAsync(CancellationToken.None));
        Assert.Equal(1, (await Checkpoint.AccountAsync("orders"))[RecordState.Recovered]);
    }

    [Fact]
    public async Task Settle_ADuplicate_IsNotTakenForOurs()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));
        await Staging.SealAsync();
        var item = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Duplicate));
        await Checkpoint.SettleAsync([new Parked(item, IsDuplicate: true, CheckpointCalls.Noon, "exists")]);

        var parked = Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None));
        Assert.Equal((true, false), (parked.IsDuplicate, parked.MayBeOurs));
    }

    [Fact]
    public async Task Settle_NotFoundTwice_KeepsTheFirstTime()
    {
        var item = await ParkOneAsync();

        await Checkpoint.SettleAsync([new NotFound(item, CheckpointCalls.Noon.AddMinutes(2))]);
        await Checkpoint.SettleAsync([new NotFound(item, CheckpointCalls.Noon.AddMinutes(5))]);

        Assert.Equal(
            CheckpointCalls.Noon.AddMinutes(2), Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None)).AbsentSince);
    }

    [Fact]
    public async Task Settle_SendAgainWithoutALookThatMissedIt_ChangesNothing()
    {
        var item = await ParkOneAsync();
        await Checkpoint.SettleAsync([new SendAgain(item)]);
        Assert.Empty(await Checkpoint.TakeReadyAsync(10, CancellationToken.None));

        // Parked once more: the look that missed it the first time says nothing of the second.
        await Checkpoint.SettleAsync([new NotFound(item, CheckpointCalls.Noon.AddMinutes(2)), new SendAgain(item)]);
        await Checkpoint.TakeOneAsync();
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Unknown));
        await Checkpoint.SettleAsync([new Parked(item, IsDuplicate: false, CheckpointCalls.Noon.AddMinutes(9), "timeout")]);
        await Checkpoint.SettleAsync([new SendAgain(item)]);

        Assert.Empty(await Checkpoint.TakeReadyAsync(10, CancellationToken.None));
        Assert.Equal(item, Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None)).Item);
    }

    [Fact]
    public async Task Settle_SendAgain_IsSentAgainAndStillMayBeOurs()
    {
        var item = await ParkOneAsync();
        await Checkpoint.SettleAsync([new NotFound(item, CheckpointCalls.Noon.AddMinutes(2))]);

        await Checkpoint.SettleAsync([new SendAgain(item)]);
        Assert.Equal(1, (await Checkpoint.AccountAsync("customers"))[RecordState.Pending]);
        Assert.Equal(item, (await Checkpoint.TakeOneAsync()).Item);
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Duplicate));
        await Checkpoint.SettleAsync([new Parked(item, IsDuplicate: true, CheckpointCalls.Noon.AddMinutes(9), "exists")]);

        var parked = Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None));
        Assert.Equal((true, true, null), (parked.IsDuplicate, parked.MayBeOurs, parked.AbsentSince));
    }

    [Fact]
    public async Task Settle_Undecided_LeavesChildrenPendingUntilAPersonDecides()
    {
        await Staging.StageAsync(Staging.Record("orders", "1", Customer("A")));
        var item = await ParkOneAsync();
        await Checkpoint.SettleAsync([new Undecided(item) { Problems = [Error(ProblemStage.Delivery, "undecided")] }]);
        await Checkpoint.BlockWaitingAsync(Error(ProblemStage.Delivery, "circle"), CancellationToken.None);

        Assert.Equal(1, (await Checkpoint.AccountAsync("customers"))[RecordState.Unknown]);
        Assert.Equal(1, (await Checkpoint.AccountAsync("orders"))[RecordState.Pending]);
        Assert.Empty(await Checkpoint.ReadParkedAsync(CancellationToken.None));

        await Checkpoint.SettleAsync([new Settled(item, RecordState.Recovered, "z1")]);
        Assert.Equal("1", (await Checkpoint.TakeOneAsync()).Key);
        Assert.Empty(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task Settle_PutBack_HandsTheStepOutAgain()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));
        await Staging.SealAsync();
        var item = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.RunStopper));

        await Checkpoint.SettleAsync([new PutBack(item)]);

        Assert.Equal(item, (await Checkpoint.TakeOneAsync()).Item);
    }

    [Fact]
    public async Task Settle_PutBackOfWhatMayBeThere_ParksIt()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));
        await Staging.SealAsync();
        var item = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Unknown));

        await Checkpoint.SettleAsync([new PutBack(item)]);

        Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Settle_PutBackWhileAnAttemptIsInTheAir_ParksIt()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));
        await Staging.SealAsync();
        var item = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.BeginAsync(item);

        await Checkpoint.SettleAsync([new PutBack(item)]);

        Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None));
        Assert.Empty(await Checkpoint.TakeReadyAsync(1, CancellationToken.None));
    }

    // The answer came after the run had given it up: what Zoho has made is ours, whatever was to become of it.
    [Fact]
    public async Task Settle_ALateSuccessOfWhatWasPutBack_IsItsLastWord()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));
        await Staging.SealAsync();
        var item = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.SettleAsync([new PutBack(item)]);

        await Checkpoint.SettleAsync([new Settled(item, RecordState.Created, "z1")]);

        Assert.Equal(1, (await Checkpoint.AccountAsync("customers"))[RecordState.Created]);
        Assert.Empty(await Checkpoint.TakeReadyAsync(1, CancellationToken.None));
    }

    [Fact]
    public async Task Settle_ALateWordOnASettledRecord_UndoesNothing()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));
        await Staging.SealAsync();
        var item = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.DeliverAsync(item, "z1");

        foreach (var late in new Outcome[]
        {
            new Parked(item, IsDuplicate: false, CheckpointCalls.Noon, "timeout"), new Refused(item), new PutBack(item), new SendAgain(item),
            new NotFound(item, CheckpointCalls.Noon), new Undecided(item), new Settled(item, RecordState.Recovered, "z2"),
        })
        {
            await Checkpoint.SettleAsync([late]);
            Assert.Equal((1, 1), ((await Checkpoint.AccountAsync("customers"))[RecordState.Created], await Checkpoint.CountAsync(StepState.Done)));
        }

        Assert.Equal("z1", Assert.Single(await Checkpoint.ReadDeliveredRowsAsync("customers", CancellationToken.None).ToListAsync()).ZohoId);
    }

    [Fact]
    public async Task Settle_WhatCannotBeSaidOfAStep_IsRefusedWithAllThatIsSettledWithIt()
    {
        await Staging.StageAsync(Staging.Record("orders", "1") with { Steps = ["mark_as_sent"] });
        await Staging.SealAsync();
        var create = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.DeliverAsync(create, "z1");
        var later = create with { Step = 1 };

        foreach (var wrong in new Outcome[] { new StepDone(create), new Settled(later, RecordState.Created, "z2"), new TakenBack(later) })
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Checkpoint.SettleAsync([new StepDone(later), wrong]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.SettleAsync([new StepDone(later), new StepDone(later with { Step = 2 })]));

        Assert.Equal(1, (await Checkpoint.AccountAsync("orders")).PendingSteps);
    }

    [Fact]
    public async Task ReadParked_OfOneWhoseAttemptNobodyKnows_GoesByWhenItWasParked()
    {
        await Staging.StageAsync(Staging.Record("customers", "A") with { Total = 7m });
        await Staging.SealAsync();
        var item = (await Checkpoint.TakeOneAsync()).Item;
        Assert.Null(await Checkpoint.ReadUnknownAsync(item.Record, CancellationToken.None));
        await Checkpoint.SettleAsync([new Parked(item, IsDuplicate: true, CheckpointCalls.Noon, "exists")]);

        var parked = Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None));

        Assert.Equal((CheckpointCalls.Noon, CheckpointCalls.Noon, null), (parked.FirstAttemptAt, parked.LastAttemptEndedAt, parked.AbsentSince));
        Assert.Equal((false, false, 0, 7m), (parked.MayBeOurs, parked.IsInDoubt, parked.UnknownAttempts, parked.Total));
        Assert.Equal("exists", (await Checkpoint.ReadUnknownAsync(item.Record, CancellationToken.None))!.Message);
    }

    // A later step that Zoho refused leaves what is behind the record alone.
    [Fact]
    public async Task Settle_ARefusedLaterStep_BlocksNoChild()
    {
        await Staging.StageAsync(Staging.Record("customers", "A") with { Steps = ["mark_as_sent"] }, Staging.Record("orders", "1", Customer("A")));
        await Staging.SealAsync();
        var create = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.DeliverAsync(create, "z1");

        await Checkpoint.SettleAsync([new Refused(create with { Step = 1 }) { Problems = [Error(ProblemStage.Delivery, "zoho-9")] }]);

        Assert.Equal("1", (await Checkpoint.TakeOneAsync()).Key);
    }

    [Fact]
    public async Task Settle_ALaterStepThatIsUndecided_LeavesTheRecordAtZoho()
    {
        await Staging.StageAsync(Staging.Record("orders", "1") with { Steps = ["mark_as_sent"] });
        await Staging.SealAsync();
        var create = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.DeliverAsync(create, "z1");
        var later = (await Checkpoint.TakeOneAsync()).Item;

        await Checkpoint.SettleAsync([new Undecided(later) { Problems = [Error(ProblemStage.Delivery, "undecided")] }]);

        Assert.Equal(1, (await Checkpoint.AccountAsync("orders"))[RecordState.Created]);
        await Checkpoint.SettleAsync([new SendAgain(later)]);
        Assert.Equal((later, RecordState.Created), ((await Checkpoint.TakeOneAsync()).Item, (await Checkpoint.FindRecordsAsync("orders:1", CancellationToken.None)).Single().State));
    }

    [Fact]
    public async Task BlockWaiting_OfACircle_BlocksItAndWhatHangsOnIt()
    {
        await Staging.StageAsync(
            Staging.Record("customers", "A", Customer("B")),
            Staging.Record("customers", "B", Customer("A")),
            Staging.Record("customers", "SELF", Customer("SELF")),
            Staging.Record("orders", "1", Customer("A")),
            Staging.Record("orders", "2") with { Steps = ["mark_as_sent"] });
        await Staging.SealAsync();
        Assert.Equal("2", (await Checkpoint.TakeOneAsync()).Key);

        await Checkpoint.BlockWaitingAsync(Error(ProblemStage.Validation, "circle"), CancellationToken.None);

        Assert.Equal(3, (await Checkpoint.AccountAsync("customers"))[RecordState.Blocked]);
        Assert.Equal(1, (await Checkpoint.AccountAsync("orders"))[RecordState.Blocked]);
        Assert.Equal(1, await Checkpoint.CountAsync(StepState.Waiting));
        Assert.Equal(4, (await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync()).Count(problem => problem.Problem.Code == "circle"));
    }

    [Fact]
    public async Task Begin_ForAStepNobodyTook_IsRefused()
    {
        var item = await ParkOneAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.BeginAsync(item));

        Assert.Equal(1, (await Checkpoint.ReadCallsAsync(CancellationToken.None)).Total);
    }

    [Fact]
    public async Task NextRequestId_AfterReopening_IsFree()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));
        await Staging.SealAsync();
        var item = (await Checkpoint.TakeOneAsync()).Item;
        var request = CheckpointCalls.Request(Checkpoint, CheckpointCalls.Create, item);
        await Checkpoint.BeginAsync(request, CheckpointCalls.Start(1), CancellationToken.None);
        await ReopenAsync();

        Assert.True(Checkpoint.NextRequestId() > request.Id);
    }

    [Fact]
    public async Task Settle_FromManyTasks_LosesNothing()
    {
        await Staging.StageAsync([.. Enumerable.Range(0, 200).Select(i => Staging.Record("customers", $"C{i}"))]);
        await Staging.SealAsync();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            while (await Checkpoint.TakeReadyAsync(5, CancellationToken.None) is { Count: > 0 } steps)
            {
                foreach (var step in steps)
                    await Checkpoint.DeliverAsync(step.Item, $"z-{step.Key}");
            }
        })));

        Assert.Equal(200, (await Checkpoint.AccountAsync("customers"))[RecordState.Created]);
        Assert.Equal(200, (await Checkpoint.ReadCallsAsync(CancellationToken.None)).Writes);
    }

    private async Task<RequestItem> ParkOneAsync()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));
        await Staging.SealAsync();
        var item = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Unknown));
        await Checkpoint.SettleAsync([new Parked(item, IsDuplicate: false, CheckpointCalls.Noon, "timeout")]);
        return item;
    }

    private async Task<string> SnapshotAsync()
    {
        var steps = await Checkpoint.CountStepsAsync(CancellationToken.None);
        var streams = await Checkpoint.ReadStreamsAsync(CancellationToken.None);
        var problems = await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync();
        return string.Join('\n', steps.Select(step => $"{step.Key} {step.Value}").Order(StringComparer.Ordinal)
            .Concat(streams.SelectMany(stream => stream.States.Select(state => $"{stream.Stream.Name} {state.Key} {state.Value}")))
            .Concat(problems.Select(problem => problem.ToString())));
    }
}
