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

/// <summary>A module where Zoho keeps nothing unique: our marker, and the fields beside it, are the only proof.</summary>
public sealed class MarkerProbeTests
{
    private const string Mine = "#ZM-O3PCWBFG3R5I";

    private static readonly ModuleSpec Payments = ZohoCatalogue.Load().Module("books.customerpayments");
    private static readonly DateTimeOffset Sent = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly DeliveryOptions Options = new();
    private ProbeJudge Judge { get; } = new(Options, (_, _, _) => null);
    private static readonly DateTimeOffset SoonAfter = Sent + Options.SettleDelay;
    private static readonly DateTimeOffset SurelyVisible = Sent + Options.LateArrival + Options.AbsenceDelay;

    [Theory]
    [InlineData($"UTR 7 {Mine}")]
    [InlineData(Mine)]
    [InlineData($"UTR 7 {Mine} (checked)")]
    public void Judge_RowWithItsMarkerAndTheRest_IsRecovered(string reference) =>
        Assert.Equal(RecordState.Recovered, Assert.IsType<Settled>(Judge.Judge(Payments, Parked(), Look(SoonAfter, Row(reference)))).State);

    [Theory]
    [InlineData("customer_id", "\"1\"", "\"2\"")]
    [InlineData("date", "2026-01-02", "2026-01-03")]
    [InlineData("amount", "42.50", "42.51")]
    public void Judge_RowWithItsMarkerAndAnotherPartyDateOrAmount_IsForAPerson(string field, string ours, string theirs)
    {
        var outcome = Assert.IsType<Undecided>(Judge.Judge(Payments, Parked(), Look(SoonAfter, Row(Mine).Replace(ours, theirs, StringComparison.Ordinal))));

        Assert.Equal("found-differs", Assert.Single(outcome.Problems).Code);
        Assert.Contains($"of this marker (id 5) with another {field}", outcome.Problems[0].Message, StringComparison.Ordinal);
    }

    // A customer pays the same amount twice a day, with one reference: without the marker nobody can say which is which.
    [Theory]
    [InlineData("UTR 7")]
    [InlineData("UTR 7 #ZM-AAAAAAAAAAAA")]
    [InlineData("")]
    public void Judge_RowAlikeInAllButTheMarker_IsAnother(string reference)
    {
        Assert.Null(Judge.Judge(Payments, Parked(), Look(SoonAfter, Row(reference))));
        Assert.IsType<NotFound>(Judge.Judge(Payments, Parked(), Look(SurelyVisible, Row(reference))));
    }

    [Fact]
    public void Judge_SeveralRowsWithItsMarker_AreForAPerson() =>
        Assert.Equal("found-several", Assert.Single(Assert.IsType<Undecided>(Judge.Judge(
            Payments, Parked(), Look(SoonAfter, Row(Mine), Row(Mine).Replace("\"5\"", "\"6\"", StringComparison.Ordinal)))).Problems).Code);

    [Fact]
    public void Judge_NewerPaymentInTheList_DoesNotShortenTheWait()
    {
        var newer = Row("UTR 8").Replace("12:00:01", "12:00:59", StringComparison.Ordinal);

        Assert.Null(Judge.Judge(Payments, Parked(), Look(SurelyVisible.AddTicks(-1), newer)));
        Assert.IsType<NotFound>(Judge.Judge(Payments, Parked(), Look(SurelyVisible, newer)));
        Assert.IsType<SendAgain>(Judge.Judge(Payments, Parked() with { AbsentSince = SurelyVisible }, Look(SurelyVisible + Options.SettleDelay, newer)));
    }

    // Refused, a retry would send it again, and Zoho would take it.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Judge_PaymentOfAnEarlierRunWithOurMarker_IsForAPersonAndNeverRefused(bool mayBeOurs) =>
        Assert.Equal("found-earlier", Assert.Single(Assert.IsType<Undecided>(Judge.Judge(
            Payments, Parked() with { MayBeOurs = mayBeOurs }, Look(SoonAfter, Row(Mine).Replace("2026-11-21", "2026-11-20", StringComparison.Ordinal)))).Problems).Code);

    // The marker follows from stream and key: another folder's payment of that key has the same, and is not this one.
    [Fact]
    public void Judge_RowThatAnotherFolderOwns_IsNotThisPayment()
    {
        var judge = new ProbeJudge(Options, (module, id, _) => (module.Module, id) == (Payments.Module, "5") ? new ForeignClaim(ForeignHold.Owns, "another folder") : null);

        Assert.Null(judge.Judge(Payments, Parked(), Look(SoonAfter, Row(Mine))));
        Assert.IsType<NotFound>(judge.Judge(Payments, Parked(), Look(SurelyVisible, Row(Mine))));
        Assert.Equal("6", Assert.IsType<Settled>(judge.Judge(
            Payments, Parked(), Look(SoonAfter, Row(Mine), Row(Mine).Replace("\"5\"", "\"6\"", StringComparison.Ordinal)))).ZohoId);
    }

    private static string Row(string reference) =>
        $$"""{"payment_id":"5","customer_id":"1","date":"2026-01-02","amount":42.50,"reference_number":"{{reference}}","created_time":"2026-11-21T12:00:01+0000"}""";

    private static ParkedStep Parked() => new()
    {
        Item = new RequestItem(1, 0),
        Stream = "payments",
        Key = "10287",
        Module = Payments.Module,
        Payload = (JsonObject)JsonNode.Parse($$"""{"customer_id":"1","payment_mode":"cash","amount":42.5,"date":"2026-01-02","reference_number":"UTR 7 {{Mine}}"}""")!,
        MayBeOurs = true,
        IsDuplicate = false,
        FirstAttemptAt = Sent,
        LastAttemptEndedAt = Sent,
    };

    private static ProbeLook Look(DateTimeOffset at, params string[] rows) =>
        new([], [.. rows.Select(row => JsonDocument.Parse(row).RootElement)], IsComplete: true, at);
}
