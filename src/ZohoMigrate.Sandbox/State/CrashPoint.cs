using System.Diagnostics;

namespace ZohoMigrate.Sandbox.State;

/// <summary>The moments around the sandbox's own durable step, where a server would die; heard as those of the program are.</summary>
internal static class CrashPoint
{
    private static readonly DiagnosticListener Listener = new("ZohoMigrate.CrashPoint");

    public static void Pass(string name)
    {
        if (Listener.IsEnabled())
            Listener.Write(name, null);
    }
}
