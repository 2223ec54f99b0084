namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>Tells where the first row below the names looks like more of them: words above numbers and dates, and no digit.</summary>
internal static class MoreNames
{
    /// <param name="columns">How many columns are named.</param>
    /// <param name="below">The rows below the names.</param>
    public static bool Follow(int columns, IReadOnlyList<SampleRow> below)
    {
        if (below.Count < 2 || below[0] is not { Fault: null, Filled: > 0, Cells: var first } || first.Any(cell => cell.Any(char.IsDigit)))
            return false;
        var rows = below.Skip(1).Where(row => row.Fault is null).ToList();
        var valued = Enumerable.Range(0, columns).Where(at => CellKinds.AreValues([.. rows.Select(row => Word(row.Cells, at)).Where(cell => cell.Length > 0)])).ToList();
        var named = valued.Count(at => Word(first, at).Any(char.IsLetter));
        // One such column alone may have a word for no value, unless nothing else is there.
        return named > 0 && valued.Count > 1 && (named > 1 || below[0].Filled == 1) && valued.TrueForAll(at => Word(first, at) is "" || Word(first, at).Any(char.IsLetter));
    }

    private static string Word(string[] cells, int at) => at < cells.Length && cells[at].Trim() is var cell && !CellKinds.IsNothing(cell) ? cell : "";
}
