using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Retrying;
using ZohoMigrate.Pipeline.Correcting;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Pipeline.Validation;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline;

/// <summary>
/// Step 9, where the road goes back to step 2: rows of the error report that came back → corrected rows → joined, mapped and checked
/// again → staged again in one transaction. Delivery then finds them ready.
/// </summary>
internal sealed class CorrectingRoad(ICheckpoint checkpoint, Pack pack, SetRules rules, TimeProvider time)
{
    private readonly Dictionary<string, CorrectedStream> _streams = pack.Streams.ToDictionary(
        stream => stream.Entry.Name, stream => new CorrectedStream(stream.Source, stream.Key), StringComparer.Ordinal);

    /// <exception cref="CorrectionException">A file cannot be taken; nothing was changed.</exception>
    public async Task<CorrectionAccount> RunAsync(IReadOnlyList<ReturnedFile> files, CancellationToken cancellationToken)
    {
        var back = await ReadAsync(files, cancellationToken);
        var retried = new List<RetriedRecord>();
        var strays = new List<StrayRow>();
        using var keys = new ReferredKeys();
        var taxes = new KnownTaxes();
        var known = new KnownRecords(pack.Referred);
        foreach (var stream in pack.Streams)
        {
            var rejoined = back.TryGetValue(stream.Entry.Name, out var cameBack) ? new Rejoining(_streams[stream.Entry.Name], cameBack).Join() : Rejoined.Nothing;
            await AddKeysAsync(keys, stream, rejoined, cancellationToken);
            await AddKnownAsync(taxes, known, stream, cancellationToken);
            var mapping = new RetriedMapping(stream, keys, taxes, known, new DataFiles(checkpoint.Manifest.DataFolder));
            foreach (var record in rejoined.Records)
                retried.Add(mapping.Map(record, newNumber: -1 - retried.Count));
            foreach (var record in retried.Where(record => record.Place == stream.Entry.Ordinal && !record.IsLeftOut))
            {
                keys.Add(stream, record.Record.Header, record.Record.Key);
                taxes.Add(stream.Module, stream.Entry.Name, record.Record.Key, record.Record.Payload);
                known.Add(stream.Module, stream.Entry.Name, record.Record.Key, record.Record.Payload);
            }

            strays.AddRange(rejoined.Strays);
        }

        var set = new RetriedSet(checkpoint, retried);
        await rules.CheckBesideOthersAsync(set, cancellationToken);
        var rows = back.Values.SelectMany(stream => stream.Rows).ToList();
        var steps = rows.SelectMany(row => row.Staged.FailedSteps.Take(1).Select(step => new RequestItem(row.Staged.Record!.Value, step))).Distinct().ToList();
        if (set.Records.Count + strays.Count + steps.Count == 0)
            return CorrectionCount.Of(rows, [], new Dictionary<RecordState, int>(), steps: 0);
        var records = set.Records.Select(record => new RestagedRecord(record.Id, record.Record, record.IsLeftOut)).ToList();
        var totals = await new RestatedTotals(checkpoint, pack).OfAsync(set.Records, taxes, cancellationToken);
        var restaging = new Restaging(records, strays, steps, time.GetUtcNow()) { Agreements = rules.Agreements, Totals = totals };
        return CorrectionCount.Of(rows, set.Records, await checkpoint.RestageAsync(restaging, cancellationToken), steps.Count);
    }

    // What is not retried is referred to as it was staged.
    private async Task AddKeysAsync(ReferredKeys keys, StreamMapping stream, Rejoined rejoined, CancellationToken cancellationToken)
    {
        if (stream.ReferredBy.Count == 0)
            return;
        var retried = rejoined.Records.Select(record => record.Id).ToHashSet();
        await foreach (var row in checkpoint.ReadHeadersAsync(stream.Entry.Name, cancellationToken))
        {
            if (!retried.Contains(row.Record))
                keys.Add(stream, row.Row, row.Key);
        }
    }

    private async Task AddKnownAsync(KnownTaxes taxes, KnownRecords known, StreamMapping stream, CancellationToken cancellationToken)
    {
        if (!KnownTaxes.Are(stream.Module) && !known.Keeps(stream.Module, stream.Entry.Name))
            return;
        await foreach (var record in checkpoint.ReadRecordsAsync(stream.Module, cancellationToken))
        {
            if (record.Stream != stream.Entry.Name || record.Payload is not { } payload)
                continue;
            var parsed = PayloadObject.Parse(payload);
            taxes.Add(stream.Module, record.Stream, record.Key, parsed);
            known.Add(stream.Module, record.Stream, record.Key, parsed);
        }
    }

    private async Task<Dictionary<string, CameBack>> ReadAsync(IReadOnlyList<ReturnedFile> files, CancellationToken cancellationToken)
    {
        var sources = (await checkpoint.ReadFilesAsync(cancellationToken)).Select(account => account.File).ToList();
        var recognised = new CorrectedSource(sources);
        var matching = new CorrectedRows(checkpoint, _streams);
        var read = new List<(SourceFile Source, IReadOnlyList<RowCorrection> Rows)>();
        foreach (var (path, shown) in files)
        {
            var file = await CorrectedFileReader.ReadAsync(path, shown, cancellationToken);
            foreach (var (source, rows) in recognised.Split(file))
                read.Add((source, await matching.MatchAsync(rows, source, cancellationToken)));
        }

        var back = new Dictionary<string, CameBack>(StringComparer.Ordinal);
        var returned = sources.Where(source => read.Exists(file => SharedCorrections.IsSameFile(file.Source, source)));
        foreach (var stream in returned.GroupBy(source => source.Stream, StringComparer.Ordinal))
        {
            var undelivered = await matching.UndeliveredAsync(stream.Key, cancellationToken);
            var cameBack = new CameBack(undelivered, [.. stream.SelectMany(source => Rows(source, read, undelivered))]);
            back[stream.Key] = await cameBack.WithHeldAsync(_streams[stream.Key], checkpoint, cancellationToken);
        }

        return back;
    }

    private static IReadOnlyList<RowCorrection> Rows(
        SourceFile source, IReadOnlyList<(SourceFile Source, IReadOnlyList<RowCorrection> Rows)> read, UndeliveredRows undelivered)
    {
        var same = read.Where(file => SharedCorrections.IsSameFile(file.Source, source)).ToLookup(file => file.Source == source, file => file.Rows);
        return SharedCorrections.Join(source, [.. same[true].SelectMany(rows => rows)], same[false].SelectMany(rows => rows), undelivered);
    }
}
