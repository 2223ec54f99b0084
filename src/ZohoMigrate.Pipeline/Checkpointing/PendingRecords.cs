using System.Text.Json;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>Asks what is still to be sent how it goes together. Every walk begins at the pending records of one stream; CROSS JOIN sees to it.</summary>
internal sealed class PendingRecords(CheckpointFile file)
{
    /// <summary>More levels than this no tree has; a circle, which nobody can deliver, would have no end.</summary>
    private const int MostLevels = 1000;

    private const string Pending = "FROM stream CROSS JOIN record ON record.stream = stream.ordinal AND record.state = 'pending'";

    // A payload that is not kept says nothing; what stands in a path is seldom anything else than a reference.
    private const string ByAddress = $"""
        SELECT COUNT(*) {Pending} WHERE stream.name = ?1
        GROUP BY (
            SELECT json_group_array(COALESCE(
                (SELECT json_array(reference.stream, reference.key) FROM reference WHERE reference.child = record.id AND reference.field = field.value),
                (SELECT json_array(lookup.list, lookup.value) FROM lookup WHERE lookup.record = record.id AND lookup.field = field.value),
                record.payload ->> field.value))
            FROM json_each(?2) field)
        """;

    // From the records that others of the stream wait for and that wait for none of it themselves, down.
    private const string ByLevel = $"""
        WITH RECURSIVE below (id, level) AS (
            SELECT parent.id, 0 {Pending}
            CROSS JOIN reference ON reference.child = record.id AND reference.stream = stream.name
            CROSS JOIN record parent ON parent.id = reference.parent AND parent.stream = stream.ordinal AND parent.zoho_id IS NULL
            WHERE stream.name = ?1 AND NOT EXISTS (
                SELECT 1 FROM reference up CROSS JOIN record above ON above.id = up.parent AND above.stream = stream.ordinal AND above.zoho_id IS NULL
                WHERE up.child = parent.id AND up.stream = stream.name)
            UNION
            SELECT child.id, below.level + 1 FROM below
            CROSS JOIN record parent ON parent.id = below.id
            CROSS JOIN reference ON reference.parent = below.id
            CROSS JOIN record child ON child.id = reference.child AND child.stream = parent.stream AND child.state = 'pending'
            WHERE below.level < ?2)
        SELECT lowest.level, COUNT(*) FROM (SELECT id, MAX(level) AS level FROM below GROUP BY id) lowest
        WHERE lowest.level > 0 GROUP BY lowest.level ORDER BY lowest.level
        """;

    public IReadOnlyList<long> CountByAddress(string stream, IReadOnlyList<string> fields)
    {
        using var database = file.OpenForReading();
        var staged = database.Rows(ByAddress, row => row.GetInt64(0), stream, JsonSerializer.Serialize(fields));
        return [.. staged, .. Passed(database, stream)?.Addresses ?? []];
    }

    public IReadOnlyList<long> CountByLevel(string stream)
    {
        using var database = file.OpenForReading();
        var pending = database.Value<long>($"SELECT COUNT(*) {Pending} WHERE stream.name = ?1", stream);
        var waiting = database.Rows(ByLevel, row => row.GetInt64(1), stream, MostLevels);
        List<long> levels = [pending - waiting.Sum(), .. waiting];
        if (Passed(database, stream) is not { } passed)
            return levels;
        levels[0] += passed.Records - passed.Waiting;
        if (levels.Count > 1)
            levels[1] += passed.Waiting;
        else
            levels.Add(passed.Waiting);
        return levels;
    }

    public IReadOnlySet<string> ReadParents(string stream)
    {
        using var database = file.OpenForReading();
        var staged = database.Rows(
            $"SELECT DISTINCT reference.stream {Pending} CROSS JOIN reference ON reference.child = record.id WHERE stream.name = ?1", row => row.GetString(0), stream);
        return staged.Concat(Passed(database, stream)?.Parents ?? []).ToHashSet(StringComparer.Ordinal);
    }

    private static PassedCount.OfStream? Passed(Database database, string stream) =>
        PassedCount.Read(database).Streams is { Count: > 0 } passed
            ? passed.GetValueOrDefault(database.Value<long>("SELECT ordinal FROM stream WHERE name = ?1", stream))
            : null;
}
