using System.Globalization;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>How long the machine has slept since it was started, which Linux leaves out of its monotonic clock.</summary>
internal static class MachineSleep
{
    private const string KernelFile = "/proc/uptime";

    /// <summary>By the clock's own word, or the kernel's.</summary>
    public static TimeSpan Of(TimeProvider time) => time is ISuspendedTime clock ? clock.Suspended : Total();

    /// <summary>
    /// In whole minutes, never more than it was. Nothing where the kernel does not tell: on Windows the monotonic clock goes on, on a Mac a
    /// sleep makes a day that much longer.
    /// </summary>
#pragma warning disable RS0030 // the machine's own sleep, whatever clock the lane is paced by
    private static TimeSpan Total() => File.Exists(KernelFile) ? Of(File.ReadAllText(KernelFile), TimeProvider.System.MonotonicTicks()) : TimeSpan.Zero;
#pragma warning restore RS0030

    /// <param name="uptime">What the kernel says: seconds since the start, sleep among them, and seconds of idleness.</param>
    /// <param name="awake">The monotonic clock.</param>
    public static TimeSpan Of(string uptime, long awake)
    {
        var whole = decimal.Parse(uptime.Split(' ')[0], CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond;
        return TimeSpan.FromMinutes((long)Math.Max(0, (whole - awake) / TimeSpan.TicksPerMinute));
    }
}
