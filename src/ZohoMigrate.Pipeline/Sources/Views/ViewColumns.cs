using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>What the columns of a view must be.</summary>
internal static class ViewColumns
{
    /// <summary>Those its stream reads: all but that of its provenance.</summary>
    /// <exception cref="SourceException">It reads nothing, gives not what its stream needs, or does not say what its rows are made from.</exception>
    public static string[] Check(TableSource table, ViewStatement statement)
    {
        var view = table.View!;
        if (statement.Tables.Count == 0)
            throw new SourceException($"{view.File} reads no table: its rows would be made from nothing.");
        var columns = statement.Columns.Where(column => column != ViewSource.RowColumn).ToArray();
        HeaderRow.Check(table, [.. statement.Columns]);
        return columns.Length < statement.Columns.Count
            ? columns
            : throw new SourceException(
                $"{view.File} has no column `{ViewSource.RowColumn}`: name that of the source row each of its rows is made from, as in "
                + $"SELECT t.{ViewSource.RowColumn}, … FROM {view.Tables[0].Name} t.");
    }

    /// <summary>Sees that SQLite can have them as those of a table.</summary>
    /// <exception cref="SourceException">It does not tell two of them apart.</exception>
    public static void CheckMade(ViewSource view, IReadOnlyList<string> columns)
    {
        if (columns.GroupBy(column => column, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is not { } alike)
            return;
        throw new SourceException(
            $"{view.File} cannot be made a table: it gives the columns {string.Join(" and ", alike.Select(column => $"`{column}`"))}, which SQL does not tell apart. "
            + "Give each a name of its own with AS.");
    }
}
