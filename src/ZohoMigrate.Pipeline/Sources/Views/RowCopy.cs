using System.Text;
using SQLitePCL;
using static SQLitePCL.raw;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>Adds the rows of a statement to a table, one by one.</summary>
internal sealed class RowCopy : IDisposable
{
    private readonly sqlite3_stmt _insertion;
    private readonly int _columns;

    public RowCopy(sqlite3 database, string table, int columns)
    {
        _columns = columns;
        var text = $"INSERT INTO {ViewDatabase.Quoted(table)} VALUES ({string.Join(", ", Enumerable.Repeat("?", columns))})";
        if (sqlite3_prepare_v2(database, Encoding.UTF8.GetBytes(text), out _insertion, out _) != SQLITE_OK)
            throw new InvalidOperationException(sqlite3_errmsg(database).utf8_to_string());
    }

    /// <summary>Adds the row the statement stands on; says what SQLite says.</summary>
    public int Add(sqlite3_stmt row)
    {
        for (var column = 0; column < _columns; column++)
            Bind(column + 1, row, column);
        var code = sqlite3_step(_insertion);
        return sqlite3_reset(_insertion) is var reset && reset != SQLITE_OK ? reset : code;
    }

    public void Dispose() => _insertion.Dispose();

    private void Bind(int at, sqlite3_stmt row, int column)
    {
        switch (sqlite3_column_type(row, column))
        {
            case SQLITE_INTEGER:
                sqlite3_bind_int64(_insertion, at, sqlite3_column_int64(row, column));
                break;
            case SQLITE_FLOAT:
                sqlite3_bind_double(_insertion, at, sqlite3_column_double(row, column));
                break;
            case SQLITE_NULL:
                sqlite3_bind_null(_insertion, at);
                break;
            case SQLITE_TEXT:
                BindText(at, sqlite3_column_blob(row, column));
                break;
            default:
                BindBytes(at, sqlite3_column_blob(row, column));
                break;
        }
    }

    // An empty span has no address, and that SQLite takes for NULL. The bytes of a text are what they are, with a NUL among them too.
    private void BindText(int at, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            sqlite3_bind_text(_insertion, at, "");
        else
            sqlite3_bind_text(_insertion, at, text);
    }

    private void BindBytes(int at, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            sqlite3_bind_zeroblob(_insertion, at, 0);
        else
            sqlite3_bind_blob(_insertion, at, bytes);
    }
}
