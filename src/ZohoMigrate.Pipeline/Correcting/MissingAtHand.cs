using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
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
        var (before, now) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var row in rows.Where(row => stream.Source.Groups is not null || row.IsLine))
        {
            if (row.Staged.Role != RowRole.Unreadable)
                before.Add(stream.JoinKey(row.Staged.Row, row.IsLine));
            now.Add(row.JoinKey);
            Pass(_before, row.Staged.Row, row.Staged.Role != RowRole.Unreadable, row.IsLine, stream);
            if (Pass(_now, row.Row, row.IsReadable, row.IsLine, stream))
                _keyless.Add(row);
        }

        _before.Settle(before.Contains);
        _now.Settle(now.Contains);
    }

    private static bool Pass(MissingRows missing, SourceRow row, bool isReadable, bool isLine, CorrectedStream stream)
    {
        if (!isReadable)
            missing.PassUnreadable(row);
        if (!isReadable || stream.Source.Groups is null)
            return false;
        var key = stream.JoinKey(row, isLine);
        // What has a record of its own without a key was none of the record above it: rows that are not at hand stood between them.
        if ((isLine || missing.HasKey(row, key)) && stream.Cells.Meets(row, stream.Source.Where))
            return missing.IsOfRecordAbove(row, key);
        missing.Break();
        return false;
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
