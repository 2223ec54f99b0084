namespace ZohoMigrate.Cli.Commands.Validate;

/// <summary>What <c>validate</c> was given.</summary>
internal sealed record ValidateArguments(string Pack, string Data, string? Run, bool IsOnline, IReadOnlyDictionary<string, string> Parameters);
