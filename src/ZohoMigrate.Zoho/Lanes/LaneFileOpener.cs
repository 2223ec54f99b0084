using System.Globalization;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>Opens a lane's file, one process at a time, and brings what it says over into this boot.</summary>
internal static class LaneFileOpener
{
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
                // Only the machine's own death can leave it so. Nothing is known of the time before: every slot counts as used now, and there
                // may be a lock, or no calls left of the day.
                var aside = StorageFaults.Named(path, time.GetUtcNow(), at => PutAside(path, at));
                var file = await OpenAsync(path, limits, time, bootId, owner, cancellationToken, aside);
                await file.RunAsync(connection => Slots.CountAllAsUsed(connection, limits, time) + Quota.Doubt(connection), CancellationToken.None);
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
        string path, LaneLimits limits, TimeProvider time, string? bootId, LaneOwner owner, CancellationToken cancellationToken, string? damaged = null)
    {
        OwnerOnly.Touch(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            StorageFaults.Named(path, connection, static connection =>
            {
                connection.Open();
                return LaneSchema.Prepare(connection);
            });
            var file = new LaneFile(connection, owner, time) { DamagedOne = damaged };
            await file.RunAsync(open => BootChange.Apply(open, limits, owner, time, bootId), cancellationToken);
            return file;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static string PutAside(string path, DateTimeOffset at)
    {
        var aside = Path.ChangeExtension(path, string.Create(CultureInfo.InvariantCulture, $"damaged-{at.UtcDateTime:yyyy-MM-ddTHH-mm-ss-fff}.db"));
        foreach (var ending in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(path + ending))
                File.Move(path + ending, aside + ending, overwrite: true);
        }

        return aside;
    }
}
