using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Zoho.Files;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Zoho.OAuth;

/// <summary>
/// The access token on disk, shared by all processes of this user: Zoho gives ten in ten minutes, and a run that is killed and resumed
/// must not use them up (reference/zoho-oauth.md §4). Owner-only; named by a hash of the credentials, so that others never find it.
/// </summary>
internal sealed class TokenCache
{
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public TokenCache(string stateFolder, ZohoOptions zoho, Uri accounts, TimeProvider time, ILogger logger)
    {
        var folder = Path.Combine(stateFolder, "tokens");
        OwnerOnly.CreateFolder(folder);
        var credentials = string.Join('\n', accounts.Authority, zoho.ClientId, zoho.ClientSecret, zoho.RefreshToken);
        _path = Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(credentials)))}.json");
        (_time, _logger) = (time, logger);
    }

    /// <summary>Waits until no other process asks for a token with these credentials. Kernel-locked: a process's death frees it.</summary>
    public Task<IDisposable> LockAsync(CancellationToken cancellationToken) => ProcessLock.TakeAsync(_path + ".lock", cancellationToken);

    /// <summary>The token that is there if it is still fresh, else null. A file that cannot be read is as good as none.</summary>
    public AccessToken? Read()
    {
        try
        {
            if (!File.Exists(_path) || JsonSerializer.Deserialize(File.ReadAllBytes(_path), TokenJson.Default.CachedToken) is not { } cached)
                return null;
            var age = _time.GetUtcNow() - cached.ObtainedAt;
            if (age < TimeSpan.Zero)
                return null;
            var obtained = _time.GetTimestamp() - (long)(age.TotalSeconds * _time.TimestampFrequency);
            var token = new AccessToken(cached.AccessToken, cached.ApiDomain, cached.Lifetime, obtained, _time);
            return token.IsFresh ? token : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps a new token for the next process, whole or not at all. Without it that process asks for one of its own.</summary>
    public async Task WriteAsync(AccessToken token)
    {
        try
        {
            var cached = new CachedToken(token.Value, token.ApiDomain, _time.GetUtcNow() - token.Age, token.Lifetime);
            await WholeFile.WriteAsync(_path, stream => JsonSerializer.SerializeAsync(stream, cached, TokenJson.Default.CachedToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _logger.TokenNotKept(e.GetType().Name);
        }
    }
}
