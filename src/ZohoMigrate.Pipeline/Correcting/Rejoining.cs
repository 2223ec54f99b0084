using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>
/// Joins header rows and lines again, as if the sources had held the corrected cells from the beginning: the first header row with a key
/// has its lines. Taken are the records whose header row came back (or a line, where no header file did); stray lines, and the lines of a rejected record with the same key,
/// find their header by its key. Lines of records that may be at Zoho stay where they are.
/// </summary>
internal sealed class Rejoining
{
    private readonly CorrectedStream _stream;
    private readonly List<RowAtHand> _headers;
    private readonly List<RowAtHand> _lines;
    private readonly HashSet<long> _wanted;

    public Rejoining(CorrectedStream stream, CameBack back)
    {
        _stream = stream;
        var corrections = back.Rows.ToDictionary(row => (row.Staged.Row.File.Role, row.Staged.Row.Id));
        var rows = back.Undelivered.All
            .Select(row => new RowAtHand(row, corrections.GetValueOrDefault((row.Row.File.Role, row.Row.Id)))).ToList();
        _headers = [.. rows.Where(row => row.File.Role != RowRole.Line)];
        _lines = [.. rows.Where(row => row.File.Role == RowRole.Line)];
        // Of two header rows with one key a person may have sent one away; its lines, which came back, do not bring it back.
        var telling = back.Files.Contains(RowRole.Header) ? _headers : rows;
        _wanted = [.. telling.Where(row => row.Correction is not null).Select(row => row.Staged.Record).OfType<long>()];
    }

    public Rejoined Join()
    {
        PullHeaders();
        var heads = _headers.Where(row => row.IsReadable && (row.Staged.Record is { } record ? _wanted.Contains(record) : true)).ToList();
        var claims = Claims(heads);
        var lines = Assign(claims);
        var strays = _headers.Concat(_lines).Where(row => row.Correction is { Fault: not null })
            .Select(row => new StrayRow(row.Row, RowRole.Unreadable, row.Correction!.Fault));
        return new Rejoined(
            [.. heads.Where(head => head.Staged.Record is not null || !IsLeftOut(head)).Select(head => Record(head, lines[head]))],
            [
                .. strays,
                .. heads.Where(head => head.Staged.Record is null && IsLeftOut(head)).SelectMany(head => lines[head].Prepend(head)).Select(LeftOut),
                .. Homeless(lines),
            ]);
    }

    private static StrayRow LeftOut(RowAtHand row) => new(row.Row, RowRole.Excluded, Problem: null);

    // A stray line that was corrected may be what a header row lacked that nobody touched.
    private void PullHeaders()
    {
        if (_stream.Source.Lines is null)
            return;
        var corrected = _lines.Where(line => line.IsReadable && line.Correction is { IsChanged: true }).Select(LineKey).ToHashSet(StringComparer.Ordinal);
        _wanted.UnionWith(_headers.Where(header => header.IsReadable && corrected.Contains(HeaderKey(header))).Select(header => header.Staged.Record).OfType<long>());
    }

    private Dictionary<string, RowAtHand> Claims(List<RowAtHand> heads)
    {
        var claims = new Dictionary<string, RowAtHand>(StringComparer.Ordinal);
        if (_stream.Source.Lines is null)
            return claims;
        foreach (var head in heads.OrderBy(IsLeftOut).Where(head => HeaderKey(head).Length > 0))
            claims.TryAdd(HeaderKey(head), head);
        return claims;
    }

    private ILookup<RowAtHand, RowAtHand> Assign(Dictionary<string, RowAtHand> claims) => _lines
        .Where(line => line.IsReadable && IsLoose(line) && claims.ContainsKey(LineKey(line)))
        .ToLookup(line => claims[LineKey(line)]);

    private bool IsLoose(RowAtHand line) =>
        line.Staged.Record is not { } record || _wanted.Contains(record) || line.Staged.State == RecordState.Rejected;

    // Lines that were their record's and are no longer, and corrected ones that still find no header.
    private IEnumerable<StrayRow> Homeless(ILookup<RowAtHand, RowAtHand> taken)
    {
        if (_stream.Source.Lines is not { } join)
            return [];
        var homes = taken.SelectMany(lines => lines).ToHashSet();
        var columns = string.Join(", ", join.On.Select(pair => $"`{pair.Line}`"));
        return _lines
            .Where(line => line.IsReadable && !homes.Contains(line))
            .Where(line => line.Staged.Record is { } record ? _wanted.Contains(record) : line.Correction is { IsChanged: true })
            .Select(line => new StrayRow(line.Row, RowRole.Orphan, RuleBook.Of("orphan-line").Problem(
                ProblemStage.Source,
                $"{line.File.Name} line {line.Row.FirstLine}: no row of {_stream.Source.Header.File} that can still be sent has this line's {columns}.") with
            {
                Hint = $"Correct the line's {columns}, or the header row's. If the record is at Zoho already, add the line to it there.",
            }));
    }

    private RejoinedRecord Record(RowAtHand head, IEnumerable<RowAtHand> lines)
    {
        var rows = lines.ToList();
        return new RejoinedRecord(
            head.Staged.Record,
            new SourceRecord(head.Staged.Ordinal, head.Row, [.. rows.Select(line => line.Row)]),
            IsLeftOut(head),
            [.. rows.Prepend(head).SelectMany(row => row.Correction?.Corrected ?? [])],
            [.. rows.Prepend(head).SelectMany(row => row.Correction?.Kept ?? [])]);
    }

    private bool IsLeftOut(RowAtHand head) => !_stream.Cells.Meets(head.Row, _stream.Source.Where);

    private string HeaderKey(RowAtHand row) => _stream.Cells.Key(row.Row, [.. _stream.Source.Lines!.On.Select(pair => pair.Header)]);

    private string LineKey(RowAtHand row) => _stream.Cells.Key(row.Row, [.. _stream.Source.Lines!.On.Select(pair => pair.Line)]);

    private sealed record RowAtHand(StagedRow Staged, RowCorrection? Correction)
    {
        public SourceRow Row => Correction?.Row ?? Staged.Row;

        public SourceFile File => Staged.Row.File;

        public bool IsReadable => Staged.Role != RowRole.Unreadable || (Correction is { IsChanged: true, Fault: null });
    }
}
