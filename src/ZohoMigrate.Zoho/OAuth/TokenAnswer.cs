using System.Text.Json;
using ZohoMigrate.Zoho.Wire;

namespace ZohoMigrate.Zoho.OAuth;

/// <summary>
/// What the token endpoint said. Failures come with status 200 too: only the presence of <c>access_token</c> counts
/// (reference/zoho-oauth.md §3).
/// </summary>
internal sealed class TokenAnswer
{
    private const long LongestInSeconds = 86_400;
    private const int TooMany = 429;
    private const int BrokenServer = 500;

    /// <summary>The token, or null.</summary>
    public string? AccessToken { get; private init; }

    public Uri? ApiDomain { get; private init; }

    public TimeSpan Lifetime { get; private init; }

    /// <summary>Zoho's word for the failure, or null when the answer was no answer of the token endpoint: what a broken server says is none.</summary>
    public string? Error { get; private init; }

    /// <summary>Too many tokens asked for: the words differ by language and the status by server, the shape does not.</summary>
    public bool IsThrottled { get; private init; }

    /// <summary>HTTP status.</summary>
    public int Status { get; private init; }

    /// <summary>Whether something else than a token endpoint is there, and will be there next time: a page, another server, a redirect.</summary>
    public bool IsElsewhere => AccessToken is null && Error is null && Status is >= 300 and < 500 and not (408 or 429);

    /// <param name="body">The answer as it came.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="sent">The secrets it answers to: an error that repeats one is not shown.</param>
    public static TokenAnswer Parse(ReadOnlySpan<byte> body, int status, params IReadOnlyList<string> sent)
    {
        JsonElement json;
        try
        {
            json = JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return Page(status);
        }

        if (json.ValueKind != JsonValueKind.Object)
            return Page(status);
        var error = Text(json, "error") is { } said ? Word(PlainText.Of(said), sent) : null;
        return new TokenAnswer
        {
            Status = status,
            AccessToken = Text(json, "access_token") is { Length: > 0 } token ? token : null,
            ApiDomain = Uri.TryCreate(Text(json, "api_domain"), UriKind.Absolute, out var domain) && ServerAddress.IsSafe(domain) ? domain : null,
            Lifetime = LifetimeOf(json),
            Error = status < BrokenServer ? error : null,
            IsThrottled = status == TooMany || string.Equals(error, "Access Denied", StringComparison.OrdinalIgnoreCase)
                || (string.Equals(Text(json, "status"), "failure", StringComparison.OrdinalIgnoreCase) && !TokenRefusal.IsOfCredentials(error)),
        };
    }

    private static TokenAnswer Page(int status) => new() { Status = status, IsThrottled = status == TooMany };

    /// <summary>Some servers give milliseconds; more than a day of seconds is none.</summary>
    private static TimeSpan LifetimeOf(JsonElement json)
    {
        if (!json.TryGetProperty("expires_in", out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number))
            number = 3600;
        return number > LongestInSeconds ? TimeSpan.FromMilliseconds(number) : TimeSpan.FromSeconds(number);
    }

    /// <summary>Zoho's errors are words; anything longer might repeat what was sent, and is not shown.</summary>
    private static string Word(string error, IReadOnlyList<string> sent) =>
        error.Length <= 40 && !sent.Any(secret => error.Contains(secret, StringComparison.OrdinalIgnoreCase)) ? error : "an error without a name";

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
