namespace ZohoMigrate.Testing.Zoho;

/// <summary>What the raw server does with a request.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body, whatever it is.</param>
public sealed record WireReply(int Status, string Body)
{
    /// <summary>Where the connection is cut; by default nowhere.</summary>
    public WireDrop Drop { get; init; }

    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Time before the answer.</summary>
    public TimeSpan Delay { get; init; }

    public static WireReply Success { get; } = new(200, """{"code":0,"message":"success"}""");

    public static WireReply Fault(int status, int code, string message, params string[] headers) =>
        new(status, $$"""{"code":{{code}},"message":"{{message}}"}""") { Headers = headers };

    public static WireReply Cut(WireDrop drop) => Success with { Drop = drop };
}
