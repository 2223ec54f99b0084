using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Cli.Commands;

/// <summary>How a run is to be delivered.</summary>
/// <param name="Wait">Wait for new calls instead of pausing.</param>
/// <param name="Ledger">What the user says of what the checkpoint does not know to be at Zoho.</param>
internal sealed record DeliveryChoice(bool Wait, LedgerChoice Ledger)
{
    /// <summary>When the stretch ends early.</summary>
    public RunLimits Limits { get; init; } = new(maxErrors: null, keepGoing: false);

    /// <summary>Records that this stretch rejected when it staged them.</summary>
    public long Rejected { get; init; }
}
