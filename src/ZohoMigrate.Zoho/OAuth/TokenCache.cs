using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Zoho.Files;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Zoho.OAuth;

/// <summary>
/// The access token and the asks for it on disk, shared by all processes of this user: Zoho gives ten in ten minutes, and a run that is
/// killed and resumed must not use them up (reference/zoho-oauth.md §4). Owner-only; named by a hash of the credentials, so that others
/// never find it.
/// </summary>
internal sealed class TokenCache
{
    private readonly string _path;
    private readonly TokenClock _clock;
    private readonly ILogger _logger;

    public TokenCache(string stateFolder, ZohoOptions zoho, Uri accounts, TokenClock clock, ILogger logger)
    {
        var folder = Path.Combine(stateFolder, "tokens");
        OwnerOnly.CreateFolder(folder);
        var credentials = string.Join('\n', accounts.Authority, zoho.ClientId, zoho.ClientSecret, zoho.RefreshToken);
        _path = Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(credentials)))}.json");
        (_clock, _logger) = (clock, logger);
    }

    /// <summary>Waits until no other process asks for a token with these credentials. Kernel-locked: a process's death frees it.</summary>
    public Task<IDisposable> LockAsync(CancellationToken cancellationToken) => ProcessLock.TakeAsync(_path + ".lock", cancellationToken);

    /// <summary>What is known, in this boot's times. A file that cannot be read is as good as none. The caller holds the lock.</summary>
    public async Task<TokenState> ReadAsync()
    {
        var state = Read();
        if (state.IsOf(_clock))
            return state;
        // Kept at once: else each start of a process, with the wall clock set back, would take every ask for one made just now.
        state = state.BroughtOver(_clock);
        await KeepAsync(state);
        return state;
    }

    /// <summary>Writes it, whole or not at all. The caller holds the lock.</summary>
    /// <exception cref="StorageException">The disk or the folder does not take it.</exception>
    public Task WriteAsync(TokenState state) =>
        WholeFile.WriteAsync(_path, stream => JsonSerializer.SerializeAsync(stream, state, TokenJson.Default.TokenState));

    /// <summary>As <see cref="WriteAsync"/>, for what a process can do without: the next one asks for a token of its own.</summary>
    public async Task KeepAsync(TokenState state)
    {
        try
        {
            await WriteAsync(state);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _logger.TokenNotKept(e.GetType().Name);
        }
    }

    private TokenState Read()
    {
        try
        {
            return File.Exists(_path) && JsonSerializer.Deserialize(File.ReadAllBytes(_path), TokenJson.Default.TokenState) is { } state
                ? state
                : TokenState.None;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return TokenState.None;
        }
    }
}
