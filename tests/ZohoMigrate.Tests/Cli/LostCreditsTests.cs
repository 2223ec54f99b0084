using Xunit;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Cli;

/// <summary>The checkpoint that knew which credits were applied is lost: applied once more they would count twice.</summary>
public sealed class LostCreditsTests
{
    private const string Apply = "books.creditnotes.apply_to_invoices";
    private const string LongDay = "Limits:Books:PerDay=2000";

    // Of 40.00, 15.00 go to an invoice of 100.00: Zoho would take that twice, and a third of it too.
    private static Task<FaultyZoho> StartAsync(string faults) => FaultyZoho.StartAsync(faults, scale: 1200, folder =>
    {
        CreditBooks.WriteTo(folder, "invoices, creditnotes");
        folder.Write("data/creditnotes.csv", "id,party,amount,account,after,applied\nC-1,Ann,40.00,Goods,I-1,15.00\n");
    });

    [Theory]
    [InlineData("", 1)]
    [InlineData("drop#7", 2)]
    public async Task Recover_CreditsThatWereAppliedOrNot_AreAppliedOnce(string faults, int calls)
    {
        await using var zoho = await StartAsync(faults);
        await zoho.RunAsync();
        Lose(zoho);

        var run = await zoho.RunAsync("--recover", "--config", LongDay);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        await AssertAppliedOnceAsync(zoho, calls);
        Assert.Empty(await zoho.ProblemsAsync());
    }

    // The note is made by the older copy's account; that it was applied, only the lost one knew.
    [Fact]
    public async Task Recover_AnOlderCopyThatKnowsOfTheNote_DoesNotApplyItAgain()
    {
        await using var zoho = await StartAsync("");
        Assert.NotEqual(0, await zoho.RunKilledAsync("before-intent@apply_to_invoices#1", "--config", LongDay));
        Copy(zoho.PathOf("run"), zoho.PathOf("older"));
        Assert.Equal(0, (await zoho.ResumeAsync("--config", LongDay)).ExitCode);
        Lose(zoho);
        Copy(zoho.PathOf("older"), zoho.PathOf("run"));

        var run = await zoho.ResumeAsync("--recover", "--config", LongDay);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.Contains("First at least 1 call to read what Zoho has", run.Out, StringComparison.Ordinal);
        await AssertAppliedOnceAsync(zoho, calls: 1);
    }

    [Fact]
    public async Task Recover_MoreWasTakenThanTheStepTakes_IsForAPerson()
    {
        await using var zoho = await StartAsync("");
        Assert.Equal(0, (await zoho.RunAsync()).ExitCode);
        Lose(zoho);
        await zoho.ByHandAsync(async hand =>
        {
            var invoice = (await hand.CallAsync(HttpMethod.Get, "/invoices")).Body["invoices"]![0]!["invoice_id"];
            var note = (await hand.CallAsync(HttpMethod.Get, "/creditnotes")).Body["creditnotes"]![0]!["creditnote_id"];
            await hand.PostAsync($"/creditnotes/{note}/invoices", $$"""{"invoices":[{"invoice_id":"{{invoice}}","amount_applied":5}]}""");
        });

        var run = await zoho.RunAsync("--recover", "--config", LongDay);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("A lost checkpoint may have sent it, and what Zoho shows does not tell.", await zoho.ProblemsAsync(), StringComparison.Ordinal);
        Assert.Equal(2, (await zoho.CountAsync()).ByOperation[Apply]);
        var against = await zoho.InvokeAsync("resolve", "run", "creditnotes:C-1", "--absent");
        Assert.Contains("has a balance of 20.00 of 40.00: some of it was taken.", against.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await zoho.InvokeAsync("resolve", "run", "creditnotes:C-1", "--done")).ExitCode);
        Assert.Equal(0, (await zoho.ResumeAsync("--config", LongDay)).ExitCode);
        Assert.Equal(2, (await zoho.CountAsync()).ByOperation[Apply]);
    }

    // Zoho is well and fails on the one note that is asked about: what became of it stays open, and is not tried out.
    [Fact]
    public async Task Recover_ZohoFailsOnTheQuestionEachTime_IsForAPerson()
    {
        await using var zoho = await StartAsync("");
        Assert.Equal(0, (await zoho.RunAsync()).ExitCode);
        Lose(zoho);
        // One call names the organisation, four read the lists; the note is asked after as often as anything.
        var asked = (await zoho.CountAsync()).Arrivals + 6;
        await zoho.RestartAsync($"500#{asked}-{asked + new DeliveryOptions().MaxAttempts - 1}");

        var run = await zoho.RunAsync("--recover", "--config", LongDay);

        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        Assert.Equal(new DeliveryOptions().MaxAttempts, (await zoho.CountAsync()).ByOperation["books.creditnotes.get"]);
        await AssertAppliedOnceAsync(zoho, calls: 1);
        Assert.Contains("A lost checkpoint may have sent it, and what Zoho shows does not tell.", await zoho.ProblemsAsync(), StringComparison.Ordinal);
        Assert.Equal(0, (await zoho.InvokeAsync("resolve", "run", "creditnotes:C-1", "--done")).ExitCode);
        Assert.Equal(0, (await zoho.ResumeAsync("--config", LongDay)).ExitCode);
        await AssertAppliedOnceAsync(zoho, calls: 1);
    }

    private static async Task AssertAppliedOnceAsync(FaultyZoho zoho, int calls)
    {
        var held = await zoho.CountAsync();
        Assert.Equal((85m, 25m), (held.Records["books.invoices"].Balance, held.Records["books.creditnotes"].Balance));
        Assert.Equal(calls, held.ByOperation[Apply]);
        Assert.Empty(held.Duplicates);
    }

    private static void Lose(FaultyZoho zoho)
    {
        foreach (var file in Directory.EnumerateFiles(zoho.PathOf("run"), "checkpoint.db*"))
            File.Delete(file);
    }

    // With its log.
    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Checkpoint(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static string[] Checkpoint(string folder) => [.. Directory.EnumerateFiles(folder, "checkpoint.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal))];
}
