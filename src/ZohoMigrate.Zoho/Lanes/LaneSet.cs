using System.Collections;
using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.Resilience;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>The lanes of all products, by "product.lane".</summary>
public sealed class LaneSet : IReadOnlyCollection<Lane>, IAsyncDisposable
{
    private readonly SortedDictionary<string, Lane> _lanes;

    internal LaneSet(IEnumerable<Lane> lanes) =>
        _lanes = new SortedDictionary<string, Lane>(lanes.ToDictionary(lane => lane.Name), StringComparer.Ordinal);

    public int Count => _lanes.Count;

    /// <summary>The lane of that name ("books.organization").</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Lane this[string name] => _lanes[name];

    public IEnumerator<Lane> GetEnumerator() => _lanes.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in this)
            await lane.DisposeAsync();
    }

    /// <summary>The lanes an operation costs something in, by name: everyone takes them in one order, so nobody waits in a ring.</summary>
    internal IReadOnlyList<(Lane Lane, int Permits)> Of(OperationSpec operation) =>
        [.. operation.Cost.Select(cost => (_lanes[$"{operation.Product}.{cost.Key}"], cost.Value)).OrderBy(lane => lane.Item1.Name, StringComparer.Ordinal)];

    /// <summary>The breaker that guards an operation: its first lane's stands for the host that all of them share.</summary>
    internal OutageBreaker BreakerOf(OperationSpec operation) => Of(operation)[0].Lane.Breaker;

    /// <summary>Waits for a permit in each of the operation's lanes.</summary>
    internal async Task<LaneEntry<LanePermits>> EnterAsync(OperationSpec operation, CancellationToken cancellationToken)
    {
        var held = new List<LanePermit>();
        var complete = false;
        try
        {
            foreach (var (lane, permits) in Of(operation))
            {
                var entry = await lane.EnterAsync(permits, cancellationToken);
                if (entry.Permit is null)
                    return new(null, entry.Closed);
                held.Add(entry.Permit);
            }

            complete = true;
            return new(new LanePermits(held), null);
        }
        finally
        {
            if (!complete)
                await new LanePermits(held).ReturnAsync();
        }
    }
}
