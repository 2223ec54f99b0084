using System.Text.Json;
using Spectre.Console;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Selftest;

/// <summary>Kills at each point, one after another.</summary>
internal sealed class SelftestHandler(Surroundings surroundings, CommonArguments common, ResultLines lines, ErrorLines progress, IAnsiConsole console)
{
    private static readonly int[] First = [1];
    private static readonly int[] Second = [2];
    private static readonly int[] AgainAndAgain = [1, 2, 3, 5, 8, 13, 21];

    public async Task<ExitCode> HandleAsync(bool killMatrix, IReadOnlyList<string> only, CancellationToken stopping)
    {
        var results = new List<KillResult>();
        foreach (var point in KillPoint.All.Where(point => only.Count == 0 || only.Contains(point.Name, StringComparer.Ordinal)))
        {
            var result = KillResult.None(point);
            foreach (var occurrence in killMatrix ? AgainAndAgain : point.IsPassedOnce ? First : Second)
            {
                if (surroundings.IsErrorTerminal)
                    progress.Redraw($"Killing: {point.Name}, {point.Means} (pass {occurrence})");
                if (await KillCase.RunAsync(point, occurrence, stopping) is not { } one)
                    break;
                result += one;
            }

            results.Add(result);
        }

        progress.Clear();
        var matrix = new KillMatrix(results, results.TrueForAll(result => result.Holds));
        if (common.Output == OutputFormat.Json)
            await lines.Json.WriteLineAsync(JsonSerializer.Serialize(matrix, ResultFormat.Indented.KillMatrix));
        else
            await lines.Text.WriteLineAsync(Text(matrix));
        return matrix.Holds ? ExitCode.Done : ExitCode.SomeFaulty;
    }

    private string Text(KillMatrix matrix)
    {
        var table = Tables.Create("killed at", "when", "#kills", "#sent", "#unique", "#twice", "#lost", "#false", "#over");
        table.Columns[0].NoWrap();
        foreach (var point in matrix.Points)
        {
            table.Row([
                point.Point, point.Means, .. new long[] { point.Kills, point.Sent, point.Unique, point.Twice, point.Lost, point.FalselyReported, point.Over }.Select(Tables.Number),
            ]);
        }

        return string.Join(
            Environment.NewLine,
            [
                table.Render(console),
                .. Failures(matrix),
                matrix.Holds
                    ? "Each run was killed there and resumed to its end: nothing lost, nothing twice, nothing over a limit, nothing said that is not so."
                    : "On this machine a guarantee does not hold: see above. Do not run a migration here.",
            ]);
    }

    private static IEnumerable<string> Failures(KillMatrix matrix)
    {
        foreach (var point in matrix.Points.Where(point => !point.Holds))
        {
            if (point.Twice + point.Lost + point.FalselyReported + point.Over > 0)
                yield return $"{point.Point}: see the columns twice, lost, false and over.";
            if (point.WrongEnds.Count > 0)
                yield return $"{point.Point}: not every run came to its good end: exit code {string.Join(", ", point.WrongEnds)}.";
            else if (point.Kills == 0)
                yield return $"{point.Point}: no run came to where it was to be killed, so nothing is shown of it.";
        }
    }
}
