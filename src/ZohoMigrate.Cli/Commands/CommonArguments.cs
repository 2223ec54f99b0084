namespace ZohoMigrate.Cli.Commands;

/// <summary>What the common options were given.</summary>
internal sealed record CommonArguments(OutputFormat Output, bool Verbose, bool NoColor, IReadOnlyList<string> Config);
