using System.Globalization;
using Xunit;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Views;

namespace ZohoMigrate.Tests.Sources.Views;

/// <summary>A tree of ten levels and 200 000 rows joined to it. Measured for the whole process, so nothing else runs meanwhile.</summary>
[Collection("Memory")]
public sealed class LargeViewTests : IDisposable
{
    private const int Ledgers = 200_000;
    private readonly ViewFolder _folder = new();

    [Fact]
    public async Task ReadAsync_ManyRowsJoinedToADeepTree_TakesLittleMemory()
    {
        await WriteAsync();
        var source = _folder.Source("""
            WITH RECURSIVE debtors (name) AS (SELECT 'Debtors' UNION SELECT g.name FROM groups g JOIN debtors d ON g.parent = d.name)
            SELECT l._row, l.guid, o.guid AS other FROM ledgers l JOIN debtors d ON l.parent = d.name JOIN ledgers o ON o._row = l._row
            """);
        using var views = new ViewTables(_folder.Path, TimeProvider.System);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var opened = await SourceStage.OpenAsync(source, _folder.Path, views, CancellationToken.None);

        var records = await opened.ReadAsync(CancellationToken.None).CountAsync();

        Assert.Equal(Ledgers, records);
        // A number for each row of the tables, and no cell; the files are 9 MB.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 4_000_000);
        Assert.Equal((Ledgers, Ledgers), (views.Accounts!.Tables[1].Rows, views.Accounts.Tables[1].InViews));
    }

    public void Dispose() => _folder.Dispose();

    private async Task WriteAsync()
    {
        await using (var groups = new StreamWriter(_folder["groups.csv"]))
        {
            await groups.WriteAsync("name,parent\nDebtors,\n");
            for (var level = 1; level <= 10; level++)
                await groups.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"Level {level},{(level == 1 ? "Debtors" : $"Level {level - 1}")}\n"));
        }

        await using var ledgers = new StreamWriter(_folder["ledgers.csv"]);
        await ledgers.WriteAsync("guid,name,parent,amount\n");
        for (var i = 0; i < Ledgers; i++)
            await ledgers.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"L{i},Some rather long name of a ledger,Level {1 + (i % 10)},{i}.50\n"));
    }
}
