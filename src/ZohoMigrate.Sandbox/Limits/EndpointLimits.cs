namespace ZohoMigrate.Sandbox.Limits;

/// <summary>
/// The limits of one user at a product that counts by endpoint (reference/zoho-cliq.md §3): whoever goes over is locked out of that endpoint, and of no
/// other. Whether calls during the lock prolong it is not documented; here they do not.
/// </summary>
internal sealed class EndpointLimits(Func<string, string, EndpointLimit> limitOf) : IArrivalLimits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Endpoint> _endpoints = new(StringComparer.Ordinal);

    public long LockedUntil { get; set; } = long.MinValue;

    public int InProcess { get; private set; }

    public void Remember(PastArrival arrival)
    {
        var limit = limitOf(arrival.Method, arrival.Path);
        var endpoint = Of(limit);
        endpoint.Window.Add(arrival.Moment);
        if (arrival.Refusal == LimitRefusal.Window)
            endpoint.LockedUntil = arrival.Moment + LockOf(limit);
    }

    public LimitRefusal Arrive(long moment, ArrivalCost cost, string method, string path)
    {
        var limit = limitOf(method, path);
        var endpoint = Of(limit);
        var inWindow = endpoint.Window.Add(moment);
        if (moment < LockedUntil)
            return LimitRefusal.Locked;
        if (moment < endpoint.LockedUntil)
            return LimitRefusal.Blocked;
        if (inWindow > limit.PerMinute)
        {
            endpoint.LockedUntil = moment + LockOf(limit);
            return LimitRefusal.Window;
        }

        InProcess++;
        return LimitRefusal.None;
    }

    public void Leave(ArrivalCost cost) => InProcess--;

    public long? Remaining(long moment) => null;

    private static long LockOf(EndpointLimit limit) => TimeSpan.FromMinutes(limit.LockMinutes).Ticks;

    private Endpoint Of(EndpointLimit limit)
    {
        if (!_endpoints.TryGetValue(limit.Name, out var endpoint))
            _endpoints.Add(limit.Name, endpoint = new Endpoint());
        return endpoint;
    }

    private sealed class Endpoint
    {
        public RollingCount Window { get; } = new(EndpointLimits.Window);

        public long LockedUntil { get; set; } = long.MinValue;
    }
}
