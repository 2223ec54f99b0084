using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Delivery;

/// <summary>When the absence of a marker proves that a record is absent.</summary>
public sealed class MarkerAbsenceTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private static readonly ModuleSpec Payments = Catalogue.Module("books.customerpayments");
    private static readonly DateTimeOffset Sent = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("UTR 7"), InlineData("")]
    public async Task Confirm_ARowAlikeWithoutAnyMarker_IsForAPersonWhoeverSaysItIsAbsent(string reference)
    {
        foreach (var absent in (Outcome[])[new NotFound(Step.Item, Sent), new SendAgain(Step.Item), new Refused(Step.Item)])
        {
            var problem = Assert.Single(Assert.IsType<Undecided>(await ConfirmAsync(absent, Row(reference))).Problems);

            Assert.Equal("found-unmarked", problem.Code);
            Assert.Contains("of the same customer_id, date, amount (id 5)", problem.Message, StringComparison.Ordinal);
            Assert.Matches("payments:10287 --created 5.*; if it is another's, .*payments:10287 --absent", problem.Hint);
        }
    }

    [Fact]
    public async Task Confirm_SeveralRowsAlikeWithoutAnyMarker_AreNamedAll() => Assert.Contains(
        "2 records of the same customer_id, date, amount (id 5, 6)",
        Assert.Single(Assert.IsType<Undecided>(await ConfirmAsync(
            new SendAgain(Step.Item), Row(""), Row("").Replace("\"5\"", "\"6\"", StringComparison.Ordinal))).Problems).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("reference_number\":\"", "reference_number\":\"#ZM-AAAAAAAAAAAA")]
    [InlineData("customer_id\":\"1", "customer_id\":\"2")]
    [InlineData("2026-01-02", "2026-01-03")]
    [InlineData("42.50", "42.51")]
    [InlineData("2026-11-21", "2026-11-20")]
    [InlineData("\"5\"", "\"owned\"")]
    public async Task Confirm_ARowThatIsAnotherRecord_ProvesItsAbsence(string ours, string theirs) =>
        Assert.IsType<SendAgain>(await ConfirmAsync(new SendAgain(Step.Item), Row("").Replace(ours, theirs, StringComparison.Ordinal)));

    [Theory]
    [InlineData("books.customerpayments", MarkerArrival.Arrives, false)]
    [InlineData("books.customerpayments", MarkerArrival.NotKnown, false)]
    [InlineData("books.customerpayments", MarkerArrival.Lost, true)]
    [InlineData("books.expenses", MarkerArrival.Lost, true)]
    [InlineData("books.journals", MarkerArrival.Arrives, false)]
    [InlineData("books.journals", MarkerArrival.NotKnown, true)]
    [InlineData("books.journals", MarkerArrival.Lost, true)]
    [InlineData("books.banktransactions", MarkerArrival.NotKnown, true)]
    [InlineData("books.contacts", MarkerArrival.NotKnown, false)]
    public async Task Confirm_NoSuchRow_ProvesAbsenceOnlyWhereMarkersArrive(string module, MarkerArrival arrival, bool isForAPerson)
    {
        var asked = Catalogue.Module(module);
        var absence = new MarkerAbsence((_, _, _) => Task.FromResult(arrival), Nobody);

        var outcome = await absence.ConfirmAsync(asked, Step, Look() with { FilteredBy = asked.Probe.Filter }, new SendAgain(Step.Item), CancellationToken.None);

        if (isForAPerson)
            Assert.Equal("cannot-tell", Assert.Single(Assert.IsType<Undecided>(outcome).Problems).Code);
        else
            Assert.IsType<SendAgain>(outcome);
    }

    [Fact]
    public async Task Confirm_WhatWasFoundOrCannotBeToldYet_IsLeftAsItIs()
    {
        var found = new Settled(Step.Item, RecordState.Recovered, "5");

        Assert.Same(found, await ConfirmAsync(found, Row("")));
        Assert.Null(await ConfirmAsync(null, Row("")));
    }

    // A question to the whole checkpoint: asked for each of many records it would take longer with each of them.
    [Fact]
    public async Task ForMany_OfOneModule_AsksOnceForEachPlace()
    {
        var asked = new List<string>();
        var absence = new MarkerAbsence(
            (module, field, _) =>
            {
                asked.Add($"{module} {field}");
                return Task.FromResult(MarkerArrival.Lost);
            },
            Nobody).ForMany();

        for (var record = 0; record < 3; record++)
            Assert.IsType<Undecided>(await absence.ConfirmAsync(Payments, Step, Look(), new PutBack(Step.Item), CancellationToken.None));
        await absence.IsProvenByAWholeListAsync(Payments, [null, "cf_source_id"], CancellationToken.None);
        await absence.IsProvenByAWholeListAsync(Payments, ["cf_source_id"], CancellationToken.None);

        Assert.Equal(["books.customerpayments reference_number", "books.customerpayments cf_source_id"], asked);
    }

    private static Task<Outcome?> ConfirmAsync(Outcome? outcome, params string[] rows) =>
        new MarkerAbsence(
            (_, _, _) => Task.FromResult(MarkerArrival.Arrives), (_, id, _) => Task.FromResult(id == "owned" ? "payments:1" : null))
            .ConfirmAsync(Payments, Step, Look(rows), outcome, CancellationToken.None);

    private static Task<string?> Nobody(ModuleSpec module, string id, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    private static string Row(string reference) =>
        $$"""{"payment_id":"5","customer_id":"1","date":"2026-01-02","amount":42.50,"reference_number":"{{reference}}","created_time":"2026-11-21T12:00:01+0000"}""";

    private static ParkedStep Step { get; } = new()
    {
        Item = new RequestItem(1, 0),
        Stream = "payments",
        Key = "10287",
        Module = Payments.Module,
        Payload = (JsonObject)JsonNode.Parse("""{"customer_id":"1","payment_mode":"cash","amount":42.5,"date":"2026-01-02","reference_number":"UTR 7 #ZM-O3PCWBFG3R5I"}""")!,
        MayBeOurs = true,
        IsDuplicate = false,
        FirstAttemptAt = Sent,
        LastAttemptEndedAt = Sent,
    };

    private static ProbeLook Look(params string[] rows) =>
        new([], [.. rows.Select(row => JsonDocument.Parse(row).RootElement)], IsComplete: true, Sent);
}
