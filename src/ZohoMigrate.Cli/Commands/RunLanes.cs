using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Cli.Commands;

/// <summary>The lanes that a run's calls go through, as they stand.</summary>
/// <param name="connection">Where they are open.</param>
/// <param name="products">The products that are delivered to.</param>
/// <param name="settings">What the user says of them.</param>
internal sealed class RunLanes(ZohoConnection connection, IReadOnlyList<ProductSpec> products, CliSettings settings)
{
    /// <summary>Calls under way at once: as many as the busiest product takes.</summary>
    public int Workers => All.Max(lane => settings.Of(lane.Product).Over(lane.Spec).Concurrency ?? 1);

    // The one whose window a call waits for: its rate is shown.
    private (string Product, LaneSpec Spec) Paced => products
        .Where(product => product.Paced is not null)
        .Select(product => (product.Product, product.Lanes[product.Paced!]))
        .Concat(All.Where(lane => lane.Spec.Requests is not null))
        .First();

    private IEnumerable<(string Product, LaneSpec Spec)> All => products.SelectMany(product => product.Lanes.Values.Select(lane => (product.Product, lane)));

    /// <summary>"product.lane" → what it lets through from now on.</summary>
    public async Task<IReadOnlyDictionary<string, LaneBudget>> ReadBudgetsAsync(CancellationToken cancellationToken)
    {
        var budgets = new Dictionary<string, LaneBudget>(StringComparer.Ordinal);
        foreach (var (product, spec) in All)
            budgets.Add(NameOf(product, spec), (await ReadAsync(product, spec, cancellationToken)).Budget);
        return budgets;
    }

    /// <summary>The lane of the window, for the progress line; it rests while any of them does.</summary>
    public async Task<WatchedLane> WatchAsync(CancellationToken cancellationToken)
    {
        var (product, spec) = Paced;
        var watched = await ReadAsync(product, spec, cancellationToken);
        var resting = new List<DateTimeOffset?> { watched.Snapshot.CoolingUntil };
        foreach (var other in All.Where(lane => lane != (product, spec)))
            resting.Add((await LaneOf(other.Product, other.Spec).SnapshotAsync(cancellationToken)).CoolingUntil);
        return watched with { Snapshot = watched.Snapshot with { CoolingUntil = resting.Max() } };
    }

    /// <summary>Whether a lane lets one call alone through, to see whether Zoho takes calls again.</summary>
    public async Task<bool> AreOnTrialAsync(CancellationToken cancellationToken)
    {
        foreach (var (product, spec) in All)
        {
            if ((await LaneOf(product, spec).SnapshotAsync(cancellationToken)).IsOnTrial)
                return true;
        }

        return false;
    }

    /// <summary>The limits that this process keeps to.</summary>
    public async Task<KeptLimits> ReadKeptAsync(CancellationToken cancellationToken)
    {
        var (product, spec) = Paced;
        var lane = await LaneOf(product, spec).SnapshotAsync(cancellationToken);
        return new KeptLimits(lane.Configured, lane.Lowest) { Setting = $"{LaneOptions.SectionOf(product)}:{nameof(LaneOptions.Headroom)}" };
    }

    private async Task<WatchedLane> ReadAsync(string product, LaneSpec spec, CancellationToken cancellationToken)
    {
        var lane = LaneOf(product, spec);
        var standing = await lane.SnapshotAsync(cancellationToken);
        return new WatchedLane(standing, RunBudget.Of(standing, await lane.ReadDayAsync(cancellationToken), spec, settings.Of(product)));
    }

    private Lane LaneOf(string product, LaneSpec spec) => connection.Lanes[NameOf(product, spec)];

    private static string NameOf(string product, LaneSpec spec) => $"{product}.{spec.Name}";
}
