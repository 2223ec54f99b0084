using System.Globalization;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources.Detecting;

namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>Tells where the row that is taken for the names of the columns may be data.</summary>
internal sealed class NamesGuess(IReadOnlyList<string> names, TableFormat format)
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private readonly List<ColumnTally> _below = [.. names.Select(name => new ColumnTally(name))];

    /// <summary>Takes the rows below.</summary>
    public void Add(IReadOnlyList<string> cells)
    {
        for (var i = 0; i < _below.Count; i++)
            _below[i].Add(cells[i]);
    }

    /// <summary>What is to be said; null where nothing is.</summary>
    public string? Say() => format is { Json: null, HeaderRows: 1 } && AreNamesData()
        ? $"Line {format.FirstLine} is read as the names of the columns, and looks like a row of data. If no row names them, say so: header_row: 0, and they are `column 1`, `column 2` …"
        : null;

    // Half of the names are values, or each column of values begins with one. A number for a name may be a year's.
    private bool AreNamesData()
    {
        var filled = names.Where(name => !string.IsNullOrWhiteSpace(name)).ToList();
        var values = filled.Where(IsValue).ToList();
        var valued = Enumerable.Range(0, _below.Count).Where(i => _below[i].IsOfValues).ToList();
        return values.Exists(value => !IsYear(value)) && (2 * values.Count >= filled.Count || (valued.Count > 0 && valued.TrueForAll(i => IsValue(names[i]))));
    }

    private static bool IsValue(string name) => CellKinds.AreValues([name.Trim()]);

    private static bool IsYear(string name) => int.TryParse(name, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear;
}
