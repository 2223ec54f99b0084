using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>Hands out what may be sent.</summary>
internal sealed class ReadySteps(CheckpointWriter writer, CheckpointMeta meta)
{
    private const string Columns = $"""
        SELECT record.id, step.ordinal, step.operation, stream.name, record.key, record.module, record.payload, record.zoho_id, record.total,
            EXISTS (SELECT 1 FROM doubt WHERE doubt.record = record.id), ({SoughtSteps.UnknownAttempts})
        """;

    /// <summary>Walks the index step_ready, which holds exactly the ready steps in order of delivery; what is in doubt is passed over.</summary>
    internal const string NextSteps = $"""
        {Columns}
        FROM step CROSS JOIN record ON record.id = step.record CROSS JOIN stream ON stream.ordinal = step.stream
        WHERE step.state = 'ready' AND NOT (step.ordinal = 0 AND EXISTS (SELECT 1 FROM doubt WHERE doubt.record = step.record))
        ORDER BY step.stream, step.position, step.ordinal LIMIT ?1
        """;

    /// <summary>The same of the operations in a JSON list of [module, operation].</summary>
    private const string NextStepsOfSome = $"""
        {Columns}
        FROM stream CROSS JOIN step ON step.stream = stream.ordinal CROSS JOIN record ON record.id = step.record
        WHERE stream.module IN (SELECT one.value ->> 0 FROM json_each(?2) one)
            AND step.state = 'ready' AND EXISTS (SELECT 1 FROM json_each(?2) one WHERE one.value ->> 0 = stream.module AND one.value ->> 1 = substr(step.operation, 1, instr(step.operation || '?', '?') - 1))
            AND NOT (step.ordinal = 0 AND EXISTS (SELECT 1 FROM doubt WHERE doubt.record = step.record))
        ORDER BY stream.ordinal, step.position, step.ordinal LIMIT ?1
        """;

    private const string DoubtfulSteps = $"""
        {Columns}
        FROM doubt CROSS JOIN step ON step.record = doubt.record AND step.ordinal = 0 AND step.state = 'ready'
        CROSS JOIN record ON record.id = step.record CROSS JOIN stream ON stream.ordinal = step.stream LIMIT ?1
        """;

    /// <summary>Creates of the records in a JSON list.</summary>
    private const string TakenSteps = $"""
        {Columns}
        FROM json_each(?1) taken CROSS JOIN step ON step.record = taken.value AND step.ordinal = 0 AND step.state = 'planned'
        CROSS JOIN record ON record.id = step.record CROSS JOIN stream ON stream.ordinal = step.stream ORDER BY taken.key
        """;

    private const string Parents = """
        SELECT reference.stream, reference.key, parent.zoho_id, parent.total,
            (SELECT json_group_object(kept.member, kept.value) FROM kept WHERE kept.record = parent.id HAVING COUNT(*) > 0)
        FROM reference JOIN record parent ON parent.id = reference.parent
        WHERE reference.child = ?1
        UNION ALL
        SELECT lookup.list, lookup.value, found.zoho_id, NULL, NULL FROM lookup JOIN found ON found.list = lookup.list AND found.value = lookup.value
        WHERE lookup.record = ?1
        """;

    private static readonly Dictionary<string, string> NothingKept = [];

    /// <summary>Those that may be sent.</summary>
    public Task<IReadOnlyList<ReadyStep>> TakeAsync(int limit, CancellationToken cancellationToken) => TakeAsync(NextSteps, [limit], cancellationToken);

    /// <summary>Those of some operations that may be sent.</summary>
    public Task<IReadOnlyList<ReadyStep>> TakeAsync(int limit, IReadOnlyList<(string Module, string Operation)> among, CancellationToken cancellationToken) =>
        TakeAsync(NextStepsOfSome, [limit, JsonSerializer.Serialize(among.Select(one => new[] { one.Module, one.Operation }))], cancellationToken);

    /// <summary>Those that would be sent if they were not in doubt.</summary>
    public Task<IReadOnlyList<ReadyStep>> TakeDoubtfulAsync(int limit, CancellationToken cancellationToken) => TakeAsync(DoubtfulSteps, [limit], cancellationToken);

    /// <summary>Those that were taken, once more, as they are to be sent; in the order given.</summary>
    public static IReadOnlyList<ReadyStep> ReadTaken(CheckpointFile file, IReadOnlyList<JobItem> items)
    {
        using var database = file.OpenForReading();
        var steps = database.Rows(
            TakenSteps, row => (Step: Read(row), Parents: ReadParents(database, row.GetInt64(0))), JsonSerializer.Serialize(items.Select(item => item.Item.Record)));
        return steps.ConvertAll(step => step.Step.Resolve(step.Parents));
    }

    private async Task<IReadOnlyList<ReadyStep>> TakeAsync(string sql, object?[] values, CancellationToken cancellationToken)
    {
        if (meta.IsDryRun)
            throw new InvalidOperationException("A checkpoint of keys has no payloads: nothing can be sent from it.");
        var taken = await writer.RunAsync(
            database =>
            {
                var steps = database.Rows(sql, Read, values);
                foreach (var step in steps)
                    database.Run("UPDATE step SET state = 'planned' WHERE record = ?1 AND ordinal = ?2", step.Item.Record, step.Item.Step);
                return steps.ConvertAll(step => (Step: step, Parents: ReadParents(database, step.Item.Record)));
            },
            cancellationToken);
        return taken.ConvertAll(step => step.Step.Resolve(step.Parents));
    }

    /// <summary>A staged payload with the parents' Zoho ids and totals in their places.</summary>
    public static JsonObject Resolve(string payload, Dictionary<(string Stream, string Key), SettledParent> parents) => Payload.Resolve(
        PayloadObject.Parse(payload),
        (stream, key, member) => parents[(stream, key)].Member(member),
        (stream, key) => parents[(stream, key)].Total
            ?? throw new InvalidOperationException($"The total of {stream} '{key}' is not known: the set rules have not run."));

    public static Dictionary<(string Stream, string Key), SettledParent> ReadParents(Database database, long record) => database
        .Rows(Parents, row => KeyValuePair.Create((row.GetString(0), row.GetString(1)), ReadParent(row)), record)
        .DistinctBy(parent => parent.Key)
        .ToDictionary();

    private static SettledParent ReadParent(Microsoft.Data.Sqlite.SqliteDataReader row) => new(
        row.GetString(2),
        row.IsDBNull(3) ? null : StoredText.ParseAmount(row.GetString(3)),
        row.IsDBNull(4) ? NothingKept : JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(4))!);

    private static TakenStep Read(Microsoft.Data.Sqlite.SqliteDataReader row)
    {
        var item = new RequestItem(row.GetInt64(0), row.GetInt32(1));
        return new TakenStep(
            item,
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6),
            row.IsDBNull(7) ? null : row.GetString(7),
            row.IsDBNull(8) ? null : StoredText.ParseAmount(row.GetString(8)),
            row.GetBoolean(9),
            row.GetInt32(10));
    }

    /// <summary>A step as it stands in the file: its payload is parsed on the caller's task.</summary>
    private sealed record TakenStep(
        RequestItem Item, string Operation, string Stream, string Key, string Module, string Payload, string? ZohoId, decimal? Total, bool IsInDoubt, int UnknownAttempts)
    {
        public ReadyStep Resolve(Dictionary<(string Stream, string Key), SettledParent> parents) => new(
            Item, Stream, Key, Module, Operation, ReadySteps.Resolve(Payload, parents), ZohoId)
        {
            Total = Total,
            IsInDoubt = IsInDoubt,
            UnknownAttempts = UnknownAttempts,
        };
    }
}
