using System.Threading.Channels;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Views;
using ZohoMigrate.Pipeline.Validation;
using ZohoMigrate.Pipeline.Validation.Damage;

namespace ZohoMigrate.Pipeline;

/// <summary>
/// Steps 1 to 4 for one stream: reading, mapping with validation, and looking at columns with staging run side by side, joined by a bounded
/// channel.
/// </summary>
internal sealed class StagingRoad(IStagedStreams staging, ReferredKeys keys, KnownTaxes taxes, KnownRecords known, LockedPeriods locks, DataFiles? files, IRunProgress progress)
{
    // Big enough that a commit and a channel hop cost nothing a row, small enough that memory stays flat.
    private const int BatchSize = 128;

    // Whoever reads has a processor, and the others map.
    private static readonly int MostMappers = Math.Clamp(Environment.ProcessorCount - 1, 1, 8);
    private static readonly int BatchesBetween = 2 * (MostMappers + 1);

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
        var mapped = Channel.CreateBounded<Task<StagedBatch>>(BatchesBetween);
        await Concurrently.RunAsync(
            fall.Cancel,
            MapAsync(source, new RecordRoad(stream, keys, taxes, locks, files, known), mapped.Writer, fall.Token),
            StageAsync(stream, watch, taxed, mapped.Reader, fall.Token));
        foreach (var file in source.Files)
            await staging.CloseFileAsync(file, source.RowsOf(file), cancellationToken);
        return
        [
            .. watch.Judge(), .. taxed.Judge(), .. Empty(stream.Source, source).Select(watch.JudgeEmpty).OfType<Finding>(),
            .. views.TakeUnread().Select(unread => watch.Judge(unread.File, unread.Columns, unread.Rows)).OfType<Finding>(),
            .. source.Unseen.Files.Select(file => watch.Judge(file.Key, source.Unseen.Views, file.Value, source.Unseen.What)).OfType<Finding>(),
        ];
    }

    // Of files that are one table any may be empty, and what a view reads it tells itself.
    private static IEnumerable<string> Empty(StreamSource stream, OpenedSource source)
    {
        foreach (var (table, role) in new (TableSource?, RowRole)[] { (stream.Header, RowRole.Header), (stream.Lines?.Table, RowRole.Line) })
        {
            var files = source.Files.Where(file => file.Role == role).ToList();
            if (table is { View: null } && files.Count > 0 && files.TrueForAll(file => source.RowsOf(file) == 0))
                yield return table.File;
        }
    }

    // Several batches are mapped at a time, and handed on in the order they were read. When all mappers have one, the reader maps the next
    // itself: it could only wait for them.
    private static async Task MapAsync(OpenedSource source, RecordRoad road, ChannelWriter<Task<StagedBatch>> mapped, CancellationToken cancellationToken)
    {
        var mapping = 0;
        var batch = new List<SourceItem>(BatchSize);
        await foreach (var item in source.ReadAsync(cancellationToken))
        {
            batch.Add(item);
            if (batch.Count < BatchSize)
                continue;
            await mapped.WriteAsync(Mapped(batch), cancellationToken);
            batch = new List<SourceItem>(BatchSize);
        }

        await mapped.WriteAsync(Mapped(batch), cancellationToken);
        mapped.Complete();

        Task<StagedBatch> Mapped(List<SourceItem> items)
        {
            if (Volatile.Read(ref mapping) == MostMappers)
                return Task.FromResult(StagedBatch.Of(items, road));
            Interlocked.Increment(ref mapping);
            return Task.Run(
                () =>
                {
                    try
                    {
                        return StagedBatch.Of(items, road);
                    }
                    finally
                    {
                        Interlocked.Decrement(ref mapping);
                    }
                },
                cancellationToken);
        }
    }

    // What remembers earlier records looks at them in their order.
    private async Task StageAsync(
        StreamMapping stream, StreamWatch watch, TaxWatch taxed, ChannelReader<Task<StagedBatch>> mapped, CancellationToken cancellationToken)
    {
        var records = 0L;
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
