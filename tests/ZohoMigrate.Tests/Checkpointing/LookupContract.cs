using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Retrying;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>What records take of records the organisation has: looked up once, and who names what is not there is not sent.</summary>
public abstract class LookupContract<TStorage> : CheckpointContract<TStorage>
    where TStorage : ICheckpointStorage, new()
{
    private static readonly LookupList Accounts = new("books.accounts", "account_name");
    private static readonly LookupList Taxes = new("books.taxes", "tax_name");

    [Fact]
    public async Task ReadSought_OfRecordsThatMayBeSent_GivesEachValueOnce()
    {
        await SealAsync(
            Staging.Record("orders", "1") with { Lookups = [Tax("GST"), Account("Sales")] },
            Staging.Record("orders", "2") with { Lookups = [Account("Sales")] },
            Staging.Record("orders", "3") with { Lookups = [Account("Rent")], Problems = [Error(ProblemStage.Mapping, "required")] });

        Assert.Equal([(Accounts, "Sales"), (Taxes, "GST")], await SoughtAsync());
    }

    [Fact]
    public async Task WriteLookedUp_WhatWasFound_StandsInThePayloadAndIsSoughtNoMore()
    {
        var order = Staging.Record("orders", "1") with { Lookups = [Account("Sales"), Tax("GST")] };
        order.Payload["account_id"] = Payload.ReferenceMarker(Accounts.Name, "Sales");
        await SealAsync(order);

        await WriteAsync(Accounts, found: "Sales");
        await ReopenAsync();

        Assert.Equal([(Taxes, "GST")], await SoughtAsync());
        Assert.Equal("z-Sales", (string?)(await Checkpoint.TakeOneAsync()).Payload["account_id"]);
    }

    [Fact]
    public async Task WriteLookedUp_WhatIsMissing_BlocksWhoeverNamesItForEachOfItAndWhatRefersToThem()
    {
        var line = Staging.Row("orders", RowRole.Line, "1", "a");
        await SealAsync(
            Staging.Record("orders", "1") with { Lines = [line], Lookups = [Account("Sails"), Tax("GTS") with { Field = "line_items[0].tax_id", Row = line.Id }] },
            Staging.Record("orders", "2", new Reference("invoice_id", "orders", "1")),
            Staging.Record("orders", "3") with { Lookups = [Account("Sales")] });

        await Checkpoint.WriteLookedUpAsync([Answer(Accounts, "Sales", "Sails"), Answer(Taxes, "GST", "GTS")], CancellationToken.None);

        Assert.Equal(
            ["1 looked-for account_id ", "1 looked-for line_items[0].tax_id orders_lines.csv#1", "2 parent-refused invoice_id "],
            (await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync())
                .Select(problem => $"{problem.Key} {problem.Problem.Code} {problem.Problem.Field} {problem.Problem.Row}"));
        Assert.Equal(2, (await Checkpoint.AccountAsync("orders"))[RecordState.Blocked]);
        Assert.Equal(["3"], (await Checkpoint.TakeReadyAsync(9, CancellationToken.None)).Select(step => step.Key));
        Assert.Empty(await SoughtAsync());
    }

    // It was there when the record went; somebody has deleted it since.
    [Fact]
    public async Task WriteLookedUp_WhatIsMissingNow_IsNothingToARecordThatIsAtZoho()
    {
        await SealAsync(Staging.Record("orders", "1") with { Lookups = [Account("Sales")] });
        await Checkpoint.DeliverAsync((await Checkpoint.TakeOneAsync()).Item, "z1");

        await Checkpoint.WriteLookedUpAsync([Answer(Accounts, "Rent", "Sales")], CancellationToken.None);

        Assert.Equal(1, (await Checkpoint.AccountAsync("orders"))[RecordState.Created]);
        Assert.Empty(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
    }

    // What was found then may have been deleted, and made again with another id.
    [Fact]
    public async Task Restage_ARecordThatLooksSomethingUp_HasAllOfItLookedUpAnew()
    {
        var order = Staging.Record("orders", "1") with { Lookups = [Account("Sales"), Tax("GTS")] };
        await SealAsync(order, Staging.Record("orders", "2") with { Lookups = [Account("Rent")] });
        await Checkpoint.WriteLookedUpAsync([Answer(Accounts, "Sales", "none"), Answer(Accounts, "Rent", "none"), Answer(Taxes, "none", "GTS")], CancellationToken.None);
        var id = (await Checkpoint.FindHeaderAsync("orders", "1", CancellationToken.None))!.Record;

        await Checkpoint.RestageAsync(
            new Restaging(
                [new RestagedRecord(id, order with { Lookups = [Account("Sales"), Tax("GST")] })], [], [], OpenedAt),
            CancellationToken.None);

        Assert.Equal([(Accounts, "Sales"), (Taxes, "GST")], await SoughtAsync());
    }

    // Nobody looks again for one that waits for a person: it would have nothing in the place of what was found.
    [Fact]
    public async Task Restage_ARecordThatLooksUpWhatAnUnknownOneDoes_LeavesThatOneWhatWasFound()
    {
        var unknown = Staging.Record("orders", "1") with { Lookups = [Account("Sales")] };
        unknown.Payload["account_id"] = Payload.ReferenceMarker(Accounts.Name, "Sales");
        var refused = Staging.Record("orders", "2") with { Lookups = [Account("Sales")] };
        await SealAsync(unknown, refused);
        await WriteAsync(Accounts, found: "Sales");
        var first = (await Checkpoint.TakeOneAsync()).Item;
        var second = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(first), CheckpointCalls.End(ReplyKind.Unknown));
        await Checkpoint.SettleAsync([new Undecided(first), new Refused(second) { Problems = [Error(ProblemStage.Delivery, "refused")] }]);

        await Checkpoint.RestageAsync(
            new Restaging([new RestagedRecord(second.Record, refused with { Lookups = [Account("Rent")] })], [], [], OpenedAt), CancellationToken.None);

        Assert.Equal([(Accounts, "Rent")], await SoughtAsync());
        Assert.Equal("z-Sales", (string?)(await Checkpoint.ReadUnknownAsync(first.Record, CancellationToken.None))!.Payload["account_id"]);
    }

    private static Lookup Account(string name) => new("account_id", Accounts, name, Row: null);

    private static Lookup Tax(string name) => new("tax_id", Taxes, name, Row: null);

    private static LookedUp Answer(LookupList list, string found, string? missing) => new(
        list,
        new Dictionary<string, string>(StringComparer.Ordinal) { [found] = $"z-{found}" },
        missing is null ? [] : new Dictionary<string, Problem>(StringComparer.Ordinal) { [missing] = Error(ProblemStage.Delivery, "looked-for") });

    private Task WriteAsync(LookupList list, string found) => Checkpoint.WriteLookedUpAsync([Answer(list, found, missing: null)], CancellationToken.None);

    private Task<IReadOnlyList<(LookupList List, string Value)>> SoughtAsync() => Checkpoint.ReadSoughtAsync(CancellationToken.None);

    private async Task SealAsync(params MappedRecord[] records)
    {
        await Staging.StageAsync(records);
        await Staging.SealAsync();
    }
}
