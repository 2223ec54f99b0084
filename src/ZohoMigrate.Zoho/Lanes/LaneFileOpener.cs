using Microsoft.Data.Sqlite;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>Opens a lane's file, one process at a time, and brings what it says over into this boot.</summary>
internal static class LaneFileOpener
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = OFF;
        -- One row. Times are ticks of 100 ns: monotonic ones of the boot named here, except those called _utc.
        CREATE TABLE IF NOT EXISTS lane (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            boot TEXT NOT NULL,
            keep INTEGER NOT NULL,              -- longest time an ended slot matters to any process
            cool_until INTEGER,
            cool_until_utc INTEGER,
            cool_length INTEGER,
            probing INTEGER NOT NULL DEFAULT 0, -- 1 = after a cool-down, until a request was not throttled
            probe INTEGER,                      -- the slot that tries it
            quota_until_utc INTEGER,            -- Zoho said that the day's calls are used up
            learnt_limit INTEGER,               -- what others leave us of the window; null = all
            plan_per_day INTEGER                -- calls a day by the organisation's plan, as last read; null = never read
        ) STRICT;
        -- A lease in flight (ended is null) or one whose rest is not over.
        CREATE TABLE IF NOT EXISTS slot (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            owner TEXT NOT NULL,
            permits INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        -- Holds a row from the first answer that may mean the day's end until a request comes through.
        CREATE TABLE IF NOT EXISTS day_suspected (id INTEGER PRIMARY KEY CHECK (id = 1)) STRICT;
        CREATE TABLE IF NOT EXISTS day (minute INTEGER PRIMARY KEY, permits INTEGER NOT NULL) STRICT;
        """;

    /// <summary>Opens or makes the file. Without a boot id (null: it cannot be told) it is the same boot only if a neighbour lives.</summary>
    public static async Task<LaneFile> OpenAsync(
        string path, LaneLimits limits, TimeProvider time, string? bootId, CancellationToken cancellationToken)
    {
        OwnerOnly.CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var opening = await ProcessLock.TakeAsync(path + ".opening", cancellationToken);
        var owner = LaneOwner.Join(path + ".owners");
        try
        {
            try
            {
                return await OpenAsync(path, limits, time, bootId, owner, cancellationToken);
            }
            catch (StorageException e) when (e.Fault == StorageFault.Damaged && !owner.HasNeighbours())
            {
                // Only the machine's own death can leave it so. Nothing is known of the time before: every slot counts as used now.
                Remove(path);
                var file = await OpenAsync(path, limits, time, bootId, owner, cancellationToken);
                await file.RunAsync(connection => Slots.CountAllAsUsed(connection, limits, time), CancellationToken.None);
                return file;
            }
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }

    private static async Task<LaneFile> OpenAsync(
        string path, LaneLimits limits, TimeProvider time, string? bootId, LaneOwner owner, CancellationToken cancellationToken)
    {
        OwnerOnly.Touch(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            StorageFaults.Named(path, connection, static connection =>
            {
                connection.Open();
                return connection.Execute(Schema);
            });
            var file = new LaneFile(connection, owner, time);
            await file.RunAsync(open => BootChange.Apply(open, limits, owner, time, bootId), cancellationToken);
            return file;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Remove(string path)
    {
        foreach (var ending in (string[])["", "-wal", "-shm"])
            File.Delete(path + ending);
    }
}
