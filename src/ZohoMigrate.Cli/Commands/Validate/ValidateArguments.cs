namespace ZohoMigrate.Cli.Commands.Validate;

/// <summary>What <c>validate</c> was given.</summary>
internal sealed record ValidateArguments(string Pack, string Data, string? Run, IReadOnlyDictionary<string, string> Parameters);
