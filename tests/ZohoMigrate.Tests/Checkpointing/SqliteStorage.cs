using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing;

public sealed class SqliteStorage(TemporaryFolder folder) : ICheckpointStorage
{
    public SqliteStorage()
        : this(new TemporaryFolder())
    {
    }

    public string File => folder["checkpoint.db"];

    public async Task<ICheckpoint> CreateAsync(Keeping keeping, TimeProvider time) =>
        await SqliteCheckpoint.CreateAsync(File, Staging.Manifest, keeping, time, CancellationToken.None);

    public async Task<ICheckpoint> OpenAsync(TimeProvider time) => await SqliteCheckpoint.OpenAsync(File, time, CancellationToken.None);

    /// <summary>What a process that is killed now leaves: the file and its log, while nobody has closed them.</summary>
    public SqliteStorage CopyAsItIs(TemporaryFolder to)
    {
        var copy = new SqliteStorage(to);
        System.IO.File.Copy(File, copy.File);
        System.IO.File.Copy(File + "-wal", copy.File + "-wal");
        return copy;
    }

    public void Dispose() => folder.Dispose();
}
