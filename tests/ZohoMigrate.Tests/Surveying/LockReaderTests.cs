using Xunit;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Surveying;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Surveying;

public sealed class LockReaderTests
{
    [Theory]
    [InlineData("""{"transaction_lock_status":"enabled","transaction_lock_date":"2024-03-31"}""", "perhaps")]
    [InlineData("""{"transaction_lock_status":"enabled_with_logging","transaction_lock_date":"2024-03-31","lock_scope":3,"lock_scope_formatted":"Banking"}""", "perhaps")]
    [InlineData("""{"lock_status":"locked","transaction_lock_date":"2024-03-31","lock_scope":0,"lock_scope_formatted":"All"}""", "all")]
    [InlineData("""{"transaction_lock_status":"enabled","transaction_lock_date":"2024-03-31","transaction_lock_module":"sales"}""", "sales")]
    [InlineData("""{"transaction_lock_status":"enabled","transaction_lock_date":"2024-03-31","transaction_lock_module":"all_modules"}""", "perhaps")]
    [InlineData("""{"transaction_lock_status":"enabled","transaction_lock_date":"2024-03-31","transaction_lock_module":"purchase"}""", null)]
    [InlineData("""{"transaction_lock_status":"enabled","transaction_lock_date":"2024-03-31","transaction_lock_module":"inventory_adjustments"}""", null)]
    [InlineData("""{"transaction_lock_status":"disabled","transaction_lock_date":"2024-03-31"}""", null)]
    [InlineData("null", null)]
    public async Task ReadAsync_ALock_IsOnAnInvoiceOfItsLastDayWhereItMayBe(string row, string? on)
    {
        var (periods, whyNot, _) = await ReadAsync(_ => new WireReply(200, $$"""{"code":0,"transaction_locks":[{{row}}]}"""));

        Assert.Null(whyNot);
        var found = Find(periods, "books.invoices", "date", "2024-03-31");
        Assert.Equal((on, on is null ? null : new DateOnly(2024, 3, 31)), (found is null ? null : found.On ?? "perhaps", found?.Until));
        Assert.Null(Find(periods, "books.invoices", "date", "2024-04-01"));
        Assert.Null(Find(periods, "books.contacts", "date", "2024-01-01"));
    }

    [Fact]
    public async Task ReadAsync_SeveralPages_AreAllReadAndTheLongestHolds()
    {
        var page = 0;

        var (periods, _, _) = await ReadAsync(_ => new WireReply(200, ++page == 1
            ? """{"code":0,"transaction_locks":[{"lock_status":"locked","transaction_lock_date":"2023-03-31"}],"page_context":{"has_more_page":true}}"""
            : """{"code":0,"transaction_locks":[{"lock_status":"locked","transaction_lock_date":"2024-03-31"}],"page_context":{"has_more_page":false}}"""));

        Assert.Equal(2, page);
        Assert.Equal(new DateOnly(2024, 3, 31), Find(periods, "books.journals", "journal_date", "2022-01-01")!.Until);
    }

    [Fact]
    public async Task ReadAsync_OneSurelyAndALongerOnePerhaps_IsWhatIsSure()
    {
        var (periods, _, _) = await ReadAsync(_ => new WireReply(200, """
            {"code":0,"transaction_locks":[{"lock_status":"locked","transaction_lock_date":"2025-03-31"},
            {"lock_status":"locked","transaction_lock_date":"2024-03-31","transaction_lock_module":"sales"}]}
            """));

        Assert.Equal("sales", Find(periods, "books.invoices", "date", "2024-01-01")!.On);
        Assert.Null(Find(periods, "books.invoices", "date", "2025-01-01")!.On);
    }

    // Zoho passes over parameters it does not know, such as the number of the page.
    [Theory]
    [InlineData("""{"lock_status":"locked","transaction_lock_date":"2024-03-31"}""", "page 2 shows again what an earlier page showed", 1)]
    [InlineData("""{"lock_status":"locked","transaction_lock_date":"31/03/2024"}""", "a lock is shown without a date that can be read", 0)]
    public async Task ReadAsync_AListThatCannotBeReliedOn_SaysWhyAndKeepsWhatItShowed(string row, string why, int kept)
    {
        var (periods, whyNot, _) = await ReadAsync(_ => new WireReply(200, $$$"""{"code":0,"transaction_locks":[{{{row}}}],"page_context":{"has_more_page":true}}"""));

        Assert.Equal(why, whyNot);
        Assert.Equal(kept, Find(periods, "books.invoices", "date", "2024-01-01") is null ? 0 : 1);
    }

    [Theory]
    [InlineData(401, """{"code":57,"message":"You are not authorized to perform this operation"}""", false)]
    [InlineData(404, """{"code":5,"message":"Invalid URL Passed"}""", false)]
    [InlineData(200, """{"code":0}""", false)]
    [InlineData(429, """{"code":45,"message":"exceeded"}""", true)]
    public async Task ReadAsync_NoLocksInTheAnswer_IsNotTakenForNone(int status, string answer, bool isStopped)
    {
        var (periods, whyNot, stopped) = await ReadAsync(_ => new WireReply(status, answer));

        Assert.Null(Find(periods, "books.invoices", "date", "2024-01-01"));
        Assert.NotNull(whyNot);
        Assert.Equal(isStopped, stopped is not null);
    }

    private static LockedPeriod? Find(LockedPeriods periods, string module, string field, string date) =>
        periods.Find(ZohoRig.Catalogue.Module(module), new PayloadObject { [field] = date });

    private static async Task<(LockedPeriods Periods, string? WhyNot, RunEnd? Stopped)> ReadAsync(Func<WireRequest, WireReply> answer)
    {
        await using var server = new WireServer(answer);
        // Where the day's calls are used up an hour is waited for, which takes a second.
        await using var rig = await ZohoRig.OpenAsync(server, new DeliveryOptions { MaxAttempts = 1 }, time: new ScaledTimeProvider(TimeProvider.System, 3600));
        using var stop = new RunStop(CancellationToken.None);
        var id = 0L;
        var (periods, whyNot) = await new LockReader(rig.Connection.Client, ZohoRig.Catalogue, "books", () => ++id, stop).ReadAsync(CancellationToken.None);
        return (periods, whyNot, stop.Reason);
    }
}
