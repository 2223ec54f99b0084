namespace ZohoMigrate.Tests.Zoho.Lanes.Servers;

/// <summary>Windows that lie end to end.</summary>
internal static class Aligned
{
    /// <summary>When the window began that a moment lies in.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="window">Length of all windows.</param>
    /// <param name="first">When one of them begins.</param>
    public static long Begin(long at, long window, long first) => at - ((((at - first) % window) + window) % window);
}
