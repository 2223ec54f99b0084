using System.Buffers;

namespace ZohoMigrate.Zoho.Wire;

/// <summary>
/// The server's own name for a call, which its support asks for. Zoho documents no such header, and recorded answers of Zoho Books have
/// none; these are the names that servers, and proxies before them, use.
/// </summary>
internal static class RequestIdHeader
{
    private const int MostLetters = 100;

    private static readonly string[] Names = ["X-Request-Id", "X-Zoho-Request-Id", "X-Zoho-Trace-Id"];

    // It goes into the log: a name, not whatever a server cares to say.
    private static readonly SearchValues<char> Letters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/=+");

    /// <summary>The id, or null where there is none that looks like one.</summary>
    public static string? Read(HttpResponseMessage response) => Names
        .SelectMany(name => response.Headers.TryGetValues(name, out var values) ? values : [])
        .FirstOrDefault(value => value.Length is > 0 and <= MostLetters && !value.AsSpan().ContainsAnyExcept(Letters));
}
