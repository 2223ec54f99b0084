using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Correcting.Spreadsheets;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>
/// Finds for every row that came back the one that is staged: by zm_row, else by key. A row that is none of the run's, that is of the file
/// as it was before, or that comes twice, is a fault: then nothing of any file is taken.
/// </summary>
internal sealed class CorrectedRows(IRestagingArea staged, IReadOnlyDictionary<string, CorrectedStream> streams)
{
    private readonly Dictionary<string, UndeliveredRows> _undelivered = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Stream, RowRole File, string Row), string> _seen = [];

    /// <summary>The rows of a stream that may be staged again, read once.</summary>
    public async Task<UndeliveredRows> UndeliveredAsync(string stream, CancellationToken cancellationToken) =>
        _undelivered.TryGetValue(stream, out var rows)
            ? rows
            : _undelivered[stream] = await UndeliveredRows.ReadAsync(staged, stream, cancellationToken);

    /// <exception cref="CorrectionException">Rows cannot be matched; all of them are named.</exception>
    public async Task<IReadOnlyList<RowCorrection>> MatchAsync(CorrectedFile returned, SourceFile source, CancellationToken cancellationToken)
    {
        ReturnedId.CheckReading(returned, source);
        var columns = CorrectedColumns.Find(returned, source);
        var undelivered = await UndeliveredAsync(source.Stream, cancellationToken);
        var faults = new List<string>();
        var matched = new List<RowCorrection>();
        foreach (var row in returned.Rows)
        {
            var place = $"{returned.Shown} line {row.Line}";
            var cells = columns.Read(row);
            var (found, fault) = await FindAsync(returned, source, row, cells, undelivered, cancellationToken);
            if (found is null)
                faults.Add($"{place}: {fault}");
            else if (!_seen.TryAdd((source.Stream, source.Role, found.Row.Id), place))
                faults.Add($"{place}: {found.Row.Id} is there twice, also at {_seen[(source.Stream, source.Role, found.Row.Id)]}. Keep one of the two.");
            else
                matched.Add(await CompareAsync(found, source, cells, cancellationToken));
        }

        return faults.Count == 0 ? matched : throw new CorrectionException(string.Join(Environment.NewLine, faults));
    }

    private async Task<RowCorrection> CompareAsync(
        StagedRow found, SourceFile source, IReadOnlyList<string?> cells, CancellationToken cancellationToken)
    {
        if (!found.MayBeRestaged)
            return new RowCorrection(found, found.Row, [], []) { IsPassedOver = CorrectedCells.Of(found, cells).IsChanged };
        // No column of a view is where a value of its file belongs.
        if (found.Role == RowRole.Unreadable && source.IsThroughView)
            return new RowCorrection(found, found.Row, [], []);
        return found.Role == RowRole.Unreadable
            ? await CorrectedCells.OfUnreadableAsync(found, cells, streams[source.Stream].FormatOf(source), cancellationToken)
            : CorrectedCells.Of(found, cells);
    }

    private async Task<(StagedRow? Row, string Fault)> FindAsync(
        CorrectedFile returned,
        SourceFile source,
        CorrectedRow row,
        IReadOnlyList<string?> cells,
        UndeliveredRows undelivered,
        CancellationToken cancellationToken)
    {
        if (ReturnedId.Of(returned, row) is { } id)
        {
            var found = id.NumberIn(source) is { } number
                ? undelivered.Find(source, number) ?? await staged.FindRowAsync(source, number, cancellationToken)
                : null;
            return (found, $"{source.Name} has no row {id} in this run. Leave the column `{CorrectedFile.RowColumn}` as the report has it.");
        }

        if (source.Role == RowRole.Line)
            return (null, $"a line is told by the column `{CorrectedFile.RowColumn}`, and it is blank here. A retry takes no new lines: add them to the source file, and go on with `resume --accept-changes`.");
        return await FindByKeyAsync(source, cells, undelivered.ByKey, cancellationToken);
    }

    private string KeyOf(SourceFile source, IReadOnlyList<string?> cells)
    {
        var stream = streams[source.Stream];
        return stream.Cells.Key(new SourceRow(source, 1, 1, 1, [.. cells.Select(cell => cell ?? "")]), stream.Key);
    }

    private async Task<(StagedRow? Row, string Fault)> FindByKeyAsync(
        SourceFile source, IReadOnlyList<string?> cells, ILookup<string, StagedRow> byKey, CancellationToken cancellationToken)
    {
        var stream = streams[source.Stream];
        var names = string.Join(", ", stream.Key.Select(column => $"`{column}`"));
        var key = KeyOf(source, cells);
        var same = byKey[key].ToList();
        if (same.Count == 0 && await staged.FindHeaderAsync(source.Stream, key, cancellationToken) is { } settled)
            return (settled, "");
        if (same.Count == 0)
            same = [.. byKey.Where(group => SpreadsheetCell.IsFormOf(group.Key, key)).SelectMany(group => group)];
        return same.Count switch
        {
            1 => (same[0], ""),
            0 => (null, $"no row of this run has its {names}. A retry takes no new rows: add them to the source file, and go on with `resume --accept-changes`."),
            _ => (null, $"{same.Count} rows of this run have its {names}: the column `{CorrectedFile.RowColumn}` must say which one is meant."),
        };
    }
}
