namespace ZohoMigrate.Cli.Commands.Selftest;

/// <summary>What became of the books after kills at one point, by the sandbox's own ledger.</summary>
/// <param name="Point">Where the process was killed.</param>
/// <param name="Means">What it was doing.</param>
/// <param name="Kills">How often, each in a run of its own.</param>
/// <param name="Sent">Creates that reached the sandbox; where jobs make the records, jobs that it was asked for.</param>
/// <param name="Unique">Records it holds that the source has.</param>
/// <param name="Twice">Records it holds or held twice.</param>
/// <param name="Lost">Records of the source that it does not hold.</param>
/// <param name="FalselyReported">Records that the run calls delivered and the sandbox does not hold, or the other way round.</param>
/// <param name="Over">Calls it refused because they were over a limit.</param>
internal sealed record KillResult(
    string Point, string Means, int Kills, long Sent, long Unique, long Twice, long Lost, long FalselyReported, long Over)
{
    /// <summary>The exit codes of runs that should have ended with 0 and did not.</summary>
    public IReadOnlyList<int> WrongEnds { get; init; } = [];

    /// <summary>Whether there was a kill, each run came to its good end, and the four laws held.</summary>
    public bool Holds => Kills > 0 && WrongEnds.Count == 0 && Twice + Lost + FalselyReported + Over == 0;

    public static KillResult None(KillPoint point) => new(point.Name, point.Means, 0, 0, 0, 0, 0, 0, 0);

    public static KillResult operator +(KillResult one, KillResult other) => one with
    {
        Kills = one.Kills + other.Kills,
        Sent = one.Sent + other.Sent,
        Unique = one.Unique + other.Unique,
        Twice = one.Twice + other.Twice,
        Lost = one.Lost + other.Lost,
        FalselyReported = one.FalselyReported + other.FalselyReported,
        Over = one.Over + other.Over,
        WrongEnds = [.. one.WrongEnds, .. other.WrongEnds],
    };
}
