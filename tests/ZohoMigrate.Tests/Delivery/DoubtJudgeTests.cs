using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Delivery;

/// <summary>What a whole list says of a record that a lost checkpoint may have sent.</summary>
public sealed class DoubtJudgeTests
{
    private const string Mine = "#ZM-O3PCWBFG3R5I";
    private const string Contact = """{"contact_name":"Ann","contact_type":"customer"}""";
    private const string ContactRow = """{"contact_id":"7","contact_name":"ann","contact_type":"customer","created_time":"2026-11-21T12:00:01+0000"}""";
    private const string Invoice = """{"customer_id":"1","invoice_number":"NW-1","date":"2026-01-02","line_items":[{"rate":42.50,"quantity":1}]}""";
    private const string InvoiceRow = """{"invoice_id":"5","customer_id":"1","invoice_number":"NW-1","date":"2026-01-02","total":42.5,"created_time":"2026-11-21T12:00:01+0000"}""";
    private const string Item = """{"name":"Chai","rate":18}""";
    private const string Payment = $$"""{"customer_id":"1","date":"2026-01-02","amount":42.50,"reference_number":"UTR 7 {{Mine}}"}""";
    private const string PaymentRow = $$"""{"payment_id":"9","customer_id":"1","date":"2026-01-02","amount":42.5,"reference_number":"{{Mine}}","created_time":"2026-11-21T12:00:01+0000"}""";

    private const string Journal = $$"""{"journal_date":"2026-01-02","reference_number":"{{Mine}}","line_items":[]}""";

    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private static readonly DateTimeOffset Began = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("contacts", Contact, ContactRow, true, RecordState.Recovered, "its age proves it")]
    [InlineData("invoices", Invoice, InvoiceRow, true, RecordState.Recovered, "its age proves it")]
    [InlineData("customerpayments", Payment, PaymentRow, true, RecordState.Recovered, "marker and age")]
    [InlineData("customerpayments", Payment, PaymentRow, false, RecordState.Recovered, "the marker is enough")]
    [InlineData("contacts", Contact, ContactRow, false, RecordState.Matched, "nobody knows since when it may be ours")]
    [InlineData("invoices", Invoice, InvoiceRow, false, RecordState.Matched, "nobody knows since when it may be ours")]
    [InlineData("items", Item, """{"item_id":"3","name":"Chai","rate":18.00}""", true, RecordState.Matched, "its row shows no age")]
    public async Task Judge_WhatAgrees_IsItsOwn(string module, string payload, string row, bool isFirstKnown, RecordState state, string why)
    {
        var settled = Assert.IsType<Settled>(await JudgeAsync(module, payload, isFirstKnown, rows: row));

        Assert.True(state == settled.State, why);
    }

    [Theory]
    [InlineData("contacts", Contact, ContactRow, "customer", "vendor")]
    [InlineData("invoices", Invoice, InvoiceRow, "42.5", "42.6")]
    [InlineData("items", Item, """{"item_id":"3","name":"Chai","rate":18.00}""", "18.00", "19.00")]
    [InlineData("customerpayments", Payment, PaymentRow, "2026-01-02", "2026-01-03")]
    public async Task Judge_WhatDiffers_IsForAPerson(string module, string payload, string row, string ours, string theirs)
    {
        var problem = Assert.Single(Assert.IsType<Undecided>(await JudgeAsync(module, payload, rows: row.Replace(ours, theirs, StringComparison.Ordinal))).Problems);

        Assert.Equal("found-differs", problem.Code);
        Assert.Contains("resolve", problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judge_TwoThatAgree_IsForAPerson() =>
        Assert.Equal("found-several", Assert.Single(Assert.IsType<Undecided>(
            await JudgeAsync("contacts", Contact, rows: [ContactRow, ContactRow.Replace("\"7\"", "\"8\"", StringComparison.Ordinal)])).Problems).Code);

    // It was there before the lost checkpoint began: the rules for what an organisation has hold.
    [Theory]
    [InlineData("contacts", Contact, ContactRow, typeof(Settled))]
    [InlineData("invoices", Invoice, InvoiceRow, typeof(Refused))]
    [InlineData("customerpayments", Payment, PaymentRow, typeof(Undecided))]
    public async Task Judge_WhatIsOlder_IsNotItsOwn(string module, string payload, string row, Type outcome)
    {
        var judged = await JudgeAsync(module, payload, rows: row.Replace("2026-11-21", "2026-11-20", StringComparison.Ordinal));

        Assert.IsType(outcome, judged);
        Assert.True(judged is not Settled settled || settled.State == RecordState.Matched);
    }

    [Theory]
    [InlineData("contacts", Contact, ContactRow)]
    [InlineData("invoices", Invoice, InvoiceRow)]
    [InlineData("customerpayments", Payment, PaymentRow)]
    public async Task Judge_WhatAnotherFolderOwns_IsRefusedByName(string module, string payload, string row) =>
        Assert.Contains(
            "belongs to customers:A of /runs/other: it is not taken for this one.",
            Assert.Single(Assert.IsType<Refused>(await JudgeAsync(module, payload, owner: "customers:A of /runs/other", rows: row)).Problems).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task Judge_WhatNoListShows_IsNotThere() => Assert.IsType<PutBack>(await JudgeAsync("contacts", Contact));

    // Without an owner it could be this one; older than all that was sent, alike in less, or of another's marker it could not.
    [Theory]
    [InlineData("\"7\"", "\"7\"", null, true)]
    [InlineData("42.5", "\"42.50\"", null, true)]
    [InlineData("\"date\"", "\"day\"", null, true)]
    [InlineData("42.5", "42.6", null, false)]
    [InlineData("\"customer_id\":\"1\"", "\"customer_id\":\"2\"", null, false)]
    [InlineData("2026-11-21", "2026-11-20", null, false)]
    [InlineData("UTR 7", "#ZM-AAAAAAAAAAAA", null, false)]
    [InlineData("\"7\"", "\"7\"", "payments:1", false)]
    public async Task Judge_ARowWithoutAMarker_IsForAPersonWhereItCouldBeIt(string shown, string instead, string? owner, bool isForAPerson)
    {
        var row = PaymentRow.Replace(Mine, "UTR 7", StringComparison.Ordinal).Replace(shown, instead, StringComparison.Ordinal);

        var outcome = await JudgeAsync("customerpayments", Payment, owner: owner, rows: row);

        if (isForAPerson)
            Assert.Equal("found-unmarked", Assert.Single(Assert.IsType<Undecided>(outcome).Problems).Code);
        else
            Assert.IsType<PutBack>(outcome);
    }

    // Unlike one that is asked for by its marker, a list read whole needs no earlier answer to prove that a marker is not there.
    [Theory]
    [InlineData("customerpayments", Payment, MarkerArrival.NotKnown, true)]
    [InlineData("journals", Journal, MarkerArrival.NotKnown, true)]
    [InlineData("journals", Journal, MarkerArrival.Lost, false)]
    [InlineData("contacts", Contact, MarkerArrival.Lost, true)]
    public async Task Judge_AWholeListWithoutIt_ProvesItsAbsenceUnlessMarkersAreLost(string module, string payload, MarkerArrival arrival, bool isAbsent)
    {
        var outcome = await JudgeAsync(module, payload, arrival: arrival);

        if (isAbsent)
            Assert.IsType<PutBack>(outcome);
        else
            Assert.Equal("cannot-tell", Assert.Single(Assert.IsType<Undecided>(outcome).Problems).Code);
    }

    [Theory]
    [InlineData(MarkerArrival.Arrives, true)]
    [InlineData(MarkerArrival.NotKnown, true)]
    [InlineData(MarkerArrival.Lost, false)]
    public async Task FindAbsent_WhereMarkersAreLost_IsNone(MarkerArrival arrival, bool areAbsent)
    {
        var shown = new ShownRecords(Catalogue.Module("books.customerpayments"), Began, [new DoubtfulRecord(1, Mine)]);

        Assert.Equal(areAbsent, (await Judge(owner: null, arrival).FindAbsentAsync(shown, CancellationToken.None)).Any());
    }

    [Fact]
    public async Task Judge_WithoutAnythingToKnowItBy_IsForAPerson() =>
        Assert.Equal("cannot-tell", Assert.Single(Assert.IsType<Undecided>(await JudgeAsync("contacts", """{"contact_type":"customer"}""")).Problems).Code);

    private static async Task<Outcome> JudgeAsync(
        string name, string payload, bool isFirstKnown = true, string? owner = null, MarkerArrival arrival = MarkerArrival.Arrives, params string[] rows)
    {
        var module = Catalogue.Module($"books.{name}");
        var step = new ReadyStep(new RequestItem(1, 0), "s", "k", module.Module, "create", JsonNode.Parse(payload)!.AsObject(), ZohoId: null);
        var recovery = new Recovery(Began.AddDays(2), isFirstKnown ? Began : null, MayHaveJobs: false);
        var shown = new ShownRecords(module, recovery.First, [new DoubtfulRecord(1, NaturalKey.Of(module, step.Payload))]);
        foreach (var row in rows.Select(row => JsonDocument.Parse(row).RootElement))
            shown.Take(ListPage.IdOf(row, module)!, row);
        return (await Judge(owner, arrival).JudgeAsync(step, recovery, shown, CancellationToken.None))!;
    }

    private static DoubtJudge Judge(string? owner, MarkerArrival arrival) => new(
        new ProbeJudge(new DeliveryOptions(), (_, _, _) => owner is not null ? new ForeignClaim(ForeignHold.Owns, "another folder") : null),
        new MarkerAbsence((_, _, _) => Task.FromResult(arrival), (_, _, _) => Task.FromResult(owner)),
        (_, _) => owner,
        () => { });
}
