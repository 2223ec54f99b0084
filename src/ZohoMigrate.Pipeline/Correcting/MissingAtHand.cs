using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Sources;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>Which records may lack a row that still nobody can say whose it is, and which did until now.</summary>
internal sealed class MissingAtHand
{
    private readonly MissingRows? _before;
    private readonly MissingRows? _now;
    private readonly HashSet<RowAtHand> _keyless = [];

    /// <param name="stream">The stream.</param>
    /// <param name="rows">All of its rows that may be staged again, in file order.</param>
    public MissingAtHand(CorrectedStream stream, IEnumerable<RowAtHand> rows)
    {
        if (stream.Source is { Groups: null, Lines: null })
            return;
        (_before, _now) = (new MissingRows(stream.Source), new MissingRows(stream.Source));
        foreach (var row in rows.Where(row => stream.Source.Groups is not null || row.IsLine))
        {
            var staged = row.Staged;
            if (staged.Role == RowRole.Unreadable)
                _before.PassUnreadable(staged.Row);
            else if (stream.Source.Groups is not null)
                _before.IsOfRecordAbove(staged.Row, stream.JoinKey(staged.Row, row.IsLine));
            if (!row.IsReadable)
                _now.PassUnreadable(row.Row);
            else if (stream.Source.Groups is not null && _now.IsOfRecordAbove(row.Row, row.JoinKey) && row.IsLine)
                _keyless.Add(row);
        }
    }

    /// <summary>Whether a row has no key and may be one of the record above it.</summary>
    public bool IsKeyless(RowAtHand row) => _keyless.Contains(row);

    /// <summary>Such a row as one that leaves the road again.</summary>
    public StrayRow Keyless(RowAtHand row) => _now!.Keyless(row.Row);

    /// <summary>What is said of a record that may lack a row; null where none does.</summary>
    public Problem? Of(RowAtHand header) => _now?.Of(header.JoinKey);

    /// <summary>Whether a record lacked a row that has its place now.</summary>
    public bool IsFreed(RowAtHand header) => _before?.Of(header.JoinKey) is { } before && _now!.Of(header.JoinKey)?.Message != before.Message;
}
