namespace ZohoMigrate.Tests.Zoho.Lanes.Servers;

/// <summary>Every kind of server, each as strict as its kind may be.</summary>
internal static class ServerModels
{
    public const string SlidingCounter = "sliding counter";

    /// <param name="limit">Most permits in a window.</param>
    /// <param name="window">Its length, in ticks.</param>
    /// <param name="bucket">Tokens a bucket holds.</param>
    /// <param name="begins">When a window begins, where that is for the server to say.</param>
    public static IReadOnlyDictionary<string, ServerModel> All(int limit, long window, int bucket, long begins) => new Dictionary<string, ServerModel>
    {
        ["fixed window"] = new FixedWindow(limit, window, begins),
        ["fixed window from the first request"] = new FixedWindow(limit, window, begins: null),
        ["rolling log"] = new RollingLog(limit, window),
        ["token bucket"] = new TokenBucket(bucket, limit, window),
        [SlidingCounter] = new SlidingCounter(limit, window, begins),
    };
}
