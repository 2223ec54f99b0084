namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>Counts rows that cannot be read, by what is wrong with them.</summary>
internal sealed class FaultTally
{
    private const int MostLines = 10;

    private readonly Dictionary<string, UnreadableRows> _rows = new(StringComparer.Ordinal);

    public IReadOnlyList<UnreadableRows> Rows => [.. _rows.Values.OrderBy(rows => rows.Lines[0])];

    public void Add(RowFault fault, long line) => _rows[fault.Code] = _rows.TryGetValue(fault.Code, out var known)
        ? known with { Count = known.Count + 1, Lines = known.Lines.Count < MostLines ? [.. known.Lines, line] : known.Lines }
        : new UnreadableRows(fault.Code, 1, [line], fault.Message, fault.Hint);
}
