using System.Threading.Channels;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Views;
using ZohoMigrate.Pipeline.Validation.Damage;

namespace ZohoMigrate.Pipeline;

/// <summary>Steps 1 to 4 for one stream: reading, mapping with validation, and staging run side by side, joined by bounded channels.</summary>
internal sealed class StagingRoad(IStagedStreams staging, ReferredKeys keys, KnownTaxes taxes, LockedPeriods locks, IRunProgress progress)
{
    // Big enough that a commit and a channel hop cost nothing a row, small enough that memory stays flat.
    private const int BatchSize = 256;
    private const int BatchesBetween = 2;

    /// <summary>Takes the stream's records; what is conspicuous of its columns is given back.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(StreamMapping stream, string dataFolder, ViewTables views, CancellationToken cancellationToken)
    {
        var source = await SourceStage.OpenAsync(stream.Source, dataFolder, views, cancellationToken);
        foreach (var file in source.Files)
            await staging.AddFileAsync(file, cancellationToken);

        var watch = new StreamWatch(stream.Source, stream.Module, stream.DateFormats, stream.Rules);
        using var fall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var read = Channel.CreateBounded<IReadOnlyList<SourceItem>>(BatchesBetween);
        var mapped = Channel.CreateBounded<StagedBatch>(BatchesBetween);
        await Concurrently.RunAsync(
            fall.Cancel,
            ReadAsync(source, read.Writer, fall.Token),
            MapAsync(stream, watch, read.Reader, mapped.Writer, fall.Token),
            StageAsync(stream, mapped.Reader, fall.Token));
        foreach (var file in source.Files)
            await staging.CloseFileAsync(file, source.RowsOf(file), cancellationToken);
        return [.. watch.Judge()];
    }

    private static async Task ReadAsync(OpenedSource source, ChannelWriter<IReadOnlyList<SourceItem>> read, CancellationToken cancellationToken)
    {
        var batch = new List<SourceItem>(BatchSize);
        await foreach (var item in source.ReadAsync(cancellationToken))
        {
            batch.Add(item);
            if (batch.Count < BatchSize)
                continue;
            await read.WriteAsync(batch, cancellationToken);
            batch = new List<SourceItem>(BatchSize);
        }

        if (batch.Count > 0)
            await read.WriteAsync(batch, cancellationToken);
        read.Complete();
    }

    private async Task MapAsync(
        StreamMapping stream, StreamWatch watch, ChannelReader<IReadOnlyList<SourceItem>> read, ChannelWriter<StagedBatch> mapped, CancellationToken cancellationToken)
    {
        var road = new RecordRoad(stream, keys, taxes, locks);
        await foreach (var items in read.ReadAllAsync(cancellationToken))
        {
            var records = items.OfType<SourceRecord>().Select(road.Take).ToList();
            foreach (var record in records)
            {
                keys.Add(stream, record.Header, record.Key);
                taxes.Add(stream.Module, stream.Entry.Name, record.Key, record.Payload);
            }

            records.ForEach(watch.Look);
            await mapped.WriteAsync(new StagedBatch(records, [.. items.OfType<StrayRow>()]), cancellationToken);
        }

        mapped.Complete();
    }

    private async Task StageAsync(StreamMapping stream, ChannelReader<StagedBatch> mapped, CancellationToken cancellationToken)
    {
        var records = 0L;
        await foreach (var batch in mapped.ReadAllAsync(cancellationToken))
        {
            await staging.StageAsync(batch.Records, batch.Strays, cancellationToken);
            progress.Staged(stream.Entry.Name, records += batch.Records.Count);
        }
    }

    private sealed record StagedBatch(IReadOnlyList<MappedRecord> Records, IReadOnlyList<StrayRow> Strays);
}
