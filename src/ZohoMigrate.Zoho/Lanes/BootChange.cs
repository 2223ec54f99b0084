using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>Monotonic times mean nothing after a reboot: every slot then counts as used now, a cool-down goes by the wall clock.</summary>
internal static class BootChange
{
    public static bool Apply(SqliteConnection connection, LaneLimits limits, LaneOwner owner, TimeProvider time, string? bootId)
    {
        var known = connection.Rows("SELECT boot FROM lane", row => row.GetString(0)).FirstOrDefault();
        var current = bootId ?? (known is not null && owner.HasNeighbours() ? known : Guid.NewGuid().ToString());
        var kept = connection.Number("SELECT keep FROM lane");
        connection.Execute(
            "INSERT INTO lane (id, boot, keep) VALUES (1, $0, $1) ON CONFLICT (id) DO UPDATE SET boot = $0, keep = max(keep, $1)",
            current, limits.Rest.Ticks);

        if (known != current || !LaneClock.IsBegun(connection))
            LaneClock.Begin(connection, time);
        if (known is null)
            return false;
        if (known == current)
        {
            // A longer window than any before: what ended earlier is forgotten, and may have been anything.
            if (kept < limits.Rest.Ticks)
                Slots.CountAsUsed(connection, limits, time.MonotonicTicks() - kept.Value);
            return false;
        }

        Slots.CountAllAsUsed(connection, limits, time);
        CoolDown.CarryOver(connection, time);
        LearntLimit.CarryOver(connection, time);
        return true;
    }
}
