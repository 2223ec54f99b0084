using Spectre.Console;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>What is wrong, by stream and kind, with the place of the first.</summary>
internal static class ProblemTable
{
    public static Table Create(IReadOnlyList<ProblemGroup> groups)
    {
        var table = Tables.Create("stream", "problem", "severity", "#count", "first at", "which says");
        foreach (var group in groups)
        {
            table.Row(
                group.Stream,
                group.Code,
                Words.Of(group.Severity),
                Tables.Number(group.Count),
                $"{group.First.File}:{Tables.Number(group.First.Line)}",
                Said(group.First.Problem));
        }

        return table;
    }

    // What to do is on a line of its own; without a run folder this is the only place it is said.
    private static string Said(Problem problem) => problem.Hint is { } hint ? $"{problem.Message}\n{hint}" : problem.Message;
}
