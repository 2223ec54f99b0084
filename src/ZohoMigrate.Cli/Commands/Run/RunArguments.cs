using ZohoMigrate.Pipeline.Checkpointing.Folders;

namespace ZohoMigrate.Cli.Commands.Run;

/// <summary>What <c>run</c> was given.</summary>
internal sealed record RunArguments
{
    public required string Pack { get; init; }

    public required string Data { get; init; }

    /// <summary>Null = <c>runs/&lt;pack&gt;-&lt;organisation&gt;</c>.</summary>
    public string? Run { get; init; }

    /// <summary>"sandbox" or "live".</summary>
    public required string Target { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>What the user says of what the checkpoint does not know to be at Zoho.</summary>
    public LedgerChoice Ledger { get; init; }

    public bool Wait { get; init; }

    /// <summary>Most records that may be rejected or refused; null = any number.</summary>
    public int? MaxErrors { get; init; }

    public bool KeepGoing { get; init; }

    public bool DryRun { get; init; }
}
