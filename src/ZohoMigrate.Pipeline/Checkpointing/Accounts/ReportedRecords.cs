using Microsoft.Data.Sqlite;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Accounts;

/// <summary>The records of a module with what they come to, and in which currency.</summary>
internal sealed class ReportedRecords(CheckpointFile file)
{
    // Where a mapping gives Zoho's id of a currency, it stands in the payload; else a record of the module of currencies is referred to.
    private const string CurrencyOf = """
        COALESCE(
            (SELECT currency.natural_key FROM reference JOIN record currency ON currency.id = reference.parent
             WHERE reference.child = {0}.id AND reference.field = ?3 AND currency.module = ?2),
            IIF(json_type({0}.payload, '$.' || ?3) IN ('text', 'integer'), CAST(json_extract({0}.payload, '$.' || ?3) AS TEXT), NULL))
        """;

    private static readonly string Own = CurrencyOf.Replace("{0}", "record", StringComparison.Ordinal);
    private static readonly string Party = CurrencyOf.Replace("{0}", "party", StringComparison.Ordinal);

    private static readonly string Records = $"""
        SELECT stream.name, record.key, record.state, record.zoho_id,
            (SELECT total FROM record_total WHERE record_total.record = record.id), record.payload,
            (SELECT json_group_array(field) FROM problem WHERE problem.record = record.id AND severity = 'error' AND field IS NOT NULL),
            COALESCE({Own}, (
                SELECT {Party} FROM reference JOIN record party ON party.id = reference.parent
                WHERE reference.child = record.id AND reference.field = ?4)), stale.record IS NOT NULL, stale.total
        FROM stream CROSS JOIN record ON record.stream = stream.ordinal LEFT JOIN stale ON stale.record = record.id WHERE stream.module = ?1 ORDER BY stream.ordinal, record.ordinal
        """;

    public IEnumerable<ReportedRecord> Read(ModuleSpec module)
    {
        using var database = file.OpenForReading();
        var currency = module.Currency;
        foreach (var record in database.Stream(Records, Read, module.Module, currency?.Module, currency?.Field, currency?.Through))
            yield return record;
    }

    private static ReportedRecord Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        StoredText.Parse<RecordState>(row.GetString(2)),
        row.IsDBNull(3) ? null : row.GetString(3),
        Amount(row, 4),
        row.IsDBNull(5) ? null : row.GetString(5),
        StoredText.ParseCells(row.GetString(6)))
    {
        Currency = row.IsDBNull(7) ? null : row.GetString(7),
        IsStale = row.GetBoolean(8),
        StaleTotal = Amount(row, 9),
    };

    private static decimal? Amount(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : StoredText.ParseAmount(row.GetString(column));
}
