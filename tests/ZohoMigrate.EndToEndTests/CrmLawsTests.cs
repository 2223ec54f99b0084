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

/// <summary>
/// Laws 1 to 3 for calls of a hundred records, for any mix of faults and any moments of stopping, with the sandbox's ledger as the judge. Of
/// all that is sent Zoho CRM takes a second copy.
/// </summary>
public sealed class CrmLawsTests(ITestOutputHelper output)
{
    private const int Requests = 40;

    private static readonly ScaledTimeProvider Clock = new(TimeProvider.System, 5);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    private static readonly DeliveryOptions Hasty = new()
    {
        AttemptTimeout = TimeSpan.FromSeconds(2),
        MaxAttempts = 8,
        SettleDelay = TimeSpan.FromSeconds(1),
        LateArrival = TimeSpan.FromSeconds(4),
        AbsenceDelay = TimeSpan.FromSeconds(3.5),
        DefaultCooldown = TimeSpan.FromSeconds(2.5),
    };

    private static readonly string[] Shared =
    [
        "drop={0}", "commit-drop={0}", "500={0}", "commit-500={0}", "502={0}", "503={0}", "429={0}", "1070={0}", "truncated={0}",
        "late-commit={0}@00:00:01.5", "late-arrival={0}@00:00:00.5", "lag={0}@00:00:02",
    ];

    [Fact]
    public void Deliver_AnyFaultsAndAnyStops_KeepsTheLaws() =>
        Check.One(
            Law.Of(20261130, 5),
            Prop.ForAll(Journeys().ToArbitrary(), journey => RunAsync(journey).GetAwaiter().GetResult()));

    // Shares in percent, larger ones than of single records: there are few calls. No call hangs by chance, for that takes a whole attempt's time.
    private static Gen<Journey> Journeys() =>
        from shares in Gen.Choose(0, 7).ListOf(Shared.Length)
        from hang in Gen.Choose(2, 20)
        from seed in Gen.Choose(1, 1_000_000)
        from stops in Gen.Choose(30, 900).ListOf(3)
        select new Journey(
            SandboxFaults.Parse(string.Join(',', [
                .. Shared.Zip(shares, (fault, percent) => string.Format(CultureInfo.InvariantCulture, fault, percent / 100.0)),
                $"commit-hang#{hang}", $"seed={seed}"])),
            seed,
            [.. stops]);

    private async Task RunAsync(Journey journey)
    {
        using var folder = new TemporaryFolder();
        var sample = new CrmSample(230, 1150);
        sample.Write(folder);
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Window = Window, StateFile = folder["zoho.db"], Faults = journey.Faults, Uniqueness = false }, Clock, CancellationToken.None);
        var run = new InProcessRun(folder, sandbox, Hasty, new LaneOptions { Requests = Requests, Window = Window }, journey.Seed, Clock, "crm");
        await run.StageAsync(folder["pack"], folder["data"]);

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
        }

        var end = await run.DeliverAsync(CancellationToken.None);
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        output.WriteLine($"{journey}: {end.State}, {zoho.Arrivals} arrivals, {zoho.MaxInWindow} at most in a window");

        Assert.Equal(RunState.Completed, end.State);
        Assert.Empty(zoho.Duplicates);
        Assert.Equal((0, 0L, 0L), (zoho.CreatesCommittedTwice, zoho.RefusedByLimit, zoho.Automations));
        Assert.InRange(zoho.MaxInWindow, 1, Requests);
        Assert.Equal(sample.Expected, zoho.Records.ToDictionary(module => module.Key, module => module.Value.Count, StringComparer.Ordinal));
        await using var checkpoint = await run.OpenAsync();
        foreach (var stream in await checkpoint.ReadStreamsAsync(CancellationToken.None))
        {
            Assert.Equal(stream.Records, stream.States.Values.Sum());
            Assert.Equal(stream.Records, stream[RecordState.Created] + stream[RecordState.Recovered] + stream[RecordState.Matched]);
        }
    }

    private sealed record Journey(SandboxFaults Faults, int Seed, IReadOnlyList<int> Stops)
    {
        public override string ToString() => $"{Faults}, stops {string.Join('/', Stops)}";
    }
}
