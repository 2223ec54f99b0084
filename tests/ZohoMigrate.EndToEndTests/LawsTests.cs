using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Laws 1 to 3 for any mix of faults and any moments of stopping, with the sandbox's ledger as the judge.</summary>
public sealed class LawsTests(ITestOutputHelper output)
{
    private static readonly DeliveryOptions Hasty = new()
    {
        AttemptTimeout = TimeSpan.FromSeconds(2),
        MaxAttempts = 8,
        SettleDelay = TimeSpan.FromMilliseconds(200),
        LateArrival = TimeSpan.FromMilliseconds(200),
        AbsenceDelay = TimeSpan.FromMilliseconds(700),
        DefaultCooldown = TimeSpan.FromMilliseconds(500),
    };

    private static readonly LaneOptions Lane = new() { Requests = 40, Window = TimeSpan.FromMilliseconds(400) };

    // Of payments Zoho takes a second copy in any case; without uniqueness of anything.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Deliver_AnyFaultsAndAnyStops_KeepsTheLaws(bool uniqueness) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(6).WithReplay(20261121, 7),
            Prop.ForAll(Journeys().ToArbitrary(), journey => RunAsync(journey, uniqueness).GetAwaiter().GetResult()));

    private static Gen<Journey> Journeys() =>
        from drop in Share()
        from commitDrop in Share()
        from error in Share()
        from commitError in Share()
        from lag in Share()
        from seed in Gen.Choose(1, 1_000_000)
        from stops in Gen.Choose(30, 700).ListOf(4)
        select new Journey(new SandboxFaults
        {
            Drop = drop,
            CommitDrop = commitDrop,
            Error500 = error,
            CommitError500 = commitError,
            LagShare = lag,
            Lag = TimeSpan.FromMilliseconds(400),
            Seed = seed,
        }, [.. stops]);

    private static Gen<double> Share() => Gen.Choose(0, 5).Select(percent => percent / 100.0);

    private async Task RunAsync(Journey journey, bool uniqueness)
    {
        using var folder = new TemporaryFolder();
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions
            {
                Limit = 40,
                Window = TimeSpan.FromMilliseconds(400),
                StateFile = folder["zoho.db"],
                Faults = journey.Faults,
                Uniqueness = uniqueness,
            },
            TimeProvider.System,
            CancellationToken.None);
        var run = new InProcessRun(folder, sandbox, Hasty, Lane, journey.Faults.Seed);
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
        Assert.All(streams, stream => Assert.Equal(stream.Records, stream[RecordState.Created] + stream[RecordState.Recovered]));
        Assert.Equal(streams.Sum(stream => stream.Records), zoho.Records.Values.Sum(module => module.Count));
    }

    private sealed record Journey(SandboxFaults Faults, IReadOnlyList<int> Stops)
    {
        public override string ToString() =>
            $"drop {Faults.Drop}, commit-drop {Faults.CommitDrop}, 500 {Faults.Error500}, commit-500 {Faults.CommitError500}, lag {Faults.LagShare}, stops {string.Join('/', Stops)}";
    }
}
