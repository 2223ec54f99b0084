using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Changes;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Pipeline.Sources;

namespace ZohoMigrate.Pipeline;

/// <summary>
/// Steps 1 to 4 once more, for a run whose sources or mapping were changed: all of it is staged into a new checkpoint, what the run
/// knows is carried over (<see cref="CarryingOver"/>), the sets are checked, and only when it is sealed does it take the old one's place.
/// Nothing is sent; whenever it ends early, the run stands as it stood.
/// </summary>
public sealed class AcceptingRoad(RunFolder folder, ZohoCatalogue catalogue, TimeProvider time, ILogger logger)
{
    /// <param name="pack">The pack as it is now.</param>
    /// <param name="progress">Told while sources are read.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <exception cref="SourceException">A source cannot be read at all.</exception>
    /// <exception cref="LostRecordsException">A record that is at Zoho, or may be, is not in the sources any more.</exception>
    public async Task<ChangeAccount> RunAsync(Pack pack, IRunProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var fresh = folder.Paths.NewCheckpoint;
        try
        {
            var account = await MakeAsync(fresh, pack, progress, cancellationToken);
            await folder.ReplaceCheckpointAsync(time);
            return account;
        }
        finally
        {
            CheckpointFile.Delete(fresh);
        }
    }

    private async Task<ChangeAccount> MakeAsync(string fresh, Pack pack, IRunProgress progress, CancellationToken cancellationToken)
    {
        var manifest = folder.Checkpoint.Manifest with { PackFingerprint = pack.Fingerprint, Currency = pack.Currency };
        await using (var staged = await SqliteCheckpoint.CreateAsync(fresh, manifest, Keeping.Everything, time, cancellationToken))
            await Pipeline(staged).ReadAsync(pack, manifest.DataFolder, progress, cancellationToken);
        var account = await Task.Run(() => CarryingOver.Apply(folder.Paths.Checkpoint, fresh), cancellationToken);
        await using (var carried = await SqliteCheckpoint.OpenAsync(fresh, time, cancellationToken))
        {
            await new NoteWriting(carried).ChangesAsync(account, cancellationToken);
            await Pipeline(carried).SealAsync(pack, cancellationToken);
        }

        return account;
    }

    private MigrationPipeline Pipeline(SqliteCheckpoint checkpoint) => new(checkpoint, catalogue, time, logger);
}
