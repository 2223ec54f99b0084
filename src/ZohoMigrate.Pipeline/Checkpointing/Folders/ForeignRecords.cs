using Microsoft.Data.Sqlite;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>The records of one other run folder. Reads only, also beside a process that works there.</summary>
internal sealed class ForeignRecords(string folder) : IDisposable
{
    // One statement, one snapshot: what is settled between two would be in neither.
    private const string Claims = """
        SELECT 'owns', stream.name, record.key, record.natural_key
        FROM record JOIN stream ON stream.ordinal = record.stream WHERE record.module = ?1 AND record.zoho_id = ?2
        UNION ALL
        SELECT IIF(EXISTS (SELECT 1 FROM sent WHERE sent.record = record.id AND ended IS NULL), 'sends', 'mayHaveMade'), stream.name, record.key, record.natural_key
        FROM (
            SELECT unknown.id FROM stream JOIN record AS unknown ON unknown.stream = stream.ordinal AND unknown.state = 'unknown'
            UNION SELECT record FROM step WHERE state = 'planned' AND ordinal = 0) AS open
        JOIN record ON record.id = open.id JOIN stream ON stream.ordinal = record.stream
        WHERE record.module = ?1 AND EXISTS (SELECT 1 FROM sent WHERE sent.record = record.id)
        """;

    private const string Sent = """
        WITH sent (record, ended) AS (
            SELECT request_item.record, attempt.ended FROM request_item
            JOIN request ON request.id = request_item.request AND request.effect = 'create' AND request_item.step = 0
            JOIN attempt ON attempt.request = request.id AND (attempt.ended IS NULL OR attempt.kind IN ('unknown', 'success')))
        """;

    private readonly CheckpointFile _file = new(new RunPaths(folder).Checkpoint);

    /// <summary>What the folder says of a record of Zoho's; null where it is none of its own.</summary>
    /// <param name="module">Its module.</param>
    /// <param name="zohoId">Its id.</param>
    /// <param name="naturalKey">Its natural key; null = only what has the id counts.</param>
    public ForeignClaim? Find(ModuleSpec module, string zohoId, string? naturalKey)
    {
        try
        {
            var own = naturalKey is null ? null : NaturalKey.Own(module, naturalKey);
            return Read(module, zohoId).Where(claim => claim.Hold == ForeignHold.Owns || (own is not null && claim.Key is { } key && NaturalKey.Own(module, key) == own))
                .Select(claim => new ForeignClaim(Living(claim.Hold), claim.Name)).MaxBy(claim => claim.Hold);
        }
        catch (Exception exception) when (exception is SqliteException or StorageException)
        {
            return new ForeignClaim(ForeignHold.CannotTell, folder);
        }
    }

    public void Dispose() => _file.Dispose();

    private List<(ForeignHold Hold, string Name, string? Key)> Read(ModuleSpec module, string zohoId)
    {
        using var database = _file.OpenForReading();
        return database.Rows(
            $"{Sent} {Claims}",
            row => (
                StoredText.Parse<ForeignHold>(row.GetString(0)),
                $"{ResolveLine.Record(row.GetString(1), row.GetString(2))} of {folder}",
                row.IsDBNull(3) ? null : row.GetString(3)),
            module.Module,
            zohoId);
    }

    // Of a process that died, an attempt stays open.
    private ForeignHold Living(ForeignHold hold) => hold == ForeignHold.Sends && !RunFolder.IsHeld(folder) ? ForeignHold.MayHaveMade : hold;
}
