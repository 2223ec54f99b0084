namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>Counts rows that cannot be read, by what is wrong with them and what to do.</summary>
internal sealed class FaultTally
{
    private const int MostLines = 10;

    private readonly Dictionary<(string Code, string Hint), UnreadableRows> _rows = [];

    public IReadOnlyList<UnreadableRows> Rows => [.. _rows.Values.OrderBy(rows => rows.Lines[0])];

    public void Add(RowFault fault, long line) => _rows[(fault.Code, fault.Hint)] = _rows.TryGetValue((fault.Code, fault.Hint), out var known)
        ? known with { Count = known.Count + 1, Lines = known.Lines.Count < MostLines ? [.. known.Lines, line] : known.Lines }
        : new UnreadableRows(fault.Code, 1, [line], fault.Message, fault.Hint);
}
