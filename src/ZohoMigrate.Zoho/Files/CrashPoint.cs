using System.Diagnostics;

namespace ZohoMigrate.Zoho.Files;

/// <summary>
/// The moments around each durable step, by name. Nobody listens but a child process of <c>selftest</c>, which dies at one of them: what a
/// run is worth shows in what it left at the worst moment.
/// </summary>
public static class CrashPoint
{
    /// <summary>What those who listen ask for.</summary>
    public const string Source = "ZohoMigrate.CrashPoint";

    private static readonly DiagnosticListener Listener = new(Source);

    /// <summary>Says that the process is there. A question of a flag where nobody listens.</summary>
    /// <param name="name">The moment.</param>
    /// <param name="of">The operation whose it is; null where it is of none.</param>
    public static void Pass(string name, string? of = null)
    {
        if (Listener.IsEnabled())
            Listener.Write(name, of);
    }
}
