using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>
/// The clock of a lane's days, for all its processes: the wall clock is read when the lane is first opened in a boot, then the monotonic
/// one counts, and the time that the machine sleeps. No step of the wall clock moves it.
/// </summary>
internal static class LaneClock
{
    /// <summary>Nearer than this (in real time) the two clocks agree: they are read one after the other.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromSeconds(1);

    /// <summary>Begins it anew from the wall clock.</summary>
    public static int Begin(SqliteConnection connection, TimeProvider time) =>
        connection.Execute("UPDATE lane SET steady_begun = $0", time.GetUtcNow().UtcTicks - Ticks(time));

    public static bool IsBegun(SqliteConnection connection) => connection.Number("SELECT steady_begun FROM lane") is not null;

    public static LaneTime Now(SqliteConnection connection, TimeProvider time)
    {
        var wall = time.GetUtcNow();
        var steady = new DateTimeOffset(connection.Number("SELECT steady_begun FROM lane")!.Value + Ticks(time), TimeSpan.Zero);
        return new LaneTime((wall - steady).Duration() <= Same * (double)ScaledTimeProvider.ScaleOf(time) ? wall : steady, wall);
    }

    private static long Ticks(TimeProvider time) => time.MonotonicTicks() + MachineSleep.Of(time).Ticks;
}
