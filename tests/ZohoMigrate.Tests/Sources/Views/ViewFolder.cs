using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Views;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sources.Views;

/// <summary>Two files that a view reads as tables: groups (name, parent) and ledgers (guid, name, parent, amount).</summary>
internal sealed class ViewFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ViewFolder()
    {
        Write("groups.csv", "name,parent\nDebtors,\nNorth,Debtors\n");
        Write("ledgers.csv", "guid,name,parent,amount\nL1,Anna,North,0.10\nL2,\"Bob\nby\",Debtors,0.20\nL3,Rent,Costs,\n");
    }

    public ManualTimeProvider Time { get; } = new(DateTimeOffset.UnixEpoch);

    /// <summary>The clock of what is read, where it is not the one wound by hand.</summary>
    public TimeProvider? Clock { get; set; }

    /// <summary>What is free on the disk.</summary>
    public FreeSpace Space { get; set; } = new(() => long.MaxValue);

    public Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal) { ["cutover"] = "2024-04-01" };

    /// <summary>Tables besides.</summary>
    public List<ViewTable> More { get; } = [];

    /// <summary>What the last reading found in columns that nothing reads.</summary>
    public IReadOnlyList<UnreadValues> Unread { get; private set; } = [];

    public string Path => _folder.Path;

    public string this[string name] => _folder[name];

    public void Write(string name, string text) => _folder.Write(name, text);

    public StreamSource Source(string sql, params string[] columns) => new()
    {
        Stream = "ledgers",
        Header = new TableSource("views/x.sql")
        {
            Columns = columns,
            View = new ViewSource("views/x.sql", sql)
            {
                Tables = [new("groups", new TableSource("groups.csv")), new("ledgers", new TableSource("ledgers.csv")) { Index = ["parent"] }, .. More],
                Parameters = Parameters,
            },
        },
    };

    /// <summary>Adds a table that is made by a view of those there are.</summary>
    public void Make(string name, string sql, params string[] index) => More.Add(new(name, new TableSource($"views/{name}.sql")
    {
        View = new ViewSource($"views/{name}.sql", sql) { Tables = [.. Source(sql).Header.View!.Tables], Parameters = Parameters },
    })
    {
        Index = index,
    });

    /// <summary>Reads a view to its end.</summary>
    public async Task<(ReadSource Read, ViewAccounts Accounts)> ReadAsync(string sql, CancellationToken cancellationToken = default)
    {
        using var views = new ViewTables(_folder.Path, Clock ?? Time) { Space = Space };
        await SourceStage.CheckAsync([Source(sql)], _folder.Path, views, cancellationToken);
        var opened = await SourceStage.OpenAsync(Source(sql), _folder.Path, views, cancellationToken);
        var items = await opened.ReadAsync(cancellationToken).ToListAsync(cancellationToken);
        Unread = views.TakeUnread();
        return (new ReadSource(opened, items), views.Accounts!);
    }

    /// <summary>What is said of a view before any row is read.</summary>
    public async Task<string> FaultAsync(string sql, params string[] columns)
    {
        using var views = new ViewTables(_folder.Path, Time);
        return (await Xunit.Assert.ThrowsAsync<SourceException>(
            () => SourceStage.CheckAsync([Source(sql, columns)], _folder.Path, views, CancellationToken.None))).Message;
    }

    public void Dispose() => _folder.Dispose();
}
