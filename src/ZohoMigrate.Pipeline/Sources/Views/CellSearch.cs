using System.Globalization;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Rows;
using static SQLitePCL.raw;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>Finds the cells with a text that ended a view. Which of them it was SQLite does not say, so all are named, and no other.</summary>
internal sealed class CellSearch(ScratchDatabase database)
{
    private const int MostNamed = 5;

    private readonly List<(string Table, string File, IReadOnlyList<string> Columns)> _files = [];
    private readonly Dictionary<string, IEnumerable<string>> _made = new(StringComparer.Ordinal);

    public void Add(string table, string file, IReadOnlyList<string> columns) => _files.Add((table, file, columns));

    /// <summary>A table that is made of others, which are known.</summary>
    public void AddMade(string table, IEnumerable<string> reads) => _made[table] = [.. Files(reads)];

    /// <summary>Such as ": it stands in `amount` of legs.csv line 4"; empty where it stands nowhere, or the search was given up.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tables">Where it may stand; a table that is made stands for those it is made of.</param>
    /// <param name="line">The line a row begins at.</param>
    public string Places(string text, IEnumerable<string> tables, Func<long, long?> line)
    {
        var among = Files(tables).ToHashSet(StringComparer.Ordinal);
        try
        {
            var places = _files.Where(file => among.Contains(file.Table))
                .SelectMany(file => file.Columns.Select(column => Place(text, file.Table, file.File, column, line))).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            return places.Count == 0 ? "" : $": it stands in {string.Join(", in ", places.Take(MostNamed))}{(places.Count > MostNamed ? " and in other columns" : "")}";
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLITE_INTERRUPT)
        {
            return "";
        }
    }

    private IEnumerable<string> Files(IEnumerable<string> tables) => tables.SelectMany(table => _made.TryGetValue(table, out var behind) ? behind : [table]);

    private string? Place(string text, string table, string file, string column, Func<long, long?> line)
    {
        using var command = database.Command(
            $"SELECT MIN({ViewSource.RowColumn}), COUNT(*) FROM {ViewDatabase.Quoted(table)} WHERE {ViewDatabase.Quoted(column)} = $text", "$text");
        ScratchDatabase.Set(command, text);
        var (row, count) = ScratchDatabase.Rows(command).Select(reader => (Row: reader.IsDBNull(0) ? 0 : reader.GetInt64(0), Count: reader.GetInt64(1))).Single();
        if (count == 0 || line(row) is not { } first)
            return null;
        return string.Create(CultureInfo.InvariantCulture, $"`{column}` of {file} line {first}{(count == 1 ? "" : $" (and {count - 1} more)")}");
    }
}
