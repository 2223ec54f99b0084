using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Correcting;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;
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
        var rows = await ReadAsync(files, cancellationToken);
        var restaged = rows.Where(row => row.Staged.MayBeRestaged).ToList();
        var retried = new List<RetriedRecord>();
        var strays = new List<StrayRow>();
        foreach (var stream in pack.Streams)
        {
            var returned = restaged.Where(row => row.Staged.Row.File.Stream == stream.Entry.Name).ToDictionary(row => row.Staged.Row.Id, StringComparer.Ordinal);
            if (returned.Count == 0)
                continue;
            var undelivered = await checkpoint.ReadUndeliveredRowsAsync(stream.Entry.Name, cancellationToken).ToListAsync(cancellationToken);
            var rejoined = new Rejoining(_streams[stream.Entry.Name], undelivered, returned).Join();
            var mapping = new RetriedMapping(stream);
            retried.AddRange(rejoined.Records.Select((record, i) => mapping.Map(record, newNumber: -1 - retried.Count - i)));
            strays.AddRange(rejoined.Strays);
        }

        var set = new RetriedSet(checkpoint, retried);
        await rules.CheckAsync(set, cancellationToken);
        var steps = rows.SelectMany(row => row.Staged.FailedSteps.Take(1).Select(step => new RequestItem(row.Staged.Record!.Value, step))).Distinct().ToList();
        await checkpoint.RestageAsync(
            new Restaging([.. set.Records.Select(record => new RestagedRecord(record.Id, record.Record, record.IsLeftOut))], strays, steps, time.GetUtcNow()),
            cancellationToken);
        return CorrectionCount.Of(rows, set.Records, steps.Count);
    }

    private async Task<List<RowCorrection>> ReadAsync(IReadOnlyList<ReturnedFile> files, CancellationToken cancellationToken)
    {
        var sources = (await checkpoint.ReadFilesAsync(cancellationToken)).Select(account => account.File).ToList();
        var recognised = new CorrectedSource(sources);
        var matching = new CorrectedRows(checkpoint, _streams);
        var rows = new List<RowCorrection>();
        foreach (var (path, shown) in files)
        {
            var returned = await CorrectedFileReader.ReadAsync(path, shown, cancellationToken);
            rows.AddRange(await matching.MatchAsync(returned, recognised.Find(returned), cancellationToken));
        }

        return rows;
    }
}
