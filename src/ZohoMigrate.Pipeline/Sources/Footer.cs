namespace ZohoMigrate.Pipeline.Sources;

/// <summary>
/// Tells the rows at the end of a table that are no data: so many as the mapping says, or else those that say they are totals, or when the
/// report was made. Rows that may be such are held back until it is known whether others follow.
/// </summary>
/// <param name="skipped">How many rows the mapping calls the footer; null where it says nothing.</param>
internal sealed class Footer(int? skipped)
{
    private static readonly string[] Totals = ["total", "totals", "grand total", "sub total", "subtotal"];

    private const int MostHeld = 20;

    private readonly Queue<ReadRow> _held = new();

    /// <summary>Whether the row goes on at once: most do.</summary>
    public bool IsNone(ReadRow row) => row.Fault == RowFault.Blank || (skipped is null or 0 && _held.Count == 0 && !MayBeLast(row));

    /// <summary>Takes the next row, and returns those that turn out to be no footer, in order.</summary>
    public IReadOnlyList<ReadRow> Add(ReadRow row)
    {
        _held.Enqueue(row);
        var free = new List<ReadRow>();
        while (_held.Count > (skipped ?? (MayBeLast(row) ? MostHeld : 0)))
            free.Add(_held.Dequeue());
        return free;
    }

    /// <summary>What is left when there are no more rows.</summary>
    public IEnumerable<ReadRow> End() => _held.Select(row => row with { Fault = skipped is not null ? RowFault.Footer : ExportTime.IsIn(row) ? RowFault.ExportTime : RowFault.Total });

    private bool MayBeLast(ReadRow row) => skipped is null && (IsTotal(row) || ExportTime.IsIn(row));

    private static bool IsTotal(ReadRow row)
    {
        if (row.Fault is not null)
            return false;
        var cells = row.Row.Cells;
        for (var i = 0; i < cells.Count; i++)
        {
            if (!string.IsNullOrWhiteSpace(cells[i]))
                return cells.Count > 1 && IsTotal(cells[i]) && cells.Skip(i + 1).All(IsAmount);
        }

        return false;
    }

    private static bool IsTotal(string cell) =>
        cell.Length < 20 && Totals.Contains(cell.Trim().TrimEnd(':').TrimEnd(), StringComparer.OrdinalIgnoreCase);

    // With a currency or a side, perhaps: "₹ 1,18,000.00 Dr".
    private static bool IsAmount(string cell) =>
        string.IsNullOrWhiteSpace(cell) || (cell.Any(char.IsDigit) && cell.Count(char.IsLetter) <= 5);
}
