using ZohoMigrate.Pipeline.Sources.Detecting;

namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>Counts what is in a column, cell by cell.</summary>
internal sealed class ColumnTally(string name)
{
    private readonly List<(string Name, Func<string, bool> Fits)> _kinds = [.. CellKinds.All];
    private long _filled;
    private int _longest;
    private string? _nothing;

    public void Add(string cell)
    {
        _longest = Math.Max(_longest, cell.Length);
        var text = cell.Trim();
        if (text.Length == 0)
            return;
        if (CellKinds.IsNothing(text))
        {
            _nothing = text;
            return;
        }

        _filled++;
        _kinds.RemoveAll(kind => !kind.Fits(text));
    }

    public PreviewedColumn ToColumn() => new(name, _filled, _longest, LooksLike(), _nothing);

    /// <summary>Whether all its cells are dates, numbers or the like.</summary>
    public bool IsOfValues => _filled > 0 && _kinds.Exists(CellKinds.IsOfValues);

    private string LooksLike()
    {
        if (_filled == 0)
            return "";
        if (_kinds.Count == 0)
            return "text";
        // Days up to the twelfth do not tell which is the month.
        return _kinds is [var first, var second, ..] && AreRivals(first.Name, second.Name) ? $"{first.Name} or {second.Name["date ".Length..]}" : _kinds[0].Name;
    }

    private static bool AreRivals(string first, string second) => first.StartsWith("date d", StringComparison.Ordinal) && second.StartsWith("date M", StringComparison.Ordinal);
}
