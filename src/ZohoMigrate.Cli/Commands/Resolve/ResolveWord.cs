namespace ZohoMigrate.Cli.Commands.Resolve;

/// <summary>What a person says of a record, or of its step. With neither: it is not at Zoho, or not done.</summary>
/// <param name="CreatedAs">Zoho's id of the record; null where it is not said.</param>
/// <param name="IsDone">Whether its later step was done.</param>
internal sealed record ResolveWord(string? CreatedAs, bool IsDone);
