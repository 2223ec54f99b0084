namespace ZohoMigrate.Tests.Zoho.Lanes.Servers;

/// <summary>What the servers say of a ledger.</summary>
/// <param name="Requests">Requests in it.</param>
/// <param name="Limit">Most permits that a window may hold.</param>
/// <param name="Most">Most permits that any window held.</param>
/// <param name="Refused">Requests that each server would have refused.</param>
internal sealed record Verdict(int Requests, int Limit, int Most, IReadOnlyDictionary<string, int> Refused)
{
    /// <param name="ledger">What the server counted, in no order.</param>
    /// <param name="limit">Most permits in a window.</param>
    /// <param name="window">Its length, in ticks.</param>
    /// <param name="bucket">Tokens a bucket holds.</param>
    /// <param name="begins">When a window begins, where that is for the server to say.</param>
    public static Verdict On(IReadOnlyCollection<Arrival> ledger, int limit, long window, int bucket, long begins)
    {
        var counter = new RollingLog(int.MaxValue, window);
        counter.Refused(ledger);
        return new Verdict(
            ledger.Count, limit, counter.Most, ServerModels.All(limit, window, bucket, begins).ToDictionary(server => server.Key, server => server.Value.Refused(ledger).Count));
    }
}
