namespace ZohoMigrate.Cli.Commands.Selftest;

/// <summary>The whole of a selftest.</summary>
/// <param name="Points">One for each point that was asked for.</param>
/// <param name="Holds">Whether a run was killed at each of them, and the four laws held.</param>
internal sealed record KillMatrix(IReadOnlyList<KillResult> Points, bool Holds);
