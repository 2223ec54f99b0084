using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Tells which pending records of a stream can share calls: those of one address, and of a tree those that are there at the same time.</summary>
internal sealed class CallGroups(IPendingRecords pending)
{
    /// <summary>Whether trees are walked: for a plan, and not again and again while it is carried out. Otherwise their records count as if they were there at once.</summary>
    public bool WalksTrees { get; init; }

    /// <summary>How many records each group has.</summary>
    public async Task<IReadOnlyList<long>> ReadAsync(StreamAccount account, ModuleSpec module, CancellationToken cancellationToken)
    {
        if (module.Create.Batch is not { } batch || account[RecordState.Pending] == 0)
            return [account[RecordState.Pending]];
        if (module.Create.InPath is { Count: > 0 } fields)
            return await pending.CountByAddressAsync(account.Stream.Name, fields, cancellationToken);
        return WalksTrees && module.RefersToItself
            ? Together(await pending.CountByLevelAsync(account.Stream.Name, cancellationToken), batch.Most)
            : [account[RecordState.Pending]];
    }

    // What of a level fills no call waits for company while full ones are under way: the next level comes of them. Where none is full, it goes alone.
    private static List<long> Together(IReadOnlyList<long> levels, int most)
    {
        var (groups, waiting) = (new List<long>(), 0L);
        foreach (var records in levels)
        {
            var ready = waiting + records;
            waiting = ready < most ? 0 : ready % most;
            groups.Add(ready - waiting);
        }

        groups.Add(waiting);
        return groups;
    }
}
