using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>Puts the members of an object into the columns of its table.</summary>
internal sealed class JsonCells
{
    private readonly JsonMembers _members;
    private readonly Dictionary<string, int> _columns;
    private readonly string[] _empty;
    private readonly long[] _filled;
    private long _rows;

    /// <param name="file">The file, and its columns.</param>
    /// <param name="format">How it is read.</param>
    public JsonCells(SourceFile file, JsonFormat format)
    {
        _members = new JsonMembers(format.ListSeparator);
        _columns = ColumnNames.IndexOf(file.Columns);
        _empty = [.. file.Columns.Select(_ => "")];
        _filled = new long[_empty.Length];
        foreach (var (column, cell) in format.IsOneOfSeveral ? JsonFormat.PlaceOf(file.Name) : [])
            _empty[_columns[column]] = cell;
    }

    /// <summary>Reads a value; says why it is no row, or cannot be read.</summary>
    /// <param name="value">The value.</param>
    /// <param name="cells">One per column; without meaning where the value cannot be read.</param>
    public RowFault? Read(JsonCut value, out string[] cells)
    {
        cells = (string[])_empty.Clone();
        if (_members.Read(value) is { } fault)
            return fault;
        _rows++;
        var isBlank = true;
        foreach (var (name, cell) in _members.Cells)
        {
            if (!_columns.TryGetValue(name, out var column))
                return RowFault.UnknownMember(name);
            if (_filled[column] == _rows)
                return RowFault.BrokenJson($"`{name}` is there twice, by one name with a dot in it and by two.");
            _filled[column] = _rows;
            if (cell is null)
                continue;
            cells[column] = cell;
            isBlank &= string.IsNullOrWhiteSpace(cell);
        }

        return isBlank ? RowFault.Blank : null;
    }
}
