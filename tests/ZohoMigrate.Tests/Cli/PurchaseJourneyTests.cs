using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Bills and vendor payments on their whole road. Two vendors have a bill of one number: what tells them apart is known only once the vendors have ids.</summary>
public sealed class PurchaseJourneyTests
{
    private const string LongDay = "Limits:Books:PerDay=2000";

    [Fact]
    public async Task Run_ThePurchaseSide_IsDeliveredAndTiesOut()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, PurchaseBooks.WriteTo);

        var run = await zoho.RunAsync();
        var reconciled = await zoho.InvokeAsync("reconcile", "run");

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.True(reconciled.ExitCode == 0, reconciled.Out + reconciled.Error);
        await zoho.AssertOnceAndNeverOverAsync(PurchaseBooks.Records);
        var held = (await zoho.CountAsync()).Records;
        Assert.Equal((187.50m, 25.50m), (held["books.bills"].Total, held["books.bills"].Balance));
        Assert.Equal((1, 1, 1), (held["books.bills"].Statuses["paid"], held["books.bills"].Statuses["partially_paid"], held["books.bills"].Statuses["open"]));
        Assert.Equal(162.00m, held["books.vendorpayments"].Total);
        Assert.Empty(await zoho.ProblemsAsync());
    }

    [Theory]
    [InlineData("commit-drop#7")]
    [InlineData("commit-drop#8")]
    [InlineData("commit-drop#11")]
    public async Task Run_AnswerLost_IsFoundByWhatTellsItFromOthers(string fault)
    {
        await using var zoho = await FaultyZoho.StartAsync(fault, scale: 1200, PurchaseBooks.WriteTo);

        var run = await zoho.RunAsync();

        Assert.True(run.ExitCode == 0, run.Out + run.Error + await zoho.ProblemsAsync());
        Assert.Equal((PurchaseBooks.Records - 1, 1), (await zoho.TotalAsync("created"), await zoho.TotalAsync("recovered")));
        await zoho.AssertOnceAndNeverOverAsync(PurchaseBooks.Records);
    }

    // The vendors of the bills have no ids yet when the list of bills is read.
    [Fact]
    public async Task Recover_OfALostCheckpoint_TakesItsBillsForItsOwn()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, PurchaseBooks.WriteTo);
        Assert.Equal(4, (await zoho.RunAsync("--config", "Limits:Books:PerDay=8")).ExitCode);
        File.Delete(zoho.PathOf("run/checkpoint.db"));

        var run = await zoho.RunAsync("--recover", "--config", LongDay);

        Assert.True(run.ExitCode == 0, run.Out + run.Error + await zoho.ProblemsAsync());
        await zoho.AssertOnceAndNeverOverAsync(PurchaseBooks.Records);
        Assert.Equal(PurchaseBooks.Records, (await zoho.CountAsync()).ByOperation.Where(operation => operation.Key.EndsWith(".create", StringComparison.Ordinal)).Sum(operation => operation.Value));
    }

    [Theory]
    [InlineData("bills.csv", "3,Tokyo Traders,INV-002", "3,Tokyo Traders, inv-001 ", "duplicate-natural-key")]
    [InlineData("payments.csv", "12.00,UTR 4712,Bank,2", "30.01,UTR 4712,Bank,2", "over-paid")]
    [InlineData("payments.csv", "2,Tokyo Traders", "2,Exotic Liquids", "another-party")]
    [InlineData("lines.csv", "3,,Freight", "3,,", "one-of-required")]
    [InlineData("bills.csv", ",30.00", ",31.00", "total-differs")]
    public async Task Validate_ABadRow_SaysWhatIsWrong(string file, string good, string bad, string code)
    {
        using var folder = new TemporaryFolder();
        PurchaseBooks.WriteTo(folder);
        var path = folder[$"data/{file}"];
        var text = await File.ReadAllTextAsync(path);
        Assert.Equal(2, text.Split(good).Length);
        await File.WriteAllTextAsync(path, text.Replace(good, bad, StringComparison.Ordinal));

        var run = await CliRun.InvokeAsync(folder.Path, ["validate", "pack", "--data", "data", "--output", "json"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"\"{code}\"", run.Out, StringComparison.Ordinal);
    }
}
