using System.Globalization;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>Names the machine's boot, within which monotonic times of different processes may be compared.</summary>
internal static class BootId
{
    private const string KernelFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>
    /// The kernel's name for this boot, or null where there is none to be had: then only a living neighbour proves the same boot. A clock
    /// of another scale is another boot: its times mean nothing to this one.
    /// </summary>
    public static string? Of(TimeProvider time)
    {
        if (!File.Exists(KernelFile))
            return null;
        var boot = File.ReadAllText(KernelFile).Trim();
        var scale = ScaledTimeProvider.ScaleOf(time);
        return scale == 1 ? boot : $"{boot} x {scale.ToString("G29", CultureInfo.InvariantCulture)}";
    }
}
