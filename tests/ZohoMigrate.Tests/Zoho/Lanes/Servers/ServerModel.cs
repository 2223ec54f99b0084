namespace ZohoMigrate.Tests.Zoho.Lanes.Servers;

/// <summary>A way in which servers count towards a limit (reference/rate-limit.md §1). It knows nothing of how a client keeps to it.</summary>
internal abstract class ServerModel
{
    /// <summary>Whether a request is let through. They come in the order in which the server counts them; what it refuses does not count.</summary>
    /// <param name="at">When, in ticks.</param>
    /// <param name="permits">What it costs.</param>
    public abstract bool Takes(long at, int permits);

    /// <summary>Requests of the ledger that this server would have refused.</summary>
    public List<Arrival> Refused(IEnumerable<Arrival> ledger) =>
        [.. ledger.OrderBy(arrival => arrival.At).Where(arrival => !Takes(arrival.At, arrival.Permits))];
}
