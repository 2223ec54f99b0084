namespace ZohoMigrate.Cli.Commands.Checkpoint;

/// <summary>What <c>checkpoint export --to</c> says as JSON.</summary>
/// <param name="File">As the user named it.</param>
/// <param name="Records">How many records are in it.</param>
internal sealed record ExportedFile(string File, long Records);
