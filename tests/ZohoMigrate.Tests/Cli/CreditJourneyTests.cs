using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Credit notes and vendor credits are made, and then applied; orders and estimates are taken as far as their steps say.</summary>
public sealed class CreditJourneyTests
{
    private static readonly TimeSpan UntilItWouldShow = TimeSpan.FromMinutes(11);

    [Fact]
    public async Task Run_CreditsThatAreApplied_LowerBothBalances()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, CreditBooks.WriteTo);

        var run = await zoho.RunAsync();

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        await zoho.AssertOnceAndNeverOverAsync(CreditBooks.Records);
        var held = await zoho.CountAsync();
        Assert.Equal((70m, 10m), (held.Records["books.invoices"].Balance, held.Records["books.creditnotes"].Balance));
        Assert.Equal((0m, 0m), (held.Records["books.bills"].Balance, held.Records["books.vendorcredits"].Balance));
        Assert.Equal(
            ["accepted", "open", "partially_paid", "open", "open", "paid", "closed"],
            from module in (string[])["estimates", "salesorders", "invoices", "creditnotes", "purchaseorders", "bills", "vendorcredits"]
            select Assert.Single(held.Records[$"books.{module}"].Statuses).Key);
        Assert.Equal((1, 1), (held.ByOperation["books.creditnotes.apply_to_invoices"], held.ByOperation["books.vendorcredits.apply_to_bills"]));
        Assert.Empty(await zoho.ProblemsAsync());
    }

    // Whether it was applied cannot be looked for, and a second time it would count twice.
    [Theory]
    [InlineData("invoices, creditnotes", "books.creditnotes.apply_to_invoices", "books.invoices", 70)]
    [InlineData("bills, vendorcredits", "books.vendorcredits.apply_to_bills", "books.bills", 0)]
    public async Task Run_AnswerToAnApplicationLost_IsLeftToAPersonAndNotSentAgain(string streams, string operation, string module, int balance)
    {
        await using var zoho = await FaultyZoho.StartAsync("commit-drop#7", scale: 1200, folder => CreditBooks.WriteTo(folder, streams));

        var run = await zoho.RunAsync();
        var resumed = await zoho.ResumeAsync();

        Assert.Equal((1, 1), (run.ExitCode, resumed.ExitCode));
        Assert.Contains("\"outcome-unknown\"", await zoho.ProblemsAsync(), StringComparison.Ordinal);
        var held = await zoho.CountAsync();
        Assert.Equal((1, balance), (held.ByOperation[operation], held.Records[module].Balance));
    }

    [Theory]
    [InlineData("commit-drop#7", "--done", 0), InlineData("drop#7", "--absent", 1)]
    public async Task Resolve_AnApplicationWhoseAnswerWasLost_IsSettledByWhatTheReportsSayToType(string fault, string word, int calls)
    {
        await using var zoho = await FaultyZoho.StartAsync(fault, scale: 1200, folder => CreditBooks.WriteTo(folder, "invoices, creditnotes"));
        var run = await zoho.RunAsync();
        var line = $"resolve {zoho.PathOf("run")} creditnotes:C-1 {word}";
        await Task.Delay(UntilItWouldShow, zoho.Clock);

        var shown = new[] { run.Out, await File.ReadAllTextAsync(zoho.PathOf("run/errors/creditnotes.csv")), await File.ReadAllTextAsync(zoho.PathOf("run/report.html")), await zoho.ProblemsAsync() };
        var resolved = await zoho.InvokeAsync(line.Split(' '));

        Assert.All(shown, text => Assert.Contains($"zohomigrate {line}", text, StringComparison.Ordinal));
        Assert.Contains("1 step may have been taken at Zoho or not, and need a person", run.Out, StringComparison.Ordinal);
        Assert.Contains("<h2>May be at Zoho or not</h2>", shown[2], StringComparison.Ordinal);
        Assert.Equal((0, ""), (resolved.ExitCode, resolved.Error));
        Assert.Equal(calls > 0, resolved.Out.Contains("1 call can be made now.", StringComparison.Ordinal));
        Assert.Equal((0, 1 + calls), ((await zoho.ResumeAsync()).ExitCode, (await zoho.CountAsync()).ByOperation["books.creditnotes.apply_to_invoices"]));
        Assert.Equal(70m, (await zoho.CountAsync()).Records["books.invoices"].Balance);
        Assert.Empty(await zoho.ProblemsAsync());
    }

    [Theory]
    [InlineData("commit-drop#7", "--absent", "has a balance of 10.00 of 40.00: some of it was taken.")]
    [InlineData("drop#7", "--done", "has a balance of 40.00 of 40.00: nothing of it was taken.")]
    [InlineData("drop#7", "--created 460000000000001", "whether \"apply to invoices\" was done is unknown. Say --done or --absent.")]
    public async Task Resolve_AWordThatZohoSpeaksAgainst_ChangesNothing(string fault, string word, string why)
    {
        await using var zoho = await FaultyZoho.StartAsync(fault, scale: 1200, folder => CreditBooks.WriteTo(folder, "invoices, creditnotes"));
        await zoho.RunAsync();
        await Task.Delay(UntilItWouldShow, zoho.Clock);

        var resolved = await zoho.InvokeAsync([.. $"resolve run creditnotes:C-1 {word}".Split(' ')]);

        Assert.Equal((2, ""), (resolved.ExitCode, resolved.Out));
        Assert.Contains(why, resolved.Error, StringComparison.Ordinal);
        Assert.Contains("\"outcome-unknown\"", await zoho.ProblemsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_MoreAppliedThanTheCreditNoteHas_IsAnError()
    {
        using var folder = new TemporaryFolder();
        CreditBooks.WriteTo(folder);
        folder.Write("data/creditnotes.csv", "id,party,amount,account,after,applied\nC-1,Ann,40.00,Goods,I-1,40.01\n");

        var run = await CliRun.InvokeAsync(folder.Path, ["validate", "pack", "--data", "data", "--output", "json"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("\"over-applied\"", run.Out, StringComparison.Ordinal);
    }
}
