using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.EndToEndTests;

/// <summary>
/// Records of modules where Zoho keeps nothing unique, alike in date, amount, reference and all else: Zoho would take a second copy, and
/// nothing but the marker, at the end of the reference or in a custom field of its own, says which is which.
/// </summary>
public sealed class TwinRecordsTests
{
    private const int Records = 40;

    /// <summary>Minutes by which the machine's clock is ahead, and by which it is set when half the stretches are over.</summary>
    [Theory]
    [InlineData("customerpayments", "drop=0.2,seed=1", 0, 0)]
    [InlineData("customerpayments", "drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=11", 0, 0, true)]
    [InlineData("expenses", "drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=12", 0, 0, true)]
    [InlineData("journals", "drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=13", 0, 0, true)]
    [InlineData("banktransactions", "drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=14", 0, 0, true)]
    [InlineData("customerpayments", "commit-drop=0.2,seed=2", 0, 0)]
    [InlineData("customerpayments", "500=0.1,commit-500=0.1,seed=3", 0, 0)]
    [InlineData("customerpayments", "drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=4", 0, 0)]
    [InlineData("customerpayments", "drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=5", 10, 60)]
    [InlineData("customerpayments", "drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=6", -10, -60)]
    [InlineData("customerpayments", "drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=7", 0, 60)]
    [InlineData("expenses", "drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=8", 0, 60)]
    [InlineData("journals", "drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=9", 0, 60)]
    [InlineData("banktransactions", "drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=10", 0, 60)]
    public async Task Deliver_AnswersLostAndStopped_MakesEachOfThemOnce(string module, string faults, int ahead, int step, bool hasUniqueField = false)
    {
        var machine = new WrongClock(TimeSpan.FromMinutes(ahead));
        using var folder = new TemporaryFolder();
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Limit = 10_000, Faults = SandboxFaults.Parse(faults), Uniqueness = false }, TimeProvider.System, CancellationToken.None);
        var run = new InProcessRun(folder, sandbox, HastyDelivery.Options, new LaneOptions { Requests = 10_000, PerDay = 100_000 }, seed: 5, machine);
        WritePack(folder, module, hasUniqueField ? "unique_field: cf_source_id" : "");
        await run.StageAsync(folder.Path, folder.Path);
        foreach (var milliseconds in (int[])[60, 120, 250])
        {
            using var stopping = new CancellationTokenSource(milliseconds);
            try
            {
                await run.DeliverAsync(stopping.Token);
            }
            catch (OperationCanceledException)
            {
                // Stopped while the connection was still being made.
            }

            if (milliseconds == 120)
                machine.Step(TimeSpan.FromMinutes(step));
        }

        await AssertMadeOnceAsync(sandbox, module, await run.DeliverAsync(CancellationToken.None));
    }

    // Its monotonic clock stands still meanwhile; its wall clock and Zoho's have gone on when it wakes.
    [Theory]
    [InlineData("customerpayments")]
    [InlineData("journals")]
    public async Task Deliver_TheMachineSleepsForAnHourInItsMidst_MakesEachOfThemOnce(string module)
    {
        var clocks = new WrongClock(TimeSpan.Zero);
        using var folder = new TemporaryFolder();
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Limit = 10_000, Faults = SandboxFaults.Parse("drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=15"), Uniqueness = false },
            clocks,
            CancellationToken.None);
        var run = new InProcessRun(folder, sandbox, HastyDelivery.Options, new LaneOptions { Requests = 10_000, PerDay = 100_000 }, seed: 5, clocks);
        WritePack(folder, module, "");
        await run.StageAsync(folder.Path, folder.Path);

        var delivering = run.DeliverAsync(CancellationToken.None);
        while (!delivering.IsCompleted && (await sandbox.SummarizeAsync(CancellationToken.None)).Records.Values.Sum(records => records.Count) < Records / 2)
            await Task.Yield();
        clocks.Step(TimeSpan.FromHours(1));

        await AssertMadeOnceAsync(sandbox, module, await delivering);
    }

    private static async Task AssertMadeOnceAsync(SandboxServer sandbox, string module, RunEnd end)
    {
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        Assert.Equal(RunState.Completed, end.State);
        Assert.Equal((Records, Records * 10.00m), (zoho.Records[$"books.{module}"].Count, zoho.Records[$"books.{module}"].Total));
        Assert.Empty(zoho.Duplicates);
        Assert.Equal(0, zoho.CreatesCommittedTwice);
        Assert.NotEmpty(zoho.ByFault);
    }

    private static void WritePack(TemporaryFolder folder, string module, string uniqueField)
    {
        folder.Write("migration.yaml", "name: t\nproducts: [books]\nstreams: [customers, accounts, twins]");
        folder.Write("customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields: { contact_name: { from: id } }");
        folder.Write("accounts.yaml", "module: books.accounts\nsource: accounts.csv\nkey: [id]\nfields: { account_name: { from: id }, account_type: { from: type } }");
        folder.Write("twins.yaml", $$"""
            module: books.{{module}}
            source: twins.csv
            key: [id]
            {{uniqueField}}
            {{(module == "journals" ? "lines: { source: lines.csv, on: { id: id } }" : "")}}
            fields:
              reference_number: { const: at the counter }
            {{Fields(module)}}
            """);
        folder.Write("customers.csv", "id\nAnn\n");
        folder.Write("accounts.csv", "id,type\nRent,expense\nBank,bank\nCash,cash\n");
        var twins = Enumerable.Range(1, Records).ToList();
        folder.Write("twins.csv", "id,customer,from,to\n" + string.Concat(twins.Select(twin => $"{twin},Ann,Cash,{(module == "expenses" ? "Rent" : "Bank")}\n")));
        folder.Write("lines.csv", "id,account,side\n" + string.Concat(twins.Select(twin => $"{twin},Rent,debit\n{twin},Cash,credit\n")));
    }

    private static string Fields(string module) => module switch
    {
        "customerpayments" => """
              customer_id: { ref: customers, from: customer }
              payment_mode: { const: cash }
              amount: { const: 10.00 }
              date: { const: 2026-01-02 }
            """,
        "expenses" => """
              account_id: { ref: accounts, from: to }
              paid_through_account_id: { ref: accounts, from: from }
              amount: { const: 10.00 }
              date: { const: 2026-01-02 }
            """,
        "journals" => """
              journal_date: { const: 2026-01-02 }
              line_items:
                each: line
                fields:
                  account_id: { ref: accounts, from: account }
                  amount: { const: 10.00 }
                  debit_or_credit: { from: side }
            """,
        _ => """
              transaction_type: { const: transfer_fund }
              from_account_id: { ref: accounts, from: from }
              to_account_id: { ref: accounts, from: to }
              amount: { const: 10.00 }
              date: { const: 2026-01-02 }
            """,
    };
}
