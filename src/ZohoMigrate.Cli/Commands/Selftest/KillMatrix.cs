namespace ZohoMigrate.Cli.Commands.Selftest;

/// <summary>The whole of a selftest.</summary>
/// <param name="Points">One for each point that was reached.</param>
/// <param name="Holds">Whether the four laws held at all of them.</param>
internal sealed record KillMatrix(IReadOnlyList<KillResult> Points, bool Holds);
