using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Laws 1 to 3 for any mix of faults and any moments of stopping, with the sandbox's ledger as the judge.</summary>
public sealed class LawsTests(ITestOutputHelper output)
{
    // Pauses that no setting shortens are shorter by it; what an attempt may take is real time.
    private static readonly ScaledTimeProvider Clock = new(TimeProvider.System, 5);

    private static readonly DeliveryOptions Hasty = new()
    {
        AttemptTimeout = TimeSpan.FromSeconds(2),
        MaxAttempts = 8,
        SettleDelay = TimeSpan.FromSeconds(1),
        // Far above what late requests need: on a busy machine their timers fire late, and beyond this bound law 3 promises nothing.
        LateArrival = TimeSpan.FromSeconds(4),
        AbsenceDelay = TimeSpan.FromSeconds(3.5),
        DefaultCooldown = TimeSpan.FromSeconds(2.5),
    };

    private static readonly LaneOptions Lane = new() { Requests = 40, Window = TimeSpan.FromSeconds(2) };

    private static readonly string[] Shared =
    [
        "drop={0}", "commit-drop={0}", "500={0}", "commit-500={0}", "502={0}", "503={0}", "429={0}", "1070={0}", "truncated={0}",
        "late-commit={0}@00:00:01.5", "late-arrival={0}@00:00:00.5", "lag={0}@00:00:02",
    ];

    // Of payments Zoho takes a second copy in any case; without uniqueness of anything.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Deliver_AnyFaultsAndAnyStops_KeepsTheLaws(bool uniqueness) =>
        Check.One(
            Law.Of(20261121, 6),
            Prop.ForAll(Journeys().ToArbitrary(), journey => RunAsync(journey, uniqueness).GetAwaiter().GetResult()));

    // Shares in percent. A refused token costs ten minutes, so it is not drawn; a hang costs a whole attempt's time, so it is rare.
    private static Gen<Journey> Journeys() =>
        from shares in Gen.Choose(0, 4).ListOf(Shared.Length)
        from hangs in Gen.Choose(1, 90).ListOf(2)
        from revoked in Gen.Choose(1, 90)
        from seed in Gen.Choose(1, 1_000_000)
        from stops in Gen.Choose(30, 700).ListOf(4)
        select new Journey(
            SandboxFaults.Parse(string.Join(',', [
                .. Shared.Zip(shares, (fault, percent) => string.Format(CultureInfo.InvariantCulture, fault, percent / 100.0)),
                $"hang#{hangs[0]}", $"commit-hang#{hangs[1]}", $"token-revoked#{revoked}", $"seed={seed}"])),
            seed,
            [.. stops]);

    private async Task RunAsync(Journey journey, bool uniqueness)
    {
        using var folder = new TemporaryFolder();
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions
            {
                Limit = 40,
                Window = TimeSpan.FromSeconds(2),
                StateFile = folder["zoho.db"],
                Faults = journey.Faults,
                Uniqueness = uniqueness,
            },
            Clock,
            CancellationToken.None);
        var run = new InProcessRun(folder, sandbox, Hasty, Lane, journey.Seed, Clock);
        await run.StageAsync(RunFiles.NorthwindPack, RunFiles.NorthwindSmall);
        await AssertAccountsAsync(run);

        foreach (var milliseconds in journey.Stops)
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

            await AssertAccountsAsync(run);
        }

        var end = await run.DeliverAsync(CancellationToken.None);
        await AssertAccountsAsync(run);
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        output.WriteLine($"{journey}: {end.State}, {zoho.Arrivals} arrivals, {zoho.MaxInWindow} at most in a window");

        Assert.Equal(RunState.Completed, end.State);
        Assert.Empty(zoho.Duplicates);
        Assert.Equal(0, zoho.CreatesCommittedTwice);
        Assert.Equal(0, zoho.RefusedByLimit);
        Assert.InRange(zoho.MaxInWindow, 1, 40);
        await AssertEveryRecordIsAtZohoAsync(run, zoho);
        AssertPaid(zoho.Records["books.invoices"], zoho.Records["books.customerpayments"]);
    }

    // Every shipped order once and in full.
    private static void AssertPaid(SandboxModuleSummary invoices, SandboxModuleSummary payments)
    {
        Assert.Equal((18, 18), (invoices.Statuses["paid"], payments.Count));
        Assert.Equal(invoices.Total - invoices.Balance, payments.Total);
    }

    // Law 1, for records and for rows.
    private static async Task AssertAccountsAsync(InProcessRun run)
    {
        await using var checkpoint = await run.OpenAsync();
        foreach (var stream in await checkpoint.ReadStreamsAsync(CancellationToken.None))
            Assert.Equal(stream.Records, stream.States.Values.Sum());
        foreach (var file in await checkpoint.ReadFilesAsync(CancellationToken.None))
            Assert.Equal(file.Rows, file.InRecords + file.Excluded + file.Orphan + file.Unreadable);
    }

    private static async Task AssertEveryRecordIsAtZohoAsync(InProcessRun run, SandboxLedgerSummary zoho)
    {
        await using var checkpoint = await run.OpenAsync();
        var streams = await checkpoint.ReadStreamsAsync(CancellationToken.None);
        Assert.All(streams, stream => Assert.Equal(stream.Records, stream[RecordState.Created] + stream[RecordState.Recovered] + stream[RecordState.Matched]));
        Assert.Equal(streams.Sum(stream => stream.Records), zoho.Records.Values.Sum(module => module.Count));
    }

    private sealed record Journey(SandboxFaults Faults, int Seed, IReadOnlyList<int> Stops)
    {
        public override string ToString() => $"{Faults}, stops {string.Join('/', Stops)}";
    }
}
