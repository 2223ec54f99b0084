using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>The money of a reconciliation as a table, the same on the terminal and in the report. Currencies show where a module has several.</summary>
public static class ReconciledTotals
{
    /// <summary>Column heads; those of numbers begin with <c>#</c>.</summary>
    public static IReadOnlyList<string> Heads(Reconciliation reconciliation) => HasSeveral(reconciliation)
        ? ["total of", "currency", "#in the source", "#at Zoho", "#difference"]
        : ["total of", "#in the source", "#at Zoho", "#difference"];

    /// <summary>Cells, one for each head; none where no module has totals.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(Reconciliation reconciliation)
    {
        var hasSeveral = HasSeveral(reconciliation);
        foreach (var module in reconciliation.Modules)
        {
            foreach (var total in module.Money?.Currencies ?? [])
            {
                var isKnown = module.NotComparable is null;
                string[] sums = [Money.Text(total.Source), isKnown ? Money.Text(total.Zoho) : "?", isKnown ? Money.Text(total.Difference) : "?"];
                yield return hasSeveral ? [module.Module, Money.Currency(total.Currency), .. sums] : [module.Module, .. sums];
            }
        }
    }

    /// <summary>What is to be said below the table; null when it explains itself.</summary>
    public static string? Note(Reconciliation reconciliation) =>
        reconciliation.Modules.Any(module => module.Money is { Currencies: [_, .., { Currency: null }] }) ? Money.NotStatedMeans : null;

    private static bool HasSeveral(Reconciliation reconciliation) => reconciliation.Modules.Any(module => module.Money is { Currencies.Count: > 1 });
}
