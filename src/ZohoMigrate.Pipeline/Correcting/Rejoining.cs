using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>
/// Joins header rows and lines again. A line belongs to the record with its key; and a record whose header row came back, or that has, gains
/// or loses a corrected line, is staged anew. All its lines, and all strays, then find the first such record with their key, or are orphans.
/// </summary>
internal sealed class Rejoining
{
    private readonly CorrectedStream _stream;
    private readonly List<RowAtHand> _headers;
    private readonly List<RowAtHand> _lines;
    private readonly bool _isHeaderFileBack;
    private readonly Dictionary<string, RowAtHand> _returned;
    private readonly RejoinedGroups? _groups;
    private readonly MissingAtHand _missing;

    public Rejoining(CorrectedStream stream, CameBack back)
    {
        _stream = stream;
        var rows = back.AtHand(stream);
        _headers = [.. rows.Where(row => !row.IsLine)];
        _lines = [.. rows.Where(row => row.IsLine)];
        _isHeaderFileBack = back.Rows.Any(row => row.CameBack && row.Staged.Row.File.Role == RowRole.Header);
        _returned = FirstByKey(_headers.Where(IsReturned));
        _missing = new MissingAtHand(stream, rows);
        _groups = stream.Source.Groups is null ? null : new RejoinedGroups(rows, back.Held);
    }

    public Rejoined Join()
    {
        var called = Called();
        var heads = _headers.Where(head => IsReturned(head) || (head.Staged.Record is { } record && called.Contains(record))).ToList();
        var claims = FirstByKey(heads);
        var free = _lines.Where(line => line.IsReadable && !_missing.IsKeyless(line) && IsFree(line, called)).ToLookup(IsLineLeftOut);
        var lines = free[false].ToLookup(line => claims.GetValueOrDefault(line.JoinKey));
        var own = _groups?.Split(lines[null].Where(IsNowhere)) ?? [];
        var leftOut = heads.Where(head => head.Staged.Record is null && IsLeftOut(head)).ToList();
        return new Rejoined(
            [.. heads.Except(leftOut).Select(head => Record(head, [.. lines[head]])), .. own.Select(rows => Record(rows[0], [.. rows.Skip(1)]))],
            [
                .. _headers.Concat(_lines).Where(row => row.Correction is { Fault: not null }).Select(row => new StrayRow(row.Row, RowRole.Unreadable, row.Correction!.Fault)),
                .. _lines.Where(line => line.IsChanged && _missing.IsKeyless(line)).Select(line => _missing.Keyless(line)),
                .. leftOut.SelectMany(head => lines[head].Prepend(head)).Select(row => new StrayRow(row.Row, RowRole.Excluded, Problem: null)),
                .. free[true].Select(line => new StrayRow(line.Row, RowRole.Excluded, Problem: null)),
                .. lines[null].Where(IsNowhere).Except(own.SelectMany(rows => rows)).Select(Orphan),
            ]);
    }

    // What was an orphan and did not change stays as it is.
    private static bool IsNowhere(RowAtHand line) => line.Staged.Record is not null || line.IsChanged;

    private static bool IsReturned(RowAtHand header) => header.IsReadable && header.Correction is not null;

    /// <summary>
    /// Records that are staged anew: of header rows that came back; and of lines, the one a line is in and, where no header row with its
    /// key came back, those that have its key. A line says so if it is corrected, or if it came back and no header row did. And those that were
    /// held back for a row that is not missing any longer, whosever it is.
    /// </summary>
    private HashSet<long> Called()
    {
        var withKey = _headers.Where(header => header.JoinKey.Length > 0).ToLookup(header => header.JoinKey, StringComparer.Ordinal);
        var calling = _lines.Where(line => line.IsReadable && (line.IsChanged || (line.Correction is not null && !_isHeaderFileBack)) && !IsHandedOver(line)).ToList();
        var others = calling.Select(line => line.JoinKey).Distinct(StringComparer.Ordinal).Where(key => !_returned.ContainsKey(key)).SelectMany(key => withKey[key]);
        return [.. _headers.Where(header => IsReturned(header) || _missing.IsFreed(header)).Concat(others).Concat(calling).Select(row => row.Staged.Record).OfType<long>()];
    }

    private bool IsFree(RowAtHand line, HashSet<long> called) =>
        line.Staged.Record is not { } record || called.Contains(record) || IsHandedOver(line);

    // Of header rows with one key a person sends one away by giving back another: that one has the lines, and the first stays as it is.
    private bool IsHandedOver(RowAtHand line) =>
        line.Staged is { State: RecordState.Rejected, Key.Length: > 0 }
        && _returned.TryGetValue(line.JoinKey, out var head)
        && head.Staged.Key == line.Staged.Key;

    // What is left out has lines only where no other row has the key.
    private Dictionary<string, RowAtHand> FirstByKey(IEnumerable<RowAtHand> heads)
    {
        var first = new Dictionary<string, RowAtHand>(StringComparer.Ordinal);
        foreach (var head in heads.Where(head => head.JoinKey.Length > 0).OrderBy(IsLeftOut))
            first.TryAdd(head.JoinKey, head);
        return first;
    }

    private bool IsLeftOut(RowAtHand head) => !_stream.Cells.Meets(head.Row, _stream.Source.Where);

    // A line of a file of its own is left out only with its header row.
    private bool IsLineLeftOut(RowAtHand line) => _stream.Source.Groups is not null && IsLeftOut(line);

    private RejoinedRecord Record(RowAtHand head, IReadOnlyList<RowAtHand> lines) => new(
        head.IsLine ? null : head.Staged.Record,
        (_groups?.Record(head, lines) ?? new SourceRecord(head.Staged.Ordinal, head.Row, [.. lines.Select(line => line.Row)])) with { Missing = _missing.Of(head) ?? Unseen(lines.Prepend(head)) },
        IsLeftOut(head),
        [.. lines.Prepend(head).SelectMany(row => row.Correction?.Corrected ?? [])],
        [.. lines.Prepend(head).SelectMany(row => row.Correction?.Kept ?? [])]);

    // No row of a view has the place of one that no view sees: its file must be read again.
    private static Problem? Unseen(IEnumerable<RowAtHand> rows) =>
        rows.Select(row => row.Staged).FirstOrDefault(row => row.Row.File.IsThroughView && row.Missing is not null)?.Missing;

    private StrayRow Orphan(RowAtHand line)
    {
        var columns = string.Join(", ", _stream.JoinColumns(isLine: true).Select(column => $"`{column}`"));
        var problem = RuleBook.Of("orphan-line").Problem(
            ProblemStage.Source,
            $"{line.Row.File.Name} line {line.Row.FirstLine}: no row of {_stream.Source.Header.File} that can be staged again has this line's {columns}.");
        return new StrayRow(line.Row, RowRole.Orphan, problem with
        {
            Hint = $"Correct the line's {columns}, or the header row's. A record that is at Zoho, or on its way there, stays as it was sent: "
                + "once it is there, add the line to it there.",
        });
    }
}
