namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary>Every module of the catalogue.</summary>
/// <param name="Modules">Those that records are delivered to.</param>
/// <param name="OnlyLookedUp">The names of the others.</param>
internal sealed record ModuleList(IReadOnlyList<ModuleDescription> Modules, IReadOnlyList<string> OnlyLookedUp);
