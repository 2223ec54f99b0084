using Microsoft.Data.Sqlite;
using SQLitePCL;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Rows;
using static SQLitePCL.raw;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>The tables of a pack, filled from their files for the views to read.</summary>
internal sealed class ViewDatabase : IDisposable
{
    // Longest text or row in it: a source row is no longer than this.
    private const int MostBytes = 4 * CsvRows.MaxRowSize;

    private readonly ScratchDatabase _scratch = new();
    private readonly StrictSums _sums = new();
    private readonly CellSearch _cells;
    private readonly SqliteCommand _addPlace;
    private readonly SqliteCommand _findPlace;
    private readonly strdelegate_authorizer _authorizer;

    public ViewDatabase(ViewGuard guard)
    {
        Guard = guard;
        _cells = new CellSearch(_scratch);
        DecimalSum.AddTo(_scratch.Connection);
        _sums.AddTo(_scratch.Connection);
        Execute("""
            PRAGMA trusted_schema = OFF;
            CREATE TABLE _place (row INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL);
            """);
        sqlite3_limit(Handle, SQLITE_LIMIT_ATTACHED, 0);
        sqlite3_limit(Handle, SQLITE_LIMIT_LENGTH, MostBytes);
        _addPlace = _scratch.Command("INSERT INTO _place (row, first, last) VALUES ($row, $first, $last)", "$row", "$first", "$last");
        _findPlace = _scratch.Command("SELECT first, last FROM _place WHERE row = $row", "$row");
        _authorizer = (_, action, first, second, _, _) => Guard.Authorize(action, first, second);
        sqlite3_set_authorizer(Handle, _authorizer, null);
    }

    public ViewGuard Guard { get; }

    public sqlite3 Handle => _scratch.Connection.Handle!;

    /// <summary>Makes a table of text columns, empty.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="file">The file it is to hold.</param>
    /// <param name="columns">Its columns; those without a name are left out.</param>
    public void Create(string name, string file, IReadOnlyList<string> columns)
    {
        Execute($"CREATE TABLE {Quoted(name)} ({ViewSource.RowColumn} INTEGER PRIMARY KEY{string.Concat(Named(columns).Select(column => $", {Quoted(column.Name)} TEXT"))})");
        _cells.Add(name, file, [.. Named(columns).Select(column => column.Name)]);
    }

    /// <summary>Whether a sum ended a view since it met what is no number.</summary>
    public bool IsRefusedBySum => _sums.IsRefused;

    /// <summary>Where the text stands that ended a sum, in words; empty where it is no cell's.</summary>
    /// <param name="tables">The tables its view reads.</param>
    public string PlacesOfRefused(IEnumerable<string> tables) =>
        _sums.Refused is { } text ? _cells.Places(text, tables, row => Place(row)?.First) : "";

    /// <summary>Adds a column to a table that has none of that name: empty in every row.</summary>
    public void AddEmpty(string name, string column) => Execute($"ALTER TABLE {Quoted(name)} ADD COLUMN {Quoted(column)} TEXT NOT NULL DEFAULT ''");

    /// <summary>Puts what a column has into those cells of another that are empty.</summary>
    /// <param name="name">The table.</param>
    /// <param name="column">The column with the gaps.</param>
    /// <param name="other">The one that fills them.</param>
    /// <param name="first">The first row.</param>
    public void FillGaps(string name, string column, string other, long first) =>
        Execute(FormattableString.Invariant($"UPDATE {Quoted(name)} SET {Quoted(column)} = {Quoted(other)} WHERE trim({Quoted(column)}) = '' AND {ViewSource.RowColumn} >= {first}"));

    /// <summary>Makes a table for what a view gives: its values stay of the kind the view makes them.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="reads">The tables it is made of.</param>
    public void CreateMade(string name, IEnumerable<string> columns, IReadOnlySet<string> reads)
    {
        Execute($"CREATE TABLE {Quoted(name)} ({string.Join(", ", columns.Select(Quoted))})");
        _cells.AddMade(name, reads);
    }

    /// <summary>How a row of the table is added: the first argument is the row's number among all.</summary>
    public SqliteCommand Insertion(string name, IReadOnlyList<string> columns)
    {
        var named = Named(columns).ToList();
        string[] parameters = ["$row", .. named.Select(column => FormattableString.Invariant($"${column.At}"))];
        return _scratch.Command(
            $"INSERT INTO {Quoted(name)} ({string.Join(", ", named.Select(column => Quoted(column.Name)).Prepend(ViewSource.RowColumn))}) VALUES ({string.Join(", ", parameters)})",
            parameters);
    }

    public void Add(SqliteCommand insertion, long row, SourceRow source)
    {
        ScratchDatabase.Set(_addPlace, row, source.FirstLine, source.LastLine);
        ScratchDatabase.Run(_addPlace);
        insertion.Parameters[0].Value = row;
        var at = 1;
        foreach (var (_, index) in Named(source.File.Columns))
            insertion.Parameters[at++].Value = source.Cells[index];
        ScratchDatabase.Run(insertion);
    }

    public void Index(string table, string column) =>
        Execute($"CREATE INDEX {Quoted($"{table}.{column}")} ON {Quoted(table)} ({Quoted(column)})");

    /// <summary>The lines a row stands on in its file; null where there is no such row.</summary>
    public (long First, long Last)? Place(long row)
    {
        ScratchDatabase.Set(_findPlace, row);
        return ScratchDatabase.Rows(_findPlace).Select(reader => ((long, long)?)(reader.GetInt64(0), reader.GetInt64(1))).FirstOrDefault();
    }

    public void Execute(string sql) => _scratch.Execute(sql);

    public void Dispose()
    {
        _addPlace.Dispose();
        _findPlace.Dispose();
        _scratch.Dispose();
    }

    private static IEnumerable<(string Name, int At)> Named(IReadOnlyList<string> columns) =>
        columns.Select((name, at) => (name, at)).Where(column => column.name.Trim().Length > 0);

    /// <summary>A name as SQL takes it, whatever it is.</summary>
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
