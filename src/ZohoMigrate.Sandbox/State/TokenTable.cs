using System.Globalization;

namespace ZohoMigrate.Sandbox.State;

/// <summary>Access tokens that were given out; they outlive a restart. Callers hold the sandbox's lock.</summary>
internal sealed class TokenTable(SandboxDatabase database)
{
    private readonly Dictionary<string, long> _expiries =
        database.Rows("SELECT token, expires FROM token", row => (Token: row.GetString(0), Expires: row.GetInt64(1)))
            .ToDictionary(row => row.Token, row => row.Expires, StringComparer.Ordinal);

    private readonly List<string> _given = [];

    /// <summary>Every token that was given out in this start of the sandbox, those that are dead by now as well.</summary>
    public IReadOnlyList<string> Given => [.. _given];

    /// <summary>Whether the token is good at a moment.</summary>
    public bool IsGood(string token, long moment) => _expiries.TryGetValue(token, out var expires) && moment < expires;

    /// <summary>Whether no new token is given: the refresh token was revoked in this start of the sandbox.</summary>
    public bool IsRefreshRevoked { get; private set; }

    /// <summary>Makes a token useless, whether it was given out or not.</summary>
    public void Revoke(string token, bool alsoRefreshing)
    {
        database.Execute("DELETE FROM token WHERE token = $p0", token);
        _expiries.Remove(token);
        IsRefreshRevoked |= alsoRefreshing;
    }

    public void Add(string token, long expires)
    {
        database.Execute("INSERT INTO token (token, expires) VALUES ($p0, $p1)", token, expires.ToString(CultureInfo.InvariantCulture));
        _expiries[token] = expires;
        _given.Add(token);
    }
}
