using System.Globalization;
using System.Security.Cryptography;

namespace ZohoMigrate.Sandbox.State;

/// <summary>The organisation's id: ten digits, drawn once per state file, so that each sandbox is an organisation of its own.</summary>
internal static class OrganizationIdentity
{
    public static string Of(SandboxDatabase database)
    {
        if (database.Scalar("SELECT value FROM meta WHERE name = 'organization'") is string known)
            return known;
        var id = RandomNumberGenerator.GetInt32(1_000_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture);
        database.Execute("INSERT INTO meta (name, value) VALUES ('organization', $p0)", id);
        return id;
    }
}
