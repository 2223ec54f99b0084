namespace ZohoMigrate.Zoho.Lanes;

/// <summary>Names the machine's boot, within which monotonic times of different processes may be compared.</summary>
internal static class BootId
{
    private const string KernelFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>The kernel's name for this boot, or null where there is none to be had: then only a living neighbour proves the same boot.</summary>
    public static string? OfMachine() => File.Exists(KernelFile) ? File.ReadAllText(KernelFile).Trim() : null;
}
