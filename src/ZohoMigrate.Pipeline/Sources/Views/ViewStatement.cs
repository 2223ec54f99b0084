using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Zoho.Files;
using static SQLitePCL.raw;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>A view's SELECT, made ready: nothing of it has run yet.</summary>
internal sealed class ViewStatement : IDisposable
{
    private readonly ViewDatabase _database;
    private readonly ViewSource _view;
    private readonly sqlite3_stmt _statement;

    private ViewStatement(ViewDatabase database, ViewSource view, sqlite3_stmt statement, ViewUse use)
    {
        _database = database;
        _view = view;
        _statement = statement;
        Tables = use.Tables;
        Columns = [.. Enumerable.Range(0, sqlite3_column_count(statement)).Select(at => sqlite3_column_name(statement, at).utf8_to_string())];
    }

    /// <summary>The tables it reads.</summary>
    public IReadOnlySet<string> Tables { get; }

    /// <summary>All columns it gives, that of its provenance too.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <param name="database">Its tables, filled or not.</param>
    /// <param name="view">The view.</param>
    /// <param name="columns">The tables' columns, for what a slip was meant to be.</param>
    /// <exception cref="SourceException">It is no view; the message says where.</exception>
    public static ViewStatement Prepare(ViewDatabase database, ViewSource view, IEnumerable<string> columns)
    {
        if (string.IsNullOrWhiteSpace(view.Text))
            throw Empty(view);
        var use = new ViewUse();
        using var watch = database.Guard.Watch(use);
        var text = Encoding.UTF8.GetBytes(view.Text);
        var code = sqlite3_prepare_v2(database.Handle, text, out var statement, out var rest);
        if (code != SQLITE_OK)
            throw Fault(database, view, use, columns);
        if (statement.IsInvalid)
            throw Empty(view);
        var prepared = new ViewStatement(database, view, statement, use);
        try
        {
            prepared.CheckOne(text.Length - rest.Length, rest);
            prepared.Bind();
            return prepared;
        }
        catch
        {
            prepared.Dispose();
            throw;
        }
    }

    /// <summary>Puts its rows into a table of as many columns, each value as the view made it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="watch">Ends it, where it takes too long to the next row or is wanted no more.</param>
    public void CopyInto(string table, ViewWatch watch)
    {
        using var copy = new RowCopy(_database.Handle, table, Columns.Count);
        while (Step(watch))
            Judge(copy.Add(_statement), watch);
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <param name="watch">Ends it, where it takes too long or is wanted no more.</param>
    public bool Step(ViewWatch watch)
    {
        watch.Begin();
        return Judge(Next(), watch);
    }

    private int Next()
    {
        using var guard = _database.Guard.Watch(new ViewUse());
        return sqlite3_step(_statement);
    }

    private Exception Unfinished(int code, ViewWatch watch)
    {
        var fault = new SqliteException(sqlite3_errmsg(_database.Handle).utf8_to_string(), code, sqlite3_extended_errcode(_database.Handle));
        if (_database.IsRefusedBySum)
        {
            watch.Begin();
            return new SourceException(
                $"{_view.File} cannot be run to its end: {fault.Message}{_database.PlacesOfRefused(Tables)}. Mend the cell, or write it as a plain number in the view "
                + "(`replace(amount, ',', '')`); with `decimal_sum` only the row it is summed up in is handed back.");
        }

        return StorageFaults.Of(fault) is { } storage
            ? new StorageException(storage, ScratchDatabase.Folder, fault)
            : new SourceException($"{_view.File} cannot be run to its end: {fault.Message.TrimEnd('.')}.");
    }

    /// <summary>A cell of the row; empty where it is NULL.</summary>
    public string Cell(int column) => sqlite3_column_text(_statement, column).utf8_to_string() ?? "";

    public void Dispose() => _statement.Dispose();

    private static SourceException Empty(ViewSource view) => new($"{view.File} is empty: it should hold one SELECT.");

    private static SourceException Fault(ViewDatabase database, ViewSource view, ViewUse use, IEnumerable<string> columns)
    {
        if (use.Denied is { } denied)
            return new SourceException($"{denied} is not allowed in a view at {ViewText.Place(view, denied)}: it may read the tables that `tables` of the pack names, with SELECT, and nothing else.");
        var offset = sqlite3_error_offset(database.Handle.DangerousGetHandle());
        var (message, name, nearest) = ViewText.Explain(
            sqlite3_errmsg(database.Handle).utf8_to_string(), columns.Append(ViewSource.RowColumn), view.Tables.Select(table => table.Name));
        var place = offset < 0 && name is not null ? ViewText.Place(view, name) : ViewText.Place(view, offset);
        return new SourceException($"{message} at {place}{(nearest is null ? "" : $" (did you mean `{nearest}`?)")}.{ViewText.Remedy(message)}");
    }

    private bool Judge(int code, ViewWatch watch) => code switch
    {
        SQLITE_ROW => true,
        SQLITE_DONE => false,
        SQLITE_INTERRUPT => throw watch.Interrupted(_view),
        _ => throw Unfinished(code, watch),
    };

    private void CheckOne(int at, ReadOnlySpan<byte> rest)
    {
        if (sqlite3_stmt_readonly(_statement) == 0)
            throw new SourceException($"{_view.File} is no SELECT: a view reads and changes nothing.");
        if (rest.IsEmpty)
            return;
        var second = sqlite3_prepare_v2(_database.Handle, rest, out var statement, out _);
        using (statement)
        {
            if (second != SQLITE_OK || !statement.IsInvalid)
                throw new SourceException($"a second statement at {ViewText.Place(_view, at)}: a view is one SELECT.");
        }
    }

    private void Bind()
    {
        for (var at = 1; at <= sqlite3_bind_parameter_count(_statement); at++)
        {
            var name = sqlite3_bind_parameter_name(_statement, at).utf8_to_string() ?? "?";
            if (name[0] != ':' || !_view.Parameters.TryGetValue(name[1..], out var value))
            {
                var nearest = NearestName.Of(name[1..], _view.Parameters.Keys);
                throw new SourceException(
                    $"unknown parameter `{name}` at {ViewText.Place(_view, name)}{(nearest is null ? "" : $" (did you mean `:{nearest}`?)")}. "
                    + "Declare it under `parameters` in migration.yaml, and write it with a colon.");
            }

            sqlite3_bind_text(_statement, at, value);
        }
    }

    // The one call of SQLite's that its wrapper leaves out.
    [DllImport("e_sqlite3")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int sqlite3_error_offset(nint database);
}
