using System.Globalization;

namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>Where columns stand, by their names. One without a name is called by its place: <c>column 3</c>.</summary>
internal static class ColumnNames
{
    /// <summary>Name → place, from 0. Of columns with the same name the first.</summary>
    public static Dictionary<string, int> IndexOf(IReadOnlyList<string> columns)
    {
        var index = new Dictionary<string, int>(columns.Count, StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
            index.TryAdd(columns[i], i);
        for (var i = 0; i < columns.Count; i++)
        {
            if (IsNameless(columns[i]))
                index.TryAdd(ByPlace(i), i);
        }

        return index;
    }

    public static bool IsNameless(string column) => string.IsNullOrWhiteSpace(column);

    /// <param name="place">From 0.</param>
    public static string ByPlace(int place) => string.Create(CultureInfo.InvariantCulture, $"column {place + 1}");
}
