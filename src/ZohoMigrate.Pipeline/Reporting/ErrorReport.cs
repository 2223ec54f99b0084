using System.Globalization;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>
/// <c>errors/*.csv</c>: all rows of every faulty record as they came, with what is wrong with them. A person mends the cells and gives the
/// file back, so the source's columns stay first, unchanged and in order.
/// </summary>
internal static class ErrorReport
{
    internal static readonly IReadOnlyList<string> Columns =
    [
        "zm_row", "zm_key", "zm_file", "zm_line", "zm_stage", "zm_state", "zm_field", "zm_code", "zm_message", "zm_hint", "zm_attempts",
    ];

    public static Task WriteAsync(IRunAccounts accounts, SourceFile file, ErrorFolder folder, string path, CancellationToken cancellationToken) =>
        RowReport.WriteAsync(
            path,
            [.. file.Columns, .. Columns],
            accounts.ReadErrorRowsAsync(file.Stream, file.Role, cancellationToken),
            row => RowReport.SourceCells(row).Concat(Cells(row).Select(OwnCell.Written)),
            isMarked: true,
            makeWay: next => folder.MakeWayAsync(path, next, cancellationToken),
            cancellationToken);

    private static IEnumerable<string> Cells(ReportedRow reported)
    {
        var row = reported.Row;
        var own = reported.Problems.Where(problem => reported.State is null || IsAbout(problem, reported)).ToList();
        return
        [
            row.LastingId,
            reported.Key,
            row.File.Name,
            row.FirstLine.ToString(CultureInfo.InvariantCulture),
            Joined(own, problem => Words.Of(problem.Stage)),
            reported.State is { } state ? Words.Of(state) : "",
            Joined(own, problem => problem.Field),
            Joined(own, problem => problem.Code),
            Joined(own, problem => problem.Message),
            own.Count > 0 ? Joined(own, problem => problem.Hint) : Elsewhere(reported),
            reported.Attempts.ToString(CultureInfo.InvariantCulture),
        ];
    }

    // Of a record's problems, one that names no row is the header's. A stray row has no record: all of its problems are its own.
    private static bool IsAbout(Problem problem, ReportedRow reported) =>
        problem.Row is null ? reported.IsHeader : problem.Row == reported.Row.Id;

    private static string Elsewhere(ReportedRow reported)
    {
        if (reported.Problems.Count == 0 && reported.State == RecordState.Unknown)
            return "it may be at Zoho or not, and is looked for before anything is sent again: there is nothing to mend";
        var rows = reported.Problems.Select(problem => problem.Row).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return rows.Count == 0
            ? "nothing is wrong with this row; see the record's header row"
            : $"nothing is wrong with this row; see {string.Join(", ", rows)}";
    }

    private static string Joined(IReadOnlyList<Problem> problems, Func<Problem, string?> part)
    {
        var parts = problems.Select(problem => (part(problem) ?? "").Replace("|", "\\|", StringComparison.Ordinal)).ToList();
        return parts.TrueForAll(text => text.Length == 0) ? "" : string.Join(" | ", parts);
    }
}
