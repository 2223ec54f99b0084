using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.EndToEndTests;

/// <summary>
/// Payments in advance, alike in customer, date, amount and reference: neither Zoho nor an invoice's balance would stop a second copy, and
/// nothing but the marker says which is which.
/// </summary>
public sealed class TwinPaymentsTests
{
    private const int Payments = 40;

    private static readonly DeliveryOptions Hasty = new()
    {
        AttemptTimeout = TimeSpan.FromSeconds(2),
        MaxAttempts = 8,
        SettleDelay = TimeSpan.FromMilliseconds(200),
        LateArrival = TimeSpan.FromMilliseconds(200),
        AbsenceDelay = TimeSpan.FromMilliseconds(700),
        DefaultCooldown = TimeSpan.FromMilliseconds(500),
    };

    /// <summary>Minutes by which the machine's clock is ahead, and by which it is set when half the stretches are over.</summary>
    [Theory]
    [InlineData("drop=0.2,seed=1", 0, 0)]
    [InlineData("commit-drop=0.2,seed=2", 0, 0)]
    [InlineData("500=0.1,commit-500=0.1,seed=3", 0, 0)]
    [InlineData("drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=4", 0, 0)]
    [InlineData("drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=5", 10, 60)]
    [InlineData("drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=6", -10, -60)]
    [InlineData("drop=0.1,commit-drop=0.1,lag=0.3@00:00:00.400,seed=7", 0, 60)]
    public async Task Deliver_AnswersLostAndStopped_MakesEachOfThemOnce(string faults, int ahead, int step)
    {
        var machine = new WrongClock(TimeSpan.FromMinutes(ahead));
        using var folder = new TemporaryFolder();
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Limit = 10_000, Faults = SandboxFaults.Parse(faults), Uniqueness = false }, TimeProvider.System, CancellationToken.None);
        var run = new InProcessRun(folder, sandbox, Hasty, new LaneOptions { Requests = 10_000, PerDay = 100_000 }, seed: 5, machine);
        WritePack(folder);
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

        var end = await run.DeliverAsync(CancellationToken.None);
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);

        Assert.Equal(RunState.Completed, end.State);
        Assert.Equal((Payments, Payments * 10.00m), (zoho.Records["books.customerpayments"].Count, zoho.Records["books.customerpayments"].Total));
        Assert.Empty(zoho.Duplicates);
        Assert.Equal(0, zoho.CreatesCommittedTwice);
        Assert.NotEmpty(zoho.ByFault);
    }

    private static void WritePack(TemporaryFolder folder)
    {
        folder.Write("migration.yaml", "name: t\nproducts: [books]\nstreams: [customers, payments]");
        folder.Write("customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields: { contact_name: { from: id } }");
        folder.Write("payments.yaml", """
            module: books.customerpayments
            source: payments.csv
            key: [id]
            fields:
              customer_id: { ref: customers, from: customer }
              payment_mode: { const: cash }
              amount: { const: 10.00 }
              date: { const: 2026-01-02 }
              reference_number: { const: at the counter }
            """);
        folder.Write("customers.csv", "id\nAnn\n");
        folder.Write("payments.csv", "id,customer\n" + string.Concat(Enumerable.Range(1, Payments).Select(payment => $"{payment},Ann\n")));
    }
}
