using System.Diagnostics;
using System.Globalization;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Sandbox;

[Collection("Real time")]
public sealed class SandboxLoadTests(ITestOutputHelper output)
{
    private const int Calls = 2_000;
    private const int Senders = 8;

    [Fact]
    public async Task Books_ManySenders_AreServedFastAndNothingIsLostOrDoubled()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new SandboxOptions { Limit = 1_000_000, PerDay = 1_000_000 });
        var customer = await sandbox.ContactAsync("Ada");
        var watch = Stopwatch.StartNew();

        await Parallel.ForAsync(0, Calls, new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (call, _) =>
            Assert.Equal(201, (await sandbox.InvoiceAsync(customer, call.ToString(CultureInfo.InvariantCulture))).Status));

        var rate = Calls / watch.Elapsed.TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate:F0} creates a second"));
        var summary = await sandbox.SummarizeAsync();
        Assert.Equal((Calls, 10m * Calls), (summary.Records["books.invoices"].Count, summary.Records["books.invoices"].Total));
        Assert.Equal((Calls + 1, 0), (summary.Arrivals, summary.CreatesCommittedTwice));
        Assert.InRange(summary.MaxConcurrent, 1, Senders);
        // 500 a second is what a run against the sandbox needs; half of it leaves room for whatever else the machine does.
        Assert.True(rate > 250, string.Create(CultureInfo.InvariantCulture, $"{rate:F0} creates a second"));
    }
}
