using System.Globalization;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>Tells where the row that is taken for the names of the columns may be data, or the row below it more names.</summary>
internal sealed class NamesGuess(IReadOnlyList<string> names, TableFormat format)
{
    private const string YesOrNo = "yes or no";
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private readonly List<ColumnTally> _below = [.. names.Select(name => new ColumnTally(name))];
    private (IReadOnlyList<string> Cells, long Line)? _first;

    /// <summary>Takes the rows below, in their order.</summary>
    public void Add(IReadOnlyList<string> cells, long line)
    {
        if (_first is null)
        {
            _first = (cells, line);
            return;
        }

        for (var i = 0; i < _below.Count; i++)
            _below[i].Add(cells[i]);
    }

    /// <summary>What is to be said; null where nothing is.</summary>
    public string? Say() => format switch
    {
        { Json: not null } or { HeaderRows: not 1 } => null,
        _ when AreNamesData() => $"Line {format.FirstLine} is read as the names of the columns, and looks like a row of data. If no row names them, say so: header_row: 0, and they are `column 1`, `column 2` …",
        _ when AreMoreNames() => $"Line {_first!.Value.Line} looks like more names of columns, not like a row. If it is, say so: header_rows: 2.",
        _ => null,
    };

    // Half of the names are values, or each column of values begins with one. A number for a name may be a year's.
    private bool AreNamesData()
    {
        var filled = names.Where(name => !string.IsNullOrWhiteSpace(name)).ToList();
        var values = filled.Where(IsValue).ToList();
        var valued = Valued();
        return values.Exists(value => !IsYear(value)) && (2 * values.Count >= filled.Count || (valued.Count > 0 && valued.TrueForAll(i => IsValue(names[i]))));
    }

    private List<int> Valued() => [.. Enumerable.Range(0, _below.Count).Where(i => _below[i].ToColumn().LooksLike is not ("" or "text" or YesOrNo))];

    // Words above numbers and dates, or nothing; one such column alone may have a word for no value.
    private bool AreMoreNames()
    {
        var valued = Valued();
        return _first is { Cells: var first }
            && valued.Count(i => first[i].Any(char.IsLetter)) >= (names.Any(string.IsNullOrWhiteSpace) ? 1 : 2)
            && valued.TrueForAll(i => string.IsNullOrWhiteSpace(first[i]) || first[i].Any(char.IsLetter))
            && first.All(cell => !cell.Any(char.IsDigit));
    }

    private static bool IsValue(string name) => CellKinds.All.Any(kind => kind.Name != YesOrNo && kind.Fits(name.Trim()));

    private static bool IsYear(string name) => int.TryParse(name, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear;
}
