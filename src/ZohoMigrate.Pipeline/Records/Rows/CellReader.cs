using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>Reads the cells of rows by the name of their column. May be used from many tasks at once.</summary>
internal sealed class CellReader(NullMarkers nullMarkers)
{
    // Few files, asked of for every cell: a walk along them is faster than any look-up.
    private volatile KnownFile? _files;

    /// <summary>The value of a cell, or null when it has none.</summary>
    /// <exception cref="KeyNotFoundException">The row's file has no such column.</exception>
    public string? Read(SourceRow row, string column, bool trim = true) => Read(row, ColumnsOf(row.File)[column], trim);

    /// <summary>The same of a column that is read again and again.</summary>
    public string? Read(SourceRow row, KnownColumn column, bool trim)
    {
        var place = column.PlaceIn(row.File);
        if (place < 0)
            column.Note(row.File, place = ColumnsOf(row.File)[column.Name]);
        return Read(row, place, trim);
    }

    /// <summary>Whether a row meets all conditions.</summary>
    public bool Meets(SourceRow row, IReadOnlyList<RowCondition> conditions)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (!conditions[i].Holds(Read(row, conditions[i].Column)))
                return false;
        }

        return true;
    }

    /// <summary>The key a row has in these columns; empty when it has a value in none of them.</summary>
    public string Key(SourceRow row, IReadOnlyList<string> columns) =>
        columns.Count == 1 ? RecordKey.Of(Read(row, columns[0])) : KeyOfSeveral(row, columns);

    private string KeyOfSeveral(SourceRow row, IReadOnlyList<string> columns) => RecordKey.Of(columns.Select(column => Read(row, column)));

    private string? Read(SourceRow row, int place, bool trim) => nullMarkers.Read(row.Cells is string[] cells ? cells[place] : row.Cells[place], trim);

    private Dictionary<string, int> ColumnsOf(SourceFile file)
    {
        for (var known = _files; known is not null; known = known.Next)
        {
            if (ReferenceEquals(known.File, file))
                return known.Columns;
        }

        var found = new KnownFile(file, ColumnNames.IndexOf(file.Columns), _files);
        _files = found;
        return found.Columns;
    }

    private sealed record KnownFile(SourceFile File, Dictionary<string, int> Columns, KnownFile? Next);
}
