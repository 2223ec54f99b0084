using System.Runtime.CompilerServices;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources.Detecting;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>The tables of a pack for as long as its streams are read: each file is found once, and read when the first view asks for it.</summary>
internal sealed class ViewTables : IDisposable
{
    private readonly Dictionary<string, IReadOnlyList<StagedTable>> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MadeTable> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _absent = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _absentRead = new(StringComparer.Ordinal);
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    // As a stream first read them: what it left out it learnt then.
    private readonly Dictionary<(string Stream, RowRole Role), Func<StreamView>> _views = [];
    private readonly List<UnreadValues> _unread = [];
    private readonly string _dataFolder;
    private readonly TimeProvider _time;
    private ViewDatabase? _database;
    private long _next = 1;

    public ViewTables(string dataFolder, TimeProvider time)
    {
        _dataFolder = dataFolder;
        _time = time;
    }

    /// <summary>What was found out of files, those that views read and those that streams read themselves.</summary>
    public FoundFiles Files { get; } = new();

    /// <summary>The room that views may take.</summary>
    public FreeSpace Space
    {
        get => field ??= FreeSpace.OfTemporaryFiles();
        init;
    }

    /// <summary>What became of the files' rows; null where no view was read.</summary>
    public ViewAccounts? Accounts =>
        _views.Count == 0 ? null : new(
            [.. _tables.Values.Where(files => files[0].IsFilled).Select(TableAccounts.Of), .. _absentRead.Select(TableAccount.Absent)],
            [.. _views.Values.Select(view => view())]);

    /// <summary>What stands in columns that the pack does not read, of the tables filled since it was last asked for.</summary>
    public IReadOnlyList<UnreadValues> TakeUnread()
    {
        UnreadValues[] taken = [.. _unread];
        _unread.Clear();
        return taken;
    }

    /// <summary>Makes a view ready to be read.</summary>
    /// <param name="stream">The stream that reads it.</param>
    /// <param name="table">The view.</param>
    /// <param name="role">What its rows are to the stream's records.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SourceException">It is no view, or gives not what its stream needs, or a file of its tables cannot be used.</exception>
    public async Task<ViewRows> OpenAsync(string stream, TableSource table, RowRole role, CancellationToken cancellationToken)
    {
        var view = table.View!;
        var columns = await CheckAsync(table, cancellationToken);
        using var statement = Prepare(view);
        var behind = Behind(view, statement);
        var read = behind.Where(_tables.ContainsKey).SelectMany(name => _tables[name]).ToList();
        var made = behind.Where(_made.ContainsKey).Select(name => _made[name]).ToList();
        var reading = ViewReading.NameOf(view, read, made);
        _absentRead.UnionWith(behind.Where(_absent.ContainsKey).Select(name => _absent[name]));
        var files = read.ToDictionary(
            source => source,
            source => new SourceFile(stream, role, source.File.File.Name, columns, SourceFile.ThroughView(reading, source.File.File.Fingerprint)) { Format = source.File.Format });
        var rows = new ViewRows(this, view, files, made) { Columns = columns };
        _views.TryAdd((stream, role), () => new StreamView(stream, role, view.File) { LeftOut = rows.LeftOut });
        return rows;
    }

    /// <summary>Sees that the view can be read and gives the columns its stream needs: these, without that of its provenance.</summary>
    /// <exception cref="SourceException">It is no view, or gives not what its stream needs, or a file of its tables cannot be used.</exception>
    public async Task<IReadOnlyList<string>> CheckAsync(TableSource table, CancellationToken cancellationToken)
    {
        var view = table.View!;
        await FindAsync(view, cancellationToken);
        using var statement = Prepare(view);
        return ViewColumns.Check(table, statement);
    }

    /// <summary>The view's SELECT over the tables, which need not be filled.</summary>
    public ViewStatement Prepare(ViewSource view) => ViewStatement.Prepare(Database(view), view, _tables.Values.SelectMany(files => files[0].File.File.Columns));

    /// <summary>Fills the tables among these that are not; hands out the rows that cannot be read.</summary>
    public async IAsyncEnumerable<(StagedTable Table, ReadRow Row)> FillAsync(
        IEnumerable<StagedTable> tables, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var table in tables.Where(table => !table.IsFilled))
        {
            await foreach (var row in table.FillAsync(_database!, _next, cancellationToken))
                yield return (table, row);
            _next += table.Rows;
            if (table.Unread is { } unread)
                _unread.Add(unread);
        }
    }

    /// <summary>Makes the tables among these that are not made yet; those they read are filled.</summary>
    public void Make(IEnumerable<MadeTable> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables.Where(table => !table.IsFilled))
        {
            using var watch = Watch(cancellationToken);
            table.Fill(_database!, watch);
        }
    }

    /// <summary>The lines a row stands on in its file; null where there is no such row.</summary>
    public (long First, long Last)? Place(long row) => _database!.Place(row);

    /// <summary>Ends a view that takes too long, or is wanted no more.</summary>
    public ViewWatch Watch(CancellationToken cancellationToken) => new(_database!.Handle, _time, Space, cancellationToken);

    public void Dispose() => _database?.Dispose();

    private ViewDatabase Database(ViewSource view) => _database ??= new ViewDatabase(new ViewGuard(view.Tables));

    private async Task FindAsync(ViewSource view, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        foreach (var table in view.Tables.Where(table => !_found.Contains(table.Name)))
        {
            try
            {
                if (table.Source.View is null)
                    await FindAsync(table, view, cancellationToken);
                // Of one whose files are not there nothing can be said that is not said of them.
                else if (faults.Count == 0)
                    _made[table.Name] = FindMade(table, view);
                else
                    continue;
                _found.Add(table.Name);
            }
            catch (SourceException fault)
            {
                faults.Add(fault.Message);
            }
        }

        if (faults.Count > 0)
            throw new SourceException(string.Join(Environment.NewLine, faults));
    }

    private async Task FindAsync(ViewTable table, ViewSource view, CancellationToken cancellationToken)
    {
        if (await OpenAsync(table, view, cancellationToken) is not [var first, ..] files)
        {
            Create(table, view, []);
            _absent[table.Name] = table.Source.File;
            return;
        }

        var columns = TableColumns.Named(table, first.File.Columns);
        TableColumns.Check(table, columns);
        Create(table, view, columns);
        _tables[table.Name] = [.. files.Select((file, at) => new StagedTable(table, file, isLast: at == files.Count - 1))];
    }

    // None where the table is optional and its files are not there.
    private async Task<IReadOnlyList<OpenedTable>> OpenAsync(ViewTable table, ViewSource view, CancellationToken cancellationToken)
    {
        if (!table.IsOptional)
            return await TableFiles.OpenAsync(_dataFolder, table.Source, Files, stream: "", RowRole.Header, cancellationToken);
        if (table.Source.IsPattern)
        {
            return DataPattern.FindOptional(_dataFolder, table.Source) is { Count: > 0 } names
                ? await TableFiles.OpenAsync(names, _dataFolder, table.Source, Files, stream: "", RowRole.Header, cancellationToken)
                : [];
        }

        var others = view.Tables.Where(other => other != table).Select(other => other.Source.File).ToHashSet(StringComparer.Ordinal);
        return DataPath.FindOptional(_dataFolder, table.Source, others) is { } path
            ? [await Files.OpenAsync(path, table.Source, stream: "", RowRole.Header, cancellationToken)]
            : [];
    }

    private void Create(ViewTable table, ViewSource view, IReadOnlyList<string> columns)
    {
        Database(view).Create(table.Name, table.Source.File, columns);
        foreach (var column in table.Columns.Except(columns, StringComparer.OrdinalIgnoreCase))
            Database(view).AddEmpty(table.Name, column);
    }

    private MadeTable FindMade(ViewTable table, ViewSource view)
    {
        using var statement = Prepare(table.Source.View!);
        ViewColumns.Check(table.Source with { Columns = table.Index }, statement);
        ViewColumns.CheckMade(table.Source.View!, statement.Columns);
        Database(view).CreateMade(table.Name, statement.Columns, statement.Tables);
        return new MadeTable(table, statement.Tables);
    }

    // The tables a view reads, and those that these are made of: each behind what it is made of.
    private List<string> Behind(ViewSource view, ViewStatement statement)
    {
        var names = new HashSet<string>(statement.Tables, StringComparer.Ordinal);
        foreach (var table in view.Tables.Reverse().Where(table => names.Contains(table.Name) && _made.ContainsKey(table.Name)))
            names.UnionWith(_made[table.Name].Reads);
        return [.. view.Tables.Select(table => table.Name).Where(names.Contains)];
    }
}
