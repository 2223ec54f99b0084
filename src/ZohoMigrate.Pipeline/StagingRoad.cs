using System.Threading.Channels;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Views;
using ZohoMigrate.Pipeline.Validation;
using ZohoMigrate.Pipeline.Validation.Damage;

namespace ZohoMigrate.Pipeline;

/// <summary>Steps 1 to 4 for one stream: reading, mapping with validation, looking at columns, and staging run side by side, joined by bounded channels.</summary>
internal sealed class StagingRoad(IStagedStreams staging, ReferredKeys keys, KnownTaxes taxes, KnownRecords known, LockedPeriods locks, DataFiles? files, IRunProgress progress)
{
    // Big enough that a commit and a channel hop cost nothing a row, small enough that memory stays flat.
    private const int BatchSize = 128;
    private const int BatchesBetween = 2;

    // As many are mapped at once as there are processors to do it.
    private static readonly int BatchesMapped = Math.Clamp(Environment.ProcessorCount, 2, 8);

    /// <summary>Is told what the records hold; null where nobody asks.</summary>
    public RunContents? Contents { get; init; }

    /// <summary>Takes the stream's records; what is conspicuous of its columns is given back.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(StreamMapping stream, string dataFolder, ViewTables views, CancellationToken cancellationToken)
    {
        var source = await SourceStage.OpenAsync(stream.Source, dataFolder, views, cancellationToken);
        foreach (var file in source.Files)
            await staging.AddFileAsync(file, cancellationToken);

        var watch = new StreamWatch(stream.Source, stream.Module, stream.Readings, stream.Rules) { Overwriting = stream.Upsert.Fields };
        var taxed = new TaxWatch(stream.Module, taxes, known, stream.Home, stream.Rules);
        using var fall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var mapped = Channel.CreateBounded<Task<StagedBatch>>(BatchesMapped);
        var looked = Channel.CreateBounded<StagedBatch>(BatchesBetween);
        await Concurrently.RunAsync(
            fall.Cancel,
            MapAsync(source, new RecordRoad(stream, keys, taxes, locks, files, known), mapped.Writer, fall.Token),
            LookAsync(stream, watch, taxed, mapped.Reader, looked.Writer, fall.Token),
            StageAsync(stream, looked.Reader, fall.Token));
        foreach (var file in source.Files)
            await staging.CloseFileAsync(file, source.RowsOf(file), cancellationToken);
        return
        [
            .. watch.Judge(), .. taxed.Judge(),
            .. views.TakeUnread().Select(unread => watch.Judge(unread.File, unread.Columns, unread.Rows)).OfType<Finding>(),
        ];
    }

    // Several batches are mapped at a time, and handed on in the order they were read.
    private static async Task MapAsync(OpenedSource source, RecordRoad road, ChannelWriter<Task<StagedBatch>> mapped, CancellationToken cancellationToken)
    {
        var batch = new List<SourceItem>(BatchSize);
        await foreach (var item in source.ReadAsync(cancellationToken))
        {
            batch.Add(item);
            if (batch.Count < BatchSize)
                continue;
            await MapBatchAsync(batch);
            batch = new List<SourceItem>(BatchSize);
        }

        await MapBatchAsync(batch);
        mapped.Complete();

        async ValueTask MapBatchAsync(List<SourceItem> items)
        {
            await mapped.WaitToWriteAsync(cancellationToken);
            await mapped.WriteAsync(Task.Run(() => StagedBatch.Of(items, road), cancellationToken), cancellationToken);
        }
    }

    // What remembers earlier records looks at them in their order.
    private async Task LookAsync(
        StreamMapping stream, StreamWatch watch, TaxWatch taxed, ChannelReader<Task<StagedBatch>> mapped, ChannelWriter<StagedBatch> looked, CancellationToken cancellationToken)
    {
        var contents = Contents?.Begin(stream.Entry.Name, stream.Module);
        await foreach (var mapping in mapped.ReadAllAsync(cancellationToken))
        {
            var batch = await mapping;
            foreach (var record in batch.Records)
            {
                keys.Add(stream, record.Header, record.Key);
                taxes.Add(stream.Module, stream.Entry.Name, record.Key, record.Payload);
                // What one is that is rejected is not known: it may be what could not be read.
                if (!record.IsRejected)
                {
                    known.Add(stream.Module, stream.Entry.Name, record.Key, record.Payload);
                    contents?.Add(record.Payload);
                }

                watch.Look(record);
                taxed.Look(record);
            }

            foreach (var stray in batch.Strays)
                watch.Look(stray);

            await looked.WriteAsync(batch, cancellationToken);
        }

        looked.Complete();
    }

    private async Task StageAsync(StreamMapping stream, ChannelReader<StagedBatch> looked, CancellationToken cancellationToken)
    {
        var records = 0L;
        await foreach (var batch in looked.ReadAllAsync(cancellationToken))
        {
            await staging.StageAsync(batch.Records, batch.Strays, cancellationToken);
            progress.Staged(stream.Entry.Name, records += batch.Records.Count);
        }
    }

    private sealed record StagedBatch(IReadOnlyList<MappedRecord> Records, IReadOnlyList<StrayRow> Strays)
    {
        public static StagedBatch Of(List<SourceItem> items, RecordRoad road)
        {
            var records = new List<MappedRecord>(items.Count);
            var strays = new List<StrayRow>();
            foreach (var item in items)
            {
                if (item is SourceRecord record)
                    records.Add(road.Take(record));
                else if (item is StrayRow stray)
                    strays.Add(stray);
            }

            return new StagedBatch(records, strays);
        }
    }
}
