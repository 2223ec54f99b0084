namespace ZohoMigrate.Cli.Commands.Resolve;

/// <summary>A record that a person has settled.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Key">Its key.</param>
/// <param name="State">What it is now: recovered, or pending again; of a step: done, or pending again.</param>
/// <param name="ZohoId">Zoho's id; null where it has none.</param>
/// <param name="Step">The later step that was settled; null where it was the record.</param>
/// <param name="Ready">How many calls can be made now that could not before: of it, and of what waited for it.</param>
internal sealed record ResolvedRecord(string Stream, string Key, string State, string? ZohoId, string? Step, long Ready);
