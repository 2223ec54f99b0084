using System.IO.Compression;
using CsvHelper;
using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.Errors;

namespace ZohoMigrate.Zoho.Bulk;

/// <summary>
/// Reads what a job says of its rows: their first three columns again, <c>STATUS</c>, <c>RECORD_ID</c> and <c>ERRORS</c>, in no order that is
/// promised (reference/zoho-crm.md §10). A row of which nothing certain is said is of unknown fate.
/// </summary>
public sealed class BulkResult
{
    private const string Added = "ADDED";
    private const string Skipped = "SKIPPED";

    // A row's words come without a status of their own; 400 is that of a call whose one record is refused.
    private const int RefusedStatus = 400;

    private static readonly CsvReaderOptions Format = new()
    {
        Separator = ',',
        HasHeader = false,
        DetectSeparatorHint = false,
        IncludeValuesInExceptions = false,
        MalformedData = CsvMalformedDataHandling.Recover,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
    };

    private readonly OperationSpec _operation;
    private readonly ErrorTable _table;
    private readonly TimeProvider _time;

    /// <param name="operation">The call that asked for the job.</param>
    /// <param name="time">When it is read.</param>
    /// <exception cref="CatalogueException">The product's error table is missing or malformed.</exception>
    public BulkResult(OperationSpec operation, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(operation);
        (_operation, _table, _time) = (operation, ErrorTable.Load(operation.Product), time);
    }

    /// <summary>The rows in a file that a call was answered with; as many as can be read of it.</summary>
    public IEnumerable<BulkRow> Read(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file, writable: false));
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            using var csv = CsvReader.Create(content, Format);
            if (!csv.Read())
                continue;
            var heads = csv.Current.ToArray();
            var (status, id, errors) = (ColumnOf(heads, "STATUS"), ColumnOf(heads, "RECORD_ID"), ColumnOf(heads, "ERRORS"));
            while (csv.Read())
            {
                var cells = csv.Current.ToArray();
                yield return RowOf(cells[0], Cell(cells, status), Cell(cells, id), Cell(cells, errors));
            }
        }
    }

    // Behind the columns of the file, one of which may be a field of the same name.
    private static int ColumnOf(string[] heads, string name) => Array.FindLastIndex(heads, head => head.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string Cell(string[] cells, int column) => column >= 0 && column < cells.Length ? cells[column].Trim() : "";

    private BulkRow RowOf(string told, string status, string id, string errors) => status.ToUpperInvariant() switch
    {
        Added when id.Length > 0 => new BulkRow(told, Reply(ReplyKind.Success, ElementJudge.Success, "record added"), id),
        Skipped => new BulkRow(told, Judge(BulkErrors.Read(errors)), null),
        _ => new BulkRow(told, Reply(ReplyKind.Unknown, null, $"The job's result says {(status.Length > 0 ? status : "nothing")} of it."), null),
    };

    // Taken by another record for one field and wrong in another, it is refused for what its source can mend.
    private Reply Judge(IReadOnlyList<BulkErrors> errors)
    {
        var judged = errors.Select(error => (Error: error, Row: _table.Find(_operation, AnswerPart.Record, RefusedStatus, error.Code, error.Words))).ToList();
        if (judged.Count == 0)
            return Reply(ReplyKind.Refused, null, "Zoho skipped it and does not say why.");
        var (first, row) = judged.Find(one => one.Row.Kind != ReplyKind.Duplicate) is { Error: not null } other ? other : judged[0];
        return Reply(KindOf(row.Kind), first.Code, string.Join("; ", errors.Select(error => error.Words))) with
        {
            Field = first.Fields.Count > 0 ? first.Fields[0] : null,
            Hint = row.Hint.Length > 0 ? row.Hint : null,
        };
    }

    // What is a call's matter says nothing of a row that is known to be skipped; one at which Zoho failed itself may be there all the same.
    private static ReplyKind KindOf(ReplyKind kind) =>
        kind is ReplyKind.Duplicate or ReplyKind.MissingParent or ReplyKind.RunStopper or ReplyKind.Unknown ? kind : ReplyKind.Refused;

    private Reply Reply(ReplyKind kind, string? code, string message) => new(kind, _time.GetUtcNow()) { Status = RefusedStatus, Code = code, Message = PlainText.Of(message) };
}
