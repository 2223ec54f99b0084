namespace ZohoMigrate.Testing.Zoho;

/// <summary>A request as it came off the socket.</summary>
/// <param name="Number">1 for the server's first.</param>
/// <param name="Connection">1 for the server's first connection.</param>
/// <param name="Method">GET, POST, …</param>
/// <param name="Target">Path and query.</param>
/// <param name="Headers">By name, whatever the case.</param>
public sealed record WireRequest(int Number, int Connection, string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    public string Body { get; init; } = "";

    public string Path => Target.Split('?')[0];
}
