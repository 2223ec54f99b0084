using System.Text.Json.Serialization;

namespace ZohoMigrate.Zoho.OAuth;

/// <summary>What all processes know of one refresh token: the access token there is, and when they asked for one.</summary>
/// <param name="Token">The last one Zoho gave, dead or alive.</param>
/// <param name="Asked">The asks that still count, whatever came of them.</param>
/// <param name="Throttled">When Zoho last said that it has had too many.</param>
/// <param name="ThrottledInARow">How often it has, with no other answer between.</param>
internal sealed record TokenState(CachedToken? Token, IReadOnlyList<TokenMoment> Asked, TokenMoment? Throttled, int ThrottledInARow)
{
    public static TokenState None { get; } = new(Token: null, Asked: [], Throttled: null, ThrottledInARow: 0);

    /// <summary>Whether all times are of this boot; where they are not, <see cref="BroughtOver"/> makes them so.</summary>
    public bool IsOf(TokenClock clock) =>
        Asked.Append(Throttled).Append(Token?.Obtained).OfType<TokenMoment>().All(clock.IsOurs);

    public TokenState BroughtOver(TokenClock clock) => this with
    {
        Token = Token?.BroughtOver(clock),
        Asked = [.. Asked.Select(clock.BroughtOver)],
        Throttled = Throttled is null ? null : clock.BroughtOver(Throttled),
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TokenState))]
internal sealed partial class TokenJson : JsonSerializerContext;
