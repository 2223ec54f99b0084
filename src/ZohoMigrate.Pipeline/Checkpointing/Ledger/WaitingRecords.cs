using ZohoMigrate.Pipeline.Checkpointing.Storage;

namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>The records that wait, and which of them they wait for: those they refer to, and the one before them in their sequence.</summary>
internal sealed class WaitingRecords
{
    private const string Waiting = "SELECT record FROM step WHERE ordinal = 0 AND state = 'waiting'";

    // Looked up by the record alone: by both it would walk all pairs of those that wait.
    private const string For = $"""
        SELECT reference.child, reference.parent FROM reference WHERE reference.child IN ({Waiting}) AND +reference.parent IN ({Waiting})
        UNION
        SELECT sequence.record, sequence.after FROM sequence WHERE sequence.record IN ({Waiting}) AND +sequence.after IN ({Waiting})
        """;

    private readonly Dictionary<long, int> _waitsFor;
    private readonly ILookup<long, long> _behind;

    private WaitingRecords(IEnumerable<long> records, List<(long Record, long For)> pairs)
    {
        _waitsFor = records.ToDictionary(record => record, _ => 0);
        foreach (var (record, _) in pairs)
            _waitsFor[record]++;
        _behind = pairs.ToLookup(pair => pair.For, pair => pair.Record);
    }

    public static WaitingRecords Read(Database database) => new(
        database.Rows(Waiting, row => row.GetInt64(0)), database.Rows(For, row => (row.GetInt64(0), row.GetInt64(1))));

    /// <summary>Strikes out what waits for none of them, and then what waited for that alone, and so on. The rest can never begin.</summary>
    public IReadOnlyList<long> InCircles()
    {
        var free = new Queue<long>(_waitsFor.Where(record => record.Value == 0).Select(record => record.Key));
        while (free.TryDequeue(out var record))
        {
            _waitsFor.Remove(record);
            foreach (var behind in _behind[record])
            {
                if (--_waitsFor[behind] == 0)
                    free.Enqueue(behind);
            }
        }

        return [.. _waitsFor.Keys.Order()];
    }
}
