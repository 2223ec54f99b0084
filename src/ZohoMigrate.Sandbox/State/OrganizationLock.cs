using System.Globalization;

namespace ZohoMigrate.Sandbox.State;

/// <summary>Until when the organisation is locked, as a moment; it outlives a restart.</summary>
internal static class OrganizationLock
{
    public static long Read(SandboxDatabase database) =>
        database.Scalar("SELECT value FROM meta WHERE name = 'locked-until'") is string moment ? long.Parse(moment, CultureInfo.InvariantCulture) : long.MinValue;

    public static void Write(SandboxDatabase database, long moment) => database.Execute(
        "INSERT OR REPLACE INTO meta (name, value) VALUES ('locked-until', $p0)", moment.ToString(CultureInfo.InvariantCulture));
}
