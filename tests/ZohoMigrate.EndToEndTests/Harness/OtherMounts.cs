namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>
/// A process that the kernel tells of other mounts than there are: over its own /proc/mounts stands a file of the test. So a folder is on a
/// network without one. Needs Linux and root; see <see cref="CanTellAsync"/>.
/// </summary>
internal static class OtherMounts
{
    /// <summary>Whether this machine has what it takes.</summary>
    public static async Task<bool> CanTellAsync() =>
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && await SystemCommand.SucceedsAsync([.. Told("/dev/null"), "true"]);

    /// <summary>What is written before a command that is to see the lines of a file as its mounts.</summary>
    public static IReadOnlyList<string> Told(string file) => ["unshare", "--mount", "sh", "-c", "mount --bind \"$0\" /proc/$$/mounts && exec \"$@\"", file];
}
