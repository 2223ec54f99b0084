using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Retrying;

/// <summary>Stages again what was not delivered, once everything is sealed.</summary>
internal sealed class RestagingArea(CheckpointWriter writer, CheckpointMeta meta, StagedPlaces places, RestagingQuestions questions)
{
    private readonly RestagedWriting _writing = new(places);

    public RestagingQuestions Questions => questions;

    public Task<IReadOnlyDictionary<RecordState, int>> RestageAsync(Restaging restaging, CancellationToken cancellationToken) => writer.RunAsync(
        database =>
        {
            if (meta.IsDryRun || CheckpointMeta.Number(database, CheckpointMeta.Sealed) == 0)
                throw new InvalidOperationException("Only what a run has sealed can be staged again.");
            return _writing.Apply(database, restaging);
        },
        cancellationToken);
}
