using System.Globalization;

namespace ZohoMigrate.Sandbox.State;

/// <summary>Access tokens that were given out; they outlive a restart. Callers hold the sandbox's lock.</summary>
internal sealed class TokenTable(SandboxDatabase database)
{
    private readonly Dictionary<string, long> _expiries =
        database.Rows("SELECT token, expires FROM token", row => (Token: row.GetString(0), Expires: row.GetInt64(1)))
            .ToDictionary(row => row.Token, row => row.Expires, StringComparer.Ordinal);

    /// <summary>Whether the token is good at a moment.</summary>
    public bool IsGood(string token, long moment) => _expiries.TryGetValue(token, out var expires) && moment < expires;

    public void Add(string token, long expires)
    {
        database.Execute("INSERT INTO token (token, expires) VALUES ($p0, $p1)", token, expires.ToString(CultureInfo.InvariantCulture));
        _expiries[token] = expires;
    }
}
