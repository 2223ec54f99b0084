using System.Text.Json;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Checkpointing.Storage;

namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>Asks what is still to be sent how it goes together. Every walk begins at the pending records of one stream; CROSS JOIN sees to it.</summary>
internal sealed class PendingRecords(CheckpointFile file)
{
    /// <summary>More levels than this are not told apart; a circle, which nobody can deliver, would have no end.</summary>
    private const int MostLevels = 100;

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

    private const string OwnParents = $"""
        SELECT record.id, reference.parent {Pending}
        CROSS JOIN reference ON reference.child = record.id AND reference.stream = stream.name
        CROSS JOIN record parent ON parent.id = reference.parent AND parent.stream = stream.ordinal AND parent.zoho_id IS NULL
        WHERE stream.name = ?1
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
        List<long> levels = [pending, .. Below(database.Rows(OwnParents, row => (row.GetInt64(0), row.GetInt64(1)), stream))];
        levels[0] -= levels.Skip(1).Sum();
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

    // Walked again and again, until no child stands beside its parent any more; in SQL a tree of a million takes half a minute.
    private static IEnumerable<long> Below(List<(long Child, long Parent)> references)
    {
        var levels = new Dictionary<long, int>();
        var moved = true;
        for (var round = 0; moved && round < MostLevels; round++)
        {
            moved = false;
            foreach (var (child, parent) in references)
            {
                var level = levels.GetValueOrDefault(parent) + 1;
                if (levels.GetValueOrDefault(child) >= level)
                    continue;
                levels[child] = level;
                moved = true;
            }
        }

        return levels.Values.CountBy(level => level).OrderBy(level => level.Key).Select(level => (long)level.Value);
    }

    private static PassedCount.OfStream? Passed(Database database, string stream) =>
        PassedCount.Read(database).Streams is { Count: > 0 } passed
            ? passed.GetValueOrDefault(database.Value<long>("SELECT ordinal FROM stream WHERE name = ?1", stream))
            : null;
}
