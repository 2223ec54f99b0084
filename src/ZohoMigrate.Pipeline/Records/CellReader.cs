using System.Collections.Concurrent;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>Reads the cells of rows by the name of their column. May be used from many tasks at once.</summary>
internal sealed class CellReader(NullMarkers nullMarkers)
{
    private readonly ConcurrentDictionary<object, Dictionary<string, int>> _columnsOfFile = new(ReferenceEqualityComparer.Instance);

    /// <summary>The value of a cell, or null when it has none.</summary>
    /// <exception cref="KeyNotFoundException">The row's file has no such column.</exception>
    public string? Read(SourceRow row, string column, bool trim = true)
    {
        var columns = _columnsOfFile.GetOrAdd(row.File, static file => ColumnNames.IndexOf(((SourceFile)file).Columns));
        return nullMarkers.Read(row.Cells[columns[column]], trim);
    }

    /// <summary>Whether a row meets all conditions.</summary>
    public bool Meets(SourceRow row, IReadOnlyList<RowCondition> conditions) =>
        conditions.All(condition => condition.Holds(Read(row, condition.Column)));

    /// <summary>The key a row has in these columns; empty when it has a value in none of them.</summary>
    public string Key(SourceRow row, IReadOnlyList<string> columns)
    {
        if (columns.Count == 1)
            return RecordKey.Of(Read(row, columns[0]));

        return RecordKey.Of(columns.Select(column => Read(row, column)));
    }
}
