using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Tests.Cli;
using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Tests.Planning;

public sealed class QuotaRequestTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 20, 0, 0, TimeSpan.Zero);

    private static readonly StreamAccount[] Streams =
    [
        Account("customers", "books.contacts", 0, 1_200),
        Account("suppliers", "books.contacts", 1, 300),
        Account("orders", "books.invoices", 2, 9_000),
    ];

    private static readonly RunPlan Plan = new(
        [new("customers", 1_200), new("suppliers", 300), new("orders", 17_500)], 19_000, 189, 10, Now.AddDays(9).AddHours(1));

    [Fact]
    public void Text_OfAPlanOfSeveralDays_IsAsApproved() =>
        Expectation.Check("quota-request", Text(new QuotaRequest("60001", IsLimitKnown: true), Plan, perDay: 2_000)!);

    [Fact]
    public void Text_WithoutOrganisationAndPlan_SaysWhatToFillIn()
    {
        var text = Text(new QuotaRequest(null, IsLimitKnown: false), Plan, perDay: 1_000);

        Assert.Contains("Organisation ID:            (its id", text, StringComparison.Ordinal);
        Assert.Contains("1000 (assumed; write what your plan allows)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2_000)]
    [InlineData(10, null)]
    public void Text_WhenADayIsEnough_IsNone(int days, int? perDay) =>
        Assert.Null(Text(new QuotaRequest("60001", IsLimitKnown: true), Plan with { Days = days }, perDay));

    [Fact]
    public void Text_OfMoreThanTheMinutesAllowInADay_AsksForNoMoreThanThose() => Assert.Contains(
        "144000 calls a day, from 2026-11-21 to 2026-11-29",
        Text(new QuotaRequest("60001", IsLimitKnown: true), Plan with { Calls = 1_000_000 }, perDay: 2_000),
        StringComparison.Ordinal);

    private static string? Text(QuotaRequest request, RunPlan plan, int? perDay) =>
        request.Text(plan, new LaneBudget(100, TimeSpan.FromMinutes(1), perDay, new LaneDay(new DayRule(zone: null, late: TimeSpan.Zero))), Streams, ZohoRig.Catalogue.Product("books"), ZohoRig.Catalogue, Now);

    private static StreamAccount Account(string stream, string module, int ordinal, long pending) =>
        new(new StreamEntry(stream, module, ordinal), pending, new Dictionary<RecordState, long> { [RecordState.Pending] = pending }, 0, 0);
}
