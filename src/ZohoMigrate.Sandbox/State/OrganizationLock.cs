using System.Globalization;

namespace ZohoMigrate.Sandbox.State;

/// <summary>Until when the organisation is locked at a product, as a moment; it outlives a restart.</summary>
internal static class OrganizationLock
{
    public static long Read(SandboxDatabase database, string product) =>
        database.Scalar("SELECT value FROM meta WHERE name = $p0", Name(product)) is string moment ? long.Parse(moment, CultureInfo.InvariantCulture) : long.MinValue;

    public static void Write(SandboxDatabase database, string product, long moment) => database.Execute(
        "INSERT OR REPLACE INTO meta (name, value) VALUES ($p0, $p1)", Name(product), moment.ToString(CultureInfo.InvariantCulture));

    private static string Name(string product) => $"{product}-locked-until";
}
