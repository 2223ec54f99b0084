using System.Text.Json.Serialization;

namespace ZohoMigrate.Zoho.OAuth;

/// <summary>A token as it is kept on disk. Not a record: nothing may print its value.</summary>
internal sealed class CachedToken(string accessToken, Uri? apiDomain, DateTimeOffset obtainedAt, TimeSpan lifetime)
{
    public string AccessToken { get; } = accessToken;

    public Uri? ApiDomain { get; } = apiDomain;

    /// <summary>When it was asked for, UTC.</summary>
    public DateTimeOffset ObtainedAt { get; } = obtainedAt;

    public TimeSpan Lifetime { get; } = lifetime;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CachedToken))]
internal sealed partial class TokenJson : JsonSerializerContext;
