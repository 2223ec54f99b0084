using Microsoft.AspNetCore.Http;
using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Products;

/// <summary>What the faults of records and lists do to a call, of whatever product; the ledger is told where one struck.</summary>
internal sealed class RecordFaults(SandboxState state, FaultDice dice)
{
    /// <summary>Makes records that may show late.</summary>
    /// <param name="arrival">The call.</param>
    /// <param name="make">Given how late.</param>
    public CallResult Late(Arrival arrival, Func<TimeSpan, CallResult> make)
    {
        var lag = dice.Lag(arrival.Number);
        var result = make(lag);
        if (result.Committed && lag > TimeSpan.Zero)
            state.Arrivals.Struck(arrival.Sequence, Fault.Lag);
        return result;
    }

    /// <summary>What of a list's query it takes notice of.</summary>
    /// <param name="query">The query.</param>
    /// <param name="paging">The parameters it always minds.</param>
    /// <param name="arrival">The call.</param>
    public IQueryCollection Heard(IQueryCollection query, IReadOnlyCollection<string> paging, Arrival arrival)
    {
        if (!dice.IgnoresFilter(arrival.Number))
            return query;
        state.Arrivals.Struck(arrival.Sequence, Fault.IgnoredFilter);
        return new QueryCollection(query.Where(parameter => paging.Contains(parameter.Key)).ToDictionary(StringComparer.Ordinal));
    }
}
