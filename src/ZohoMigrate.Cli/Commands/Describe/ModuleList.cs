namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary>Every module of the catalogue.</summary>
internal sealed record ModuleList(IReadOnlyList<ModuleDescription> Modules);
