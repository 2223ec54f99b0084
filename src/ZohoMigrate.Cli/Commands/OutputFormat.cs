namespace ZohoMigrate.Cli.Commands;

/// <summary>What stdout carries.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs: one JSON document.</summary>
    Json,

    /// <summary>For <c>preview</c>: the file itself, normalised.</summary>
    Csv,
}
