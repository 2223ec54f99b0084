using System.Runtime.CompilerServices;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources.Views;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>A stream's files, checked and ready to be read. Every row of every file leaves in exactly one item (law 1).</summary>
internal sealed class OpenedSource
{
    private readonly StreamSource _source;
    private readonly CellReader _cells;
    private readonly IRowReader _headers;
    private readonly IRowReader? _lines;
    private readonly Lazy<UnseenRows> _unseen;

    // What tells which rows are one record.
    private readonly string[] _joinColumns;
    private readonly string[] _whereColumns;
    private long _records;

    internal OpenedSource(StreamSource source, IRowReader headers, IRowReader? lines)
    {
        _source = source;
        _cells = new CellReader(source.NullMarkers);
        _headers = headers;
        _lines = lines;
        _unseen = new Lazy<UnseenRows>(() => new UnseenRows(source, [.. headers.Unseen, .. lines?.Unseen ?? []]));
        _joinColumns = [.. source.Groups?.Columns ?? source.Lines?.On.Select(pair => pair.Header) ?? source.Header.Columns];
        _whereColumns = [.. source.Where.Select(condition => condition.Column)];
    }

    /// <summary>The header file, then the line file if the stream has one; of a view, all those it reads.</summary>
    public IReadOnlyList<SourceFile> Files => [.. _headers.Files, .. _lines?.Files ?? []];

    /// <summary>What its views do not see; known once <see cref="ReadAsync"/> has ended.</summary>
    public UnseenRows Unseen => _unseen.Value;

    /// <summary>How many rows the reader has counted in one of <see cref="Files"/>; final once <see cref="ReadAsync"/> has ended.</summary>
    public long RowsOf(SourceFile file) => _headers.Files.Any(header => ReferenceEquals(header, file)) ? _headers.RowsOf(file) : _lines?.RowsOf(file) ?? 0;

    /// <summary>Reads everything, once: records in file order of their header rows, stray rows between them.</summary>
    /// <exception cref="SourceException">A file turns out not to be a CSV file.</exception>
    /// <exception cref="IOException">A file cannot be read any longer.</exception>
    public IAsyncEnumerable<SourceItem> ReadAsync(CancellationToken cancellationToken) =>
        _source.Groups is { } groups ? ReadGroupedAsync(groups, cancellationToken) :
        _source.Lines is { } lines && _lines is not null
            ? ReadJoinedAsync(lines, _lines, cancellationToken)
            : ReadPlainAsync(cancellationToken);

    private async IAsyncEnumerable<SourceItem> ReadPlainAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in _headers.ReadAsync(cancellationToken))
            yield return StrayOf(row) ?? (SourceItem)RecordOf(row.Row, []);
    }

    private async IAsyncEnumerable<SourceItem> ReadGroupedAsync(RowGrouping groups, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var kept = new KeptRows(_headers.Files);
        var missing = new MissingRows(_source);
        await foreach (var row in _headers.ReadAsync(cancellationToken))
        {
            if (StrayOf(row) is { } stray)
            {
                if (stray.Role == RowRole.Unreadable)
                    missing.PassUnreadable(stray.Row);
                // Blank rows, and names once more, may stand between those of a record.
                else if (row.Fault is null)
                    missing.Break();
                yield return stray;
                continue;
            }

            var key = groups.KeyOf(row.Row, _cells);
            if (missing.IsOfRecordAbove(row.Row, key))
                yield return missing.Keyless(row.Row);
            else if (IsKeylessTotal(row.Row, groups, key))
                yield return (row with { Fault = RowFault.KeylessTotal(groups.Columns) }).Stray();
            else
                kept.Add(row.Row, key);
        }

        kept.Index();
        missing.Settle(kept.Has);
        foreach (var group in kept.ReadGroups())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return RecordOf(group[0], group, missing.IsEmpty ? null : missing.Of(groups.KeyOf(group[0], _cells)));
        }
    }

    private async IAsyncEnumerable<SourceItem> ReadJoinedAsync(
        LineSource join, IRowReader lines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var kept = new KeptRows(lines.Files);
        var missing = new MissingRows(_source);
        var lineKey = join.On.Select(pair => pair.Line).ToList();
        await foreach (var line in lines.ReadAsync(cancellationToken))
        {
            if ((line.Fault is null ? UnreadableIn(line.Row, lineKey) : line) is { } faulty)
            {
                var stray = faulty.Stray();
                if (stray.Role == RowRole.Unreadable)
                    missing.PassUnreadable(stray.Row);
                yield return stray;
                continue;
            }

            kept.Add(line.Row, _cells.Key(line.Row, lineKey));
        }

        kept.Index();
        missing.Settle(kept.Has);
        var headerKey = join.On.Select(pair => pair.Header).ToList();
        await foreach (var row in _headers.ReadAsync(cancellationToken))
        {
            var left = StrayOf(row);
            if (left is { Role: RowRole.Excluded } && row.Fault != RowFault.AboveNames)
                kept.Exclude(_cells.Key(row.Row, headerKey));

            var key = left is null ? _cells.Key(row.Row, headerKey) : "";
            yield return left ?? (SourceItem)RecordOf(row.Row, kept.Take(key), missing.Of(key));
        }

        foreach (var (row, isExcluded) in kept.ReadLeft())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return isExcluded ? new StrayRow(row, RowRole.Excluded, Problem: null) : OrphanOf(row, lineKey);
        }
    }

    // What a view makes of rows has no cells of theirs.
    private bool IsKeylessTotal(SourceRow row, RowGrouping groups, string key) =>
        key.Length == 0 && !row.File.IsThroughView && Footer.IsTotal(row.Array) && _cells.Key(row, groups.RecordKey).Length == 0;

    private StrayRow? StrayOf(ReadRow row)
    {
        if (row.Fault is not null)
            return row.Stray();

        if (UnreadableIn(row.Row, _joinColumns) is { } error)
            return error.Stray();

        // An error in place of a reason is none: the row stays, and its record is rejected.
        if (_source.LeftOut is { } column && ErrorIn(row.Row, [column]) is null && _cells.Read(row.Row, column) is { } reason)
            return (row with { Fault = RowFault.LeftOut(reason) }).Stray();

        // Where an error stands in place of what the row is taken or left by, nobody can say which: it stays with its record.
        var isTaken = _source.Where.Count == 0 || ErrorIn(row.Row, _whereColumns) is not null || _cells.Meets(row.Row, _source.Where);
        return isTaken ? null : new StrayRow(row.Row, RowRole.Excluded, Problem: null);
    }

    // An error in a column that is not read does no harm. Where a record has several rows, one that is told by its key stays with it:
    // its record is rejected then (CellErrorCheck), and not sent short of a row, nor are its lines without it.
    // A row of a text file is handed back as it stands there, cell by cell: it always stays with its record.
    private ReadRow? UnreadableIn(SourceRow row, IReadOnlyList<string> columns) => row.File.Format?.Sheet is not null && ErrorIn(row, columns) is { } column
        ? new ReadRow(row with { Cells = [CsvText.Of(row.Cells)] }, RowFault.ErrorValue(_cells.Read(row, column)!, column))
        : null;

    private string? ErrorIn(SourceRow row, IReadOnlyList<string> columns) => CellErrors.MayBeIn(row) ? ColumnOfError(row, columns) : null;

    private string? ColumnOfError(SourceRow row, IReadOnlyList<string> columns) =>
        columns.FirstOrDefault(column => _cells.Read(row, column) is { } cell && CellErrors.Has(row, cell));

    private SourceRecord RecordOf(SourceRow header, IReadOnlyList<SourceRow> lines, Problem? missing = null) => new(_records++, header, lines) { Missing = missing ?? Unseen.Of(header, lines) };

    private StrayRow OrphanOf(SourceRow line, List<string> columns)
    {
        var names = string.Join(", ", columns.Select(column => $"`{column}`"));
        var message = $"{line.File.Name} line {line.FirstLine}: no row of {_source.Header.File} has this line's {names}.";
        return new StrayRow(line, RowRole.Orphan, RuleBook.Of("orphan-line").Problem(ProblemStage.Source, message) with
        {
            Hint = $"Add the row to {_source.Header.File} or correct the line's {names}.",
        });
    }
}
