using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>
/// A process's mark on an open lane: a file the kernel keeps locked for as long as the process lives, whatever ends it.
/// The lock belongs to the open file, so two lanes of one process are two owners.
/// </summary>
internal sealed class LaneOwner : IDisposable
{
    private readonly string _folder;
    private readonly FileStream _lock;

    private LaneOwner(string folder, string name, FileStream @lock)
    {
        _folder = folder;
        Name = name;
        _lock = @lock;
    }

    public string Name { get; }

    /// <summary>Takes a new name in the folder; it is locked before any slot can bear it.</summary>
    public static LaneOwner Join(string folder)
    {
        OwnerOnly.CreateFolder(folder);
        var name = Guid.NewGuid().ToString("N");
        return new LaneOwner(folder, name, OwnerOnly.OpenLocked(PathOf(folder, name), FileMode.CreateNew));
    }

    /// <summary>Whether anyone but this owner has the lane open; marks left by the dead are removed.</summary>
    public bool HasNeighbours() =>
        Directory.EnumerateFiles(_folder).Select(path => Path.GetFileName(path)).Any(name => name != Name && IsAlive(name));

    public bool IsAlive(string name)
    {
        var path = PathOf(_folder, name);
        try
        {
            using (OwnerOnly.OpenLocked(path, FileMode.Open))
                File.Delete(path);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose()
    {
        try
        {
            File.Delete(PathOf(_folder, Name));
        }
        catch (Exception exception) when (StorageFaults.Of(exception) is not null)
        {
            // What ends the lane is told by whoever ends it. A mark that nobody locks is a dead one's: the next to look removes it.
        }

        _lock.Dispose();
    }

    private static string PathOf(string folder, string name) => Path.Combine(folder, name);
}
