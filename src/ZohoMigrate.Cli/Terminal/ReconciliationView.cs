using Spectre.Console;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>What <c>reconcile</c> says on stdout: counts and money side by side, then what differs by name, then what to do.</summary>
internal sealed class ReconciliationView(IAnsiConsole console, ResultLines lines, CommonArguments common)
{
    private const int MostNamed = 20;

    public void Show(Reconciliation reconciliation, string folder)
    {
        if (common.Output == OutputFormat.Json)
        {
            lines.Json.WriteLine(ReconciliationReport.ToJson(reconciliation));
            return;
        }

        lines.Text.WriteLine(Counts(reconciliation).Render(console));
        if (reconciliation.Modules.Any(module => module.Money is not null))
            lines.Text.WriteLine(Totals(reconciliation).Render(console));
        foreach (var line in Lines(reconciliation, folder))
            lines.Text.WriteLine(line);
    }

    private static Table Counts(Reconciliation reconciliation)
    {
        var table = Tables.Create("module", "#in the source", "#should be at Zoho", "#found", "#missing", "#twice", "#not ours");
        foreach (var module in reconciliation.Modules)
        {
            table.Row(
                new[] { module.Records, module.Expected }.Select(Tables.Number)
                    .Concat(new[] { module.Found, module.Missing, module.Twice, module.Others }.Select(count => module.NotComparable is null ? Tables.Number(count) : "?"))
                    .Prepend(module.Module));
        }

        return table;
    }

    private static Table Totals(Reconciliation reconciliation)
    {
        var table = Tables.Create(ReconciledTotals.Heads(reconciliation));
        foreach (var row in ReconciledTotals.Rows(reconciliation))
            table.Row(row);
        return table;
    }

    // reconcile.csv holds what was delivered and differs; what was not delivered has its own place.
    private static IEnumerable<string> Undelivered(Reconciliation reconciliation, string folder)
    {
        var states = reconciliation.Modules.SelectMany(module => module.States).Where(state => state.Value > 0).Select(state => state.Key).ToHashSet(StringComparer.Ordinal);
        if (states.Overlaps(["rejected", "refused", "blocked", "unknown"]))
            yield return $"Which of them were rejected, refused or blocked or are unknown, and why: {new RunPaths(folder).Errors}";
        if (states.Contains("pending"))
            yield return $"What is pending is sent by: zohomigrate resume {folder}";
    }

    private static IEnumerable<string> Lines(Reconciliation reconciliation, string folder) =>
    [
        .. ReconciledTotals.Note(reconciliation) is { } note ? [note] : Array.Empty<string>(),
        .. reconciliation.Modules.SelectMany(ReconciliationWords.Of),
        .. Undelivered(reconciliation, folder),
        .. reconciliation.StrayRows > 0 ? [$"{Tables.Counted(reconciliation.StrayRows, "row")} of the source {(reconciliation.StrayRows == 1 ? "belongs" : "belong")} to no record. Each with its reason: {new RunPaths(folder).Errors}"] : Array.Empty<string>(),
        .. reconciliation.Differences.Take(MostNamed).Select(difference => "  " + ReconciliationWords.Of(difference)),
        .. reconciliation.Differences.Count > MostNamed ? ["  and more."] : Array.Empty<string>(),
        .. reconciliation.Differences.Count > 0 ? [$"{ReconciliationWords.Named(reconciliation)}: {new RunPaths(folder).Reconciliation}"] : Array.Empty<string>(),
        ReconciliationWords.Verdict(reconciliation),
        $"Calls it took: {Tables.Number(reconciliation.Calls)}.",
    ];
}
