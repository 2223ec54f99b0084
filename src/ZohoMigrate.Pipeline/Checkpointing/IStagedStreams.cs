using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>Takes what a stream's files come to, file by file and batch by batch.</summary>
public interface IStagedStreams
{
    Task AddFileAsync(SourceFile file, CancellationToken cancellationToken);

    /// <summary>Stages records with their steps, references, rows and problems, and stray rows. Durable in groups; complete only when sealed.</summary>
    Task StageAsync(IReadOnlyList<MappedRecord> records, IReadOnlyList<StrayRow> strays, CancellationToken cancellationToken);

    /// <summary>Says how many rows the reader counted in a file, so that the roles can be added up against it (law 1).</summary>
    Task CloseFileAsync(SourceFile file, long rows, CancellationToken cancellationToken);
}
