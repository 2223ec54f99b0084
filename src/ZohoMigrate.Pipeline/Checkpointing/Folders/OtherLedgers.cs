using Microsoft.Data.Sqlite;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>
/// What the other run folders of this machine own at the same organisation: none of it is ever taken for this run's own. Reads only, also
/// beside processes that work there.
/// </summary>
public sealed class OtherLedgers : IDisposable
{
    private readonly List<(string Folder, CheckpointFile File)> _others;

    /// <param name="folders">The other folders that have delivered there; one that is gone owns nothing any more.</param>
    internal OtherLedgers(IEnumerable<string> folders) =>
        _others = [.. folders.Select(folder => (folder, new CheckpointFile(new RunPaths(folder).Checkpoint)))];

    /// <summary>The other folders' record that has this id; null when none has.</summary>
    public ForeignRecord? FindOwner(string module, string zohoId) =>
        _others.Select(other => Find(other.File, module, zohoId) is { } record ? new ForeignRecord(other.Folder, record) : null).FirstOrDefault(found => found is not null);

    public void Dispose() => _others.ForEach(other => other.File.Dispose());

    // One that cannot be read, or is of another version, cannot say what it owns; it must not stop this run.
    private static NamedRecord? Find(CheckpointFile file, string module, string zohoId)
    {
        try
        {
            return new NamedRecords(file).FindOwner(module, zohoId);
        }
        catch (Exception exception) when (exception is SqliteException or StorageException)
        {
            return null;
        }
    }
}
