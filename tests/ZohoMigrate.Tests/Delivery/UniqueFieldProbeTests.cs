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

/// <summary>A payment that is told by a custom field: what a look says of it, whatever its reference is.</summary>
public sealed class UniqueFieldProbeTests
{
    private const string Field = "cf_source_id";
    private const string Mine = "payments:10287";

    private static readonly ModuleSpec Payments = ZohoCatalogue.Load().Module("books.customerpayments");
    private static readonly DateTimeOffset Sent = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly DeliveryOptions Options = new();

    public static TheoryData<string> Shown => new(
        $"\"{Field}\":\"{Mine}\"",
        $"\"{Field}\":\" {Mine} \"",
        $"\"{Field}\":\"\",\"custom_fields\":[{{\"api_name\":\"{Field}\",\"value\":\"{Mine}\"}}]",
        $"\"custom_fields\":[null,{{\"api_name\":\"cf_region\",\"value\":\"West\"}},{{\"api_name\":\"{Field}\",\"value\":\"{Mine}\"}}]");

    public static TheoryData<string> NotShown => new("\"x\":1", $"\"{Field}\":\"\"", $"\"{Field}\":null", "\"custom_fields\":[]", $"\"custom_fields\":[{{\"api_name\":\"{Field}\"}}]");

    [Theory, MemberData(nameof(Shown))]
    public void Judge_ARowThatShowsItsValue_IsRecovered(string custom) =>
        Assert.Equal(RecordState.Recovered, Assert.IsType<Settled>(Judge(Parked(), Row(custom))).State);

    [Fact]
    public void Judge_ARowThatShowsItsValueAndAnotherAmount_IsForAPerson() =>
        AssertUndecided("found-differs", Judge(Parked(), Row($"\"{Field}\":\"{Mine}\"").Replace("42.50", "42.51", StringComparison.Ordinal)));

    // Zoho would take a second copy: nobody knows whether the field is set to take no value twice.
    [Fact]
    public void Judge_AnEarlierRowThatNobodyRefused_IsForAPerson() => AssertUndecided("found-earlier", Judge(Parked() with { MayBeOurs = false }, Row($"\"{Field}\":\"{Mine}\"")));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void Judge_WhatZohoItselfRefusedTwice_IsRecoveredWhereItIsOursAndElseAlreadyThere(bool mayBeOurs, bool isForeign)
    {
        var outcome = Judge(Parked() with { IsDuplicate = true, MayBeOurs = mayBeOurs }, isForeign, Row($"\"{Field}\":\"{Mine}\""));

        if (mayBeOurs)
            Assert.Equal(RecordState.Recovered, Assert.IsType<Settled>(outcome).State);
        else
            Assert.Equal("already-there", Assert.Single(Assert.IsType<Refused>(outcome).Problems).Code);
    }

    // It may have refused the other one: then it would take this one twice, be it told a hundred times that it is there.
    [Fact]
    public void Judge_WhatZohoItselfRefusedForOneOfTwoCustomFields_IsForAPerson()
    {
        var step = Parked() with { IsDuplicate = true, MayBeOurs = false };
        step.Payload["custom_fields"]!.AsArray().Add(new JsonObject { ["api_name"] = "cf_cheque", ["value"] = "4711" });

        AssertUndecided("found-earlier", Judge(step, Row($"\"{Field}\":\"{Mine}\"")));
    }

    // A payment has no name or number that could be another.
    [Fact]
    public void Judge_WhatIsAlreadyThereByItsMarker_SaysWhatToDoAboutAMarker()
    {
        var problem = Assert.Single(Assert.IsType<Refused>(Judge(Parked() with { IsDuplicate = true, MayBeOurs = false }, Row($"\"{Field}\":\"{Mine}\""))).Problems);

        Assert.StartsWith("Zoho has it: remove the record from the source. If that is another's", problem.Hint, StringComparison.Ordinal);
        Assert.Contains("the record another key in the mapping", problem.Hint, StringComparison.Ordinal);
    }

    // Nobody refused it: another folder's payment of that stream and key is another payment.
    [Fact]
    public void Judge_ARowThatAnotherFolderOwns_IsNotThisPayment() => Assert.IsType<NotFound>(Judge(Parked(), isForeign: true, Row($"\"{Field}\":\"{Mine}\"")));

    [Theory, MemberData(nameof(NotShown))]
    public async Task Confirm_ARowAlikeThatDoesNotShowTheField_IsForAPerson(string custom) =>
        AssertUndecided("found-unmarked", await ConfirmAsync(Look(Row(custom)), _ => MarkerArrival.Arrives));

    [Theory]
    [InlineData("42.50", "42.51")]
    [InlineData("2026-11-21", "2026-11-20")]
    [InlineData("\"x\":1", "\"cf_source_id\":\"payments:1\"")]
    public async Task Confirm_ARowThatIsAnotherRecord_ProvesItsAbsence(string ours, string theirs) => Assert.IsType<SendAgain>(
        await ConfirmAsync(Look(Row("\"x\":1").Replace(ours, theirs, StringComparison.Ordinal)), _ => MarkerArrival.Arrives));

    // A list that is asked for by the source's own reference shows nothing where Zoho changes that.
    [Theory]
    [InlineData(null, Field, MarkerArrival.NotKnown, false)]
    [InlineData(null, Field, MarkerArrival.Lost, true)]
    [InlineData(null, "reference_number", MarkerArrival.Lost, false)]
    [InlineData("reference_number", "reference_number", MarkerArrival.Lost, true)]
    [InlineData("reference_number", "reference_number", MarkerArrival.NotKnown, true)]
    [InlineData("reference_number", Field, MarkerArrival.NotKnown, false)]
    public async Task Confirm_NoSuchRow_ProvesAbsenceOnlyWhereWhatItIsKnownAndAskedByArrives(string? filteredBy, string field, MarkerArrival arrival, bool isForAPerson)
    {
        var outcome = await ConfirmAsync(Look() with { FilteredBy = filteredBy }, asked => asked == field ? arrival : MarkerArrival.Arrives);

        if (isForAPerson)
            AssertUndecided("cannot-tell", outcome);
        else
            Assert.IsType<SendAgain>(outcome);
    }

    private static void AssertUndecided(string code, Outcome? outcome) => Assert.Equal(code, Assert.Single(Assert.IsType<Undecided>(outcome).Problems).Code);

    private static Outcome? Judge(ParkedStep step, params string[] rows) => Judge(step, isForeign: false, rows);

    private static Outcome? Judge(ParkedStep step, bool isForeign, params string[] rows) =>
        new ProbeJudge(Options, (_, _, _) => isForeign ? new ForeignClaim(ForeignHold.Owns, "another folder") : null).Judge(Payments, step, Look(rows));

    private static Task<Outcome?> ConfirmAsync(ProbeLook look, Func<string, MarkerArrival> arrivalOf) =>
        new MarkerAbsence((_, field, _) => Task.FromResult(arrivalOf(field)), (_, _, _) => Task.FromResult<string?>(null))
            .ConfirmAsync(Payments, Parked(), look, new SendAgain(Parked().Item), CancellationToken.None);

    private static string Row(string custom) =>
        $$"""{"payment_id":"5","customer_id":"1","date":"2026-01-02","amount":42.50,"reference_number":"UTR 7","created_time":"2026-11-21T12:00:01+0000",{{custom}}}""";

    private static ParkedStep Parked()
    {
        var payload = PayloadObject.Parse("""{"customer_id":"1","payment_mode":"cash","amount":42.5,"date":"2026-01-02","reference_number":"UTR 7"}""");
        UniqueField.Put(Payments.CustomFields!, payload, Field, Mine);
        return new ParkedStep
        {
            Item = new RequestItem(1, 0),
            Stream = "payments",
            Key = "10287",
            Module = Payments.Module,
            Payload = JsonNode.Parse(payload.ToJsonString())!.AsObject(),
            MayBeOurs = true,
            IsDuplicate = false,
            FirstAttemptAt = Sent,
            LastAttemptEndedAt = Sent,
        };
    }

    private static ProbeLook Look(params string[] rows) =>
        new([], [.. rows.Select(row => JsonDocument.Parse(row).RootElement)], IsComplete: true, Sent + Options.LateArrival + Options.AbsenceDelay);
}
