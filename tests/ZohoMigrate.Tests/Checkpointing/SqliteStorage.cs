using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing;

public sealed class SqliteStorage : ICheckpointStorage
{
    private readonly TemporaryFolder _folder = new();

    public string File => _folder["checkpoint.db"];

    public async Task<ICheckpoint> CreateAsync(Keeping keeping, TimeProvider time) =>
        await SqliteCheckpoint.CreateAsync(File, Staging.Manifest, keeping, time, CancellationToken.None);

    public async Task<ICheckpoint> OpenAsync(TimeProvider time) => await SqliteCheckpoint.OpenAsync(File, time, CancellationToken.None);

    public void Dispose() => _folder.Dispose();
}
