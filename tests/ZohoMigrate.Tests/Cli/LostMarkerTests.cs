using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Cli;

/// <summary>
/// A Zoho that takes the reference of expenses and drops it, and with it our marker: nothing else tells one from another, and Zoho would take
/// each a second time. Requests 4 to 6 make the expenses of <see cref="FaultMatrix"/>.
/// </summary>
public sealed partial class LostMarkerTests
{
    private const string Dropped = "drop-field=reference_number";

    [Fact]
    public async Task Run_AnswerLost_LeavesItToAPersonWhoSettlesItByTheIdThatIsNamed()
    {
        await using var zoho = await FaultyZoho.StartAsync($"{Dropped},commit-drop#6", scale: 1200, FaultMatrix.WriteTo);

        var run = await zoho.RunAsync();
        var problems = await zoho.ProblemsAsync();
        var resolve = await zoho.InvokeAsync("resolve", "run", "expenses:3", "--created", IdIn(problems));
        var resumed = await zoho.ResumeAsync();

        Assert.Equal((1, 0, 0), (run.ExitCode, resolve.ExitCode, resumed.ExitCode));
        Assert.Contains("\"found-unmarked\"", problems, StringComparison.Ordinal);
        Assert.Equal((4, 1, 0), (await zoho.TotalAsync("created"), await zoho.TotalAsync("recovered"), await zoho.TotalAsync("unknown")));
        await AssertHoldsAsync(zoho, FaultMatrix.Records);
    }

    // Nothing at Zoho could be it; but nothing would show it either.
    [Fact]
    public async Task Resume_NeverArrivedWhileMarkersAreLost_IsStillForAPersonUntilHeSaysSo()
    {
        await using var zoho = await FaultyZoho.StartAsync($"{Dropped},drop#6", scale: 1200, FaultMatrix.WriteTo);

        var run = await zoho.RunAsync();
        var problems = await zoho.ProblemsAsync();
        var resumed = await zoho.ResumeAsync();
        var resolve = await zoho.InvokeAsync("resolve", "run", "expenses:3", "--absent");
        var sent = await zoho.ResumeAsync();

        Assert.Equal((1, 1, 0, 0), (run.ExitCode, resumed.ExitCode, resolve.ExitCode, sent.ExitCode));
        Assert.Contains("\"cannot-tell\"", problems, StringComparison.Ordinal);
        Assert.Contains("Zoho dropped or changed the reference_number of other expenses", problems, StringComparison.Ordinal);
        Assert.Equal((5, 0), (await zoho.TotalAsync("created"), await zoho.TotalAsync("unknown")));
        await AssertHoldsAsync(zoho, FaultMatrix.Records);
    }

    // The earlier process learnt that markers are lost; the next one must know it too.
    [Fact]
    public async Task Resume_AnswerLostAndZohoMendedSince_StillKnowsThatMarkersWereLost()
    {
        await using var zoho = await FaultyZoho.StartAsync($"{Dropped},refresh-revoked#5", scale: 1200, FaultMatrix.WriteTo);

        var run = await zoho.RunAsync();
        await zoho.RestartAsync("drop#8");
        var resumed = await zoho.ResumeAsync();

        Assert.Equal((3, 1), (run.ExitCode, resumed.ExitCode));
        Assert.Equal((4, 1), (await zoho.TotalAsync("created"), await zoho.TotalAsync("unknown")));
        await AssertHoldsAsync(zoho, FaultMatrix.Records - 1);
    }

    // Two payments are there and lost their markers, the third was never sent; whose payments they are is known only once the customer is.
    [Fact]
    public async Task Recover_WhatLostItsMarker_IsForAPersonAndNotMadeAgain()
    {
        await using var zoho = await FaultyZoho.StartAsync(Dropped, scale: 1200, WritePaymentsTo);
        var paused = await zoho.RunAsync("--config", "Limits:Books:PerDay=4");
        var made = (await zoho.CountAsync()).Records["books.customerpayments"].Count;
        File.Delete(zoho.PathOf("run/checkpoint.db"));

        var run = await zoho.RunAsync("--recover");
        var problems = await zoho.ProblemsAsync();
        var afterRun = await zoho.CountAsync();
        var unknown = await zoho.TotalAsync("unknown");

        Assert.Equal((4, 1), (paused.ExitCode, run.ExitCode));
        Assert.Equal((2, 3), (made, afterRun.Records["books.customerpayments"].Count));
        Assert.Equal((2, 1), (unknown, await zoho.TotalAsync("created")));
        Assert.Equal(2, Regex.Count(problems, "\"found-unmarked\"", RegexOptions.NonBacktracking));

        foreach (Match told in ResolveLines().Matches(problems))
            Assert.Equal(0, (await zoho.InvokeAsync("resolve", "run", told.Groups["record"].Value, "--created", told.Groups["id"].Value)).ExitCode);
        var resumed = await zoho.ResumeAsync();
        Assert.True(resumed.ExitCode == 0, resumed.Error + resumed.Out);
        await AssertHoldsAsync(zoho, 4);
    }

    // That one is another's holds for every resume from then on: each would find the same again.
    [Fact]
    public async Task Recover_WhatAPersonCallsAbsent_IsSentByTheNextResume()
    {
        await using var zoho = await FaultyZoho.StartAsync(Dropped, scale: 1200, WritePaymentsTo);
        await zoho.RunAsync("--config", "Limits:Books:PerDay=4");
        File.Delete(zoho.PathOf("run/checkpoint.db"));
        await zoho.RunAsync("--recover");

        var resolve = await zoho.InvokeAsync("resolve", "run", "payments:1", "--absent");
        var resumed = await zoho.ResumeAsync();

        Assert.Equal((0, 1), (resolve.ExitCode, resumed.ExitCode));
        Assert.Equal((2, 1), (await zoho.TotalAsync("created"), await zoho.TotalAsync("unknown")));
        Assert.Equal(4, (await zoho.CountAsync()).Records["books.customerpayments"].Count);
    }

    [Fact]
    public async Task Reconcile_ACopyWithoutAMarker_IsNamedAndNothingIsEqual()
    {
        await using var zoho = await FaultyZoho.StartAsync(Dropped, scale: 1200, FaultMatrix.WriteTo);
        var run = await zoho.RunAsync();
        var before = await zoho.InvokeAsync("reconcile", "run");
        var expense = (await File.ReadAllLinesAsync(zoho.PathOf("run/delivered/expenses.csv")))[1].Split(',')[0];
        await zoho.ByHandAsync(async hand =>
        {
            var shown = (await hand.GetAsync($"/expenses/{expense}")).Body["expense"]!;
            var till = (await hand.PostAsync("/chartofaccounts", """{"account_name":"Till","account_type":"cash"}""")).Body["chart_of_account"]!;
            foreach (var amount in (string[])["10.00", "11.00"])
            {
                Assert.Equal(201, (int)(await hand.PostAsync("/expenses", $$"""
                    {"account_id":"{{shown["account_id"]}}","paid_through_account_id":"{{till["account_id"]}}","date":"{{shown["date"]}}","amount":{{amount}}}
                    """)).Status);
            }
        });

        var after = await zoho.InvokeAsync("reconcile", "run");

        Assert.Equal((0, 0, 1), (run.ExitCode, before.ExitCode, after.ExitCode));
        Assert.Contains("Equal: everything in the source", before.Out, StringComparison.Ordinal);
        Assert.Contains("books.expenses: could be second copies: 1 at Zoho that is not ours", after.Out, StringComparison.Ordinal);
        Assert.Contains($"is at Zoho as {expense}; ", after.Out, StringComparison.Ordinal);
        Assert.Contains(" could be a second copy", after.Out, StringComparison.Ordinal);
        Assert.Contains("Not equal.", after.Out, StringComparison.Ordinal);
        Assert.Contains(",maybe-twice,", await File.ReadAllTextAsync(zoho.PathOf("run/reconcile.csv")), StringComparison.Ordinal);
        Assert.Contains("could be second copies", await File.ReadAllTextAsync(zoho.PathOf("run/report.html")), StringComparison.Ordinal);
    }

    // The sandbox takes records without a marker for alike: what it made for one create is what counts here.
    private static async Task AssertHoldsAsync(FaultyZoho zoho, int records)
    {
        var counted = await zoho.CountAsync();
        Assert.Equal((records, 0), (counted.Records.Values.Sum(module => module.Count), counted.CreatesCommittedTwice));
    }

    private static void WritePaymentsTo(TemporaryFolder folder)
    {
        folder.Write("pack/migration.yaml", "name: paid\nproducts: [books]\nstreams: [customers, payments]");
        folder.Write("pack/customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields: { contact_name: { from: id }, contact_type: { const: customer } }");
        folder.Write("pack/payments.yaml", """
            module: books.customerpayments
            source: payments.csv
            key: [id]
            fields:
              customer_id: { ref: customers, from: by }
              payment_mode: { const: cash }
              amount: { from: amount, type: decimal }
              date: { const: 2026-01-02 }
            """);
        folder.Write("data/customers.csv", "id\nAnn\n");
        folder.Write("data/payments.csv", "id,by,amount\n1,Ann,10.00\n2,Ann,20.00\n3,Ann,30.00\n");
    }

    [GeneratedRegex(@"(?<record>payments:\d) --created (?<id>\d+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ResolveLines();

    private static string IdIn(string problems) => Regex.Match(problems, @"total \(id (?<id>\d+)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Groups["id"].Value;
}
