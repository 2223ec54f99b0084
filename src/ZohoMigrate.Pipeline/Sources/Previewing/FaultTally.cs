using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>Counts rows that cannot be read or are no data, by what is wrong with them and what to do.</summary>
internal sealed class FaultTally
{
    private const int MostLines = 10;

    private readonly Dictionary<(string Code, string Hint), (RowRole Role, UnreadableRows Rows)> _rows = [];

    public IReadOnlyList<UnreadableRows> Unreadable => Of(RowRole.Unreadable);

    public IReadOnlyList<UnreadableRows> Excluded => Of(RowRole.Excluded);

    public void Add(RowFault fault, long line) => _rows[(fault.Code, fault.Hint)] = (fault.Role, _rows.TryGetValue((fault.Code, fault.Hint), out var known)
        ? known.Rows with { Count = known.Rows.Count + 1, Lines = known.Rows.Lines.Count < MostLines ? [.. known.Rows.Lines, line] : known.Rows.Lines }
        : new UnreadableRows(fault.Code, 1, [line], fault.Message, fault.Hint));

    private IReadOnlyList<UnreadableRows> Of(RowRole role) =>
        [.. _rows.Values.Where(known => known.Role == role).Select(known => known.Rows).OrderBy(rows => rows.Lines[0])];
}
