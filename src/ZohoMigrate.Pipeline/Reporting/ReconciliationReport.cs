using System.Globalization;
using System.Text.Json;
using CsvHelper;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary><c>reconcile.csv</c>: every record that Zoho does not show as the source has it, from what was last found.</summary>
public static class ReconciliationReport
{
    private static readonly string[] Columns =
        ["zm_stream", "zm_key", "zm_difference", "zm_zoho_id", "zm_source_total", "zm_zoho_total", "zm_other_zoho_id", "zm_source_currency", "zm_zoho_currency"];

    /// <summary>The whole result, as <c>reconcile --output json</c> prints it.</summary>
    public static string ToJson(Reconciliation reconciliation) => JsonSerializer.Serialize(reconciliation, ReportFormat.Indented.Reconciliation);

    internal static Task WriteAsync(Reconciliation? reconciliation, string path, CancellationToken cancellationToken)
    {
        if (reconciliation is null or { Differences.Count: 0 })
        {
            WholeFile.Remove(path);
            return Task.CompletedTask;
        }

        return WholeFile.WriteAsync(path, async stream =>
        {
            await using var writer = CsvWriter.Create(stream, CsvWriterOptions.Default, leaveOpen: true);
            await writer.WriteRecordAsync(Columns, cancellationToken);
            foreach (var difference in reconciliation.Differences)
                await writer.WriteRecordAsync([.. Cells(difference)], cancellationToken);
        });
    }

    private static IEnumerable<string> Cells(ReconciledDifference difference) =>
    [
        OwnCell.Written(difference.Stream),
        OwnCell.Written(difference.Key),
        Words.Of(difference.Kind),
        difference.ZohoId,
        Amount(difference.Source),
        Amount(difference.Zoho),
        difference.OtherId ?? "",
        OwnCell.Written(difference.SourceCurrency ?? ""),
        OwnCell.Written(difference.ZohoCurrency ?? ""),
    ];

    private static string Amount(decimal? amount) => amount?.ToString("0.00##########", CultureInfo.InvariantCulture) ?? "";
}
