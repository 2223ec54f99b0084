using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Staging;

/// <summary>Inserts a record with everything that hangs on it, or a stray row.</summary>
internal sealed class StagedWriting(StagedPlaces places, Keeping keeping)
{
    private bool KeepsGoodRows => keeping is Keeping.Everything or Keeping.Trial or Keeping.Rows;

    public void Add(Database database, MappedRecord record, string? body, byte[]? hash)
    {
        var id = places.NextRecord();
        var stream = places.Stream(record.Stream);
        database.Run(
            """
            INSERT INTO record (id, stream, module, ordinal, key, natural_key, state, payload, hash, total)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """,
            id,
            stream,
            record.Module,
            record.Ordinal,
            record.Key,
            record.NaturalKey,
            record.IsRejected ? "rejected" : "pending",
            body,
            hash,
            StoredText.Of(record.Total));
        AddSteps(database, id, record);
        Sequences.Add(database, id, record.Sequence);
        AddReferences(database, id, record.References);
        AddLookups(database, id, record.Lookups);
        AddCompared(database, id, record.Compared);

        var keepsCells = KeepsGoodRows || record.IsRejected;
        AddRow(database, record.Header, RowRole.Header, id, keepsCells);
        foreach (var line in record.OtherRows)
            AddRow(database, line, RowRole.Line, id, keepsCells);
        foreach (var problem in record.Problems)
            ProblemWriting.Add(database, id, problem);
    }

    public void Add(Database database, StrayRow stray)
    {
        AddRow(database, stray.Row, stray.Role, record: null, keepsCells: KeepsGoodRows || stray.Problem is not null);
        if (stray.Problem is not null)
            ProblemWriting.Add(database, places.File(stray.Row.File), stray.Row.Number, stray.Problem);
    }

    /// <summary>The call that brings it there, and later steps; those it has already are left as they are.</summary>
    public static void AddSteps(Database database, long record, MappedRecord mapped)
    {
        for (var ordinal = 0; ordinal <= mapped.Steps.Count; ordinal++)
        {
            database.Run(
                """
                INSERT INTO step (record, ordinal, operation, state, waiting, stream, position)
                SELECT id, ?2, ?3, ?4, ?5, stream, ordinal FROM record WHERE id = ?1 ON CONFLICT DO NOTHING
                """,
                record,
                ordinal,
                ordinal == 0 ? mapped.Operation : mapped.Steps[ordinal - 1],
                mapped.IsRejected ? "blocked" : "waiting",
                ordinal == 0 || mapped.IsRejected ? 0 : 1);
        }
    }

    public static void AddReferences(Database database, long record, IReadOnlyList<Reference> references)
    {
        for (var position = 0; position < references.Count; position++)
        {
            var reference = references[position];
            database.Run(
                "INSERT INTO reference (child, position, field, stream, key, use, applied) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                record,
                position,
                reference.Field,
                reference.Stream,
                reference.Key,
                StoredText.Of(reference.Use),
                reference.Applied is { } applied ? StoredText.Of(applied.Amount) ?? "total" : null);
        }
    }

    public static void AddLookups(Database database, long record, IReadOnlyList<Lookup> lookups)
    {
        for (var position = 0; position < lookups.Count; position++)
        {
            var (field, list, value, row) = lookups[position];
            database.Run(
                "INSERT INTO lookup (record, position, field, list, value, row) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", record, position, field, list.Name, value, row);
        }
    }

    public static void AddCompared(Database database, long record, IReadOnlyList<ComparedValue> compared)
    {
        foreach (var (field, value) in compared)
            database.Run("INSERT INTO compared (record, field, value) VALUES (?1, ?2, ?3)", record, field, value);
    }

    /// <summary>Adds a problem; an error rejects its record.</summary>
    public static void Reject(Database database, long record, Problem problem)
    {
        ProblemWriting.Add(database, record, problem);
        if (problem.Severity != Severity.Error)
            return;
        database.Run("UPDATE record SET state = 'rejected' WHERE id = ?1", record);
        database.Run("UPDATE step SET state = 'blocked', waiting = 0 WHERE record = ?1", record);
    }

    private void AddRow(Database database, SourceRow row, RowRole role, long? record, bool keepsCells) => database.Run(
        """
        INSERT INTO row (file, number, first_line, last_line, role, record, cells) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """,
        places.File(row.File),
        row.Number,
        row.FirstLine,
        row.LastLine,
        StoredText.Of(role),
        record,
        keepsCells ? StoredText.Of(row.Cells) : null);
}
