using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>The lane of the calls as the progress line sees it.</summary>
/// <param name="Snapshot">How it stands.</param>
/// <param name="Budget">What it lets through from now on.</param>
internal sealed record WatchedLane(LaneSnapshot Snapshot, LaneBudget Budget);
