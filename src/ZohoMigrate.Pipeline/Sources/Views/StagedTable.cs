using System.Collections;
using System.Runtime.CompilerServices;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>One file of a table of the pack, found and later read: which rows of the database are its, and which of them a view has named.</summary>
/// <param name="table">The table.</param>
/// <param name="file">The file.</param>
/// <param name="isLast">Whether all others of the table, if it has any, are read before it.</param>
internal sealed class StagedTable(ViewTable table, OpenedTable file, bool isLast)
{
    private readonly UnreadColumns _unread = new(table, file.File);
    private BitArray _inViews = new(0);

    public ViewTable Table => table;

    public OpenedTable File => file;

    /// <summary>Whether the file was read.</summary>
    public bool IsFilled { get; private set; }

    /// <summary>What the database calls the file's first row; the others follow it.</summary>
    public long First { get; private set; }

    public long Rows { get; private set; }

    /// <summary>Those that cannot be read: no view sees them.</summary>
    public UnseenOfFile Unseen { get; } = new();

    /// <summary>What its columns hold that no view reads; null where they hold nothing, or the pack does not care.</summary>
    public UnreadValues? Unread => _unread.Found;

    /// <summary>Reads the file into the database; hands out the rows that cannot be read.</summary>
    /// <param name="database">The database; the table is made, and empty.</param>
    /// <param name="first">What its first row is to be called.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<ReadRow> FillAsync(
        ViewDatabase database, long first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (IsFilled, First) = (true, first);
        var reader = RowReaders.Of(file);
        var columns = TableColumns.Named(table, file.File.Columns);
        await using var insertion = database.Insertion(table.Name, columns);
        database.Execute("PRAGMA query_only = OFF; BEGIN");
        await foreach (var row in reader.ReadAsync(cancellationToken))
        {
            if (row.Fault is null)
            {
                database.Add(insertion, first + row.Row.Number - 1, row.Row);
                _unread.Look(row.Row);
                continue;
            }

            if (row.Fault.Role == RowRole.Unreadable)
                Unseen.Add(row.Row);
            yield return row;
        }

        foreach (var (other, own) in TableColumns.Doubled(table, file.File.Columns))
            database.FillGaps(table.Name, columns[own], columns[other], first);
        database.Execute("COMMIT");
        foreach (var column in isLast ? table.Index.Distinct(StringComparer.OrdinalIgnoreCase) : [])
            database.Index(table.Name, column);
        database.Execute("PRAGMA query_only = ON");
        Rows = reader.RowsOf(file.File);
        _inViews = new BitArray(checked((int)Rows));
    }

    /// <summary>Whether a row of the database is one of this table's.</summary>
    public bool Has(long row) => row >= First && row < First + Rows;

    /// <summary>A row of a view is made from this one.</summary>
    public void Name(long row) => _inViews[(int)(row - First)] = true;

    /// <summary>How many of its rows some view has named.</summary>
    public long InViews() => _inViews.Cast<bool>().LongCount(named => named);
}
