using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary><c>delivered/&lt;stream&gt;.csv</c>: which source row became which record at Zoho.</summary>
internal static class DeliveredReport
{
    internal static readonly IReadOnlyList<string> Columns = ["zm_zoho_id", "zm_key", "zm_state"];

    public static Task WriteAsync(IRunAccounts accounts, SourceFile file, string path, CancellationToken cancellationToken) =>
        RowReport.WriteAsync(
            path,
            [.. Columns, .. file.Columns],
            accounts.ReadDeliveredRowsAsync(file.Stream, cancellationToken),
            row => Cells(row).Select(OwnCell.Written).Concat(RowReport.SourceCells(row)),
            isMarked: false,
            makeWay: _ => Task.CompletedTask,
            cancellationToken);

    private static IEnumerable<string> Cells(ReportedRow row) =>
        [row.ZohoId ?? "", row.Key, row.State is { } state ? Words.Of(state) : ""];
}
