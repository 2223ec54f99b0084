using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Tells which pending records of a stream can share calls, or be found by the same one: those of one address, and of a tree those that are there at the same time.</summary>
internal sealed class CallGroups(IPendingRecords pending)
{
    /// <summary>Whether trees are walked: for a plan, and not again and again while it is carried out. Otherwise their records count as if they were there at once.</summary>
    public bool WalksTrees { get; init; }

    /// <summary>How many records each group has; those that a job is making are in none.</summary>
    public async Task<IReadOnlyList<long>> ReadAsync(StreamAccount account, ModuleSpec module, CancellationToken cancellationToken)
    {
        if (module.Create.NamesNone && account.ToSend > 0)
            return await pending.CountByAddressAsync(account.Stream.Name, module.ListAll.InPath, cancellationToken);
        if (module.Create.Batch is not { } batch || account.ToSend == 0)
            return [account.ToSend];
        if (module.Create.InPath is { Count: > 0 } fields)
            return await pending.CountByAddressAsync(account.Stream.Name, fields, cancellationToken);
        return WalksTrees && module.RefersToItself
            ? Together(Without(account.InJobs, await pending.CountByLevelAsync(account.Stream.Name, cancellationToken)), batch.Most)
            : [account.ToSend];
    }

    // What jobs are making waits for nothing any more: it is of the first levels.
    private static List<long> Without(long records, IReadOnlyList<long> levels)
    {
        var left = new List<long>();
        foreach (var level in levels)
        {
            var made = Math.Min(level, records);
            records -= made;
            left.Add(level - made);
        }

        return left;
    }

    // What of a level fills no call waits for company while full ones are under way: the next level comes of them. Where none is full, it goes alone.
    private static List<long> Together(List<long> levels, int most)
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
