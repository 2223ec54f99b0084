using Xunit;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Views;

namespace ZohoMigrate.Tests.Sources.Views;

/// <summary>Views a person got wrong, and views of somebody who means harm.</summary>
public sealed class HostileViewTests : IDisposable
{
    private const string Endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) ";

    private readonly ViewFolder _folder = new();

    [Theory]
    [InlineData("ATTACH 'x.db' AS x", "ATTACH is not allowed in a view at views/x.sql:1:1")]
    [InlineData("-- PRAGMA\nPRAGMA writable_schema = ON", "PRAGMA is not allowed in a view at views/x.sql:2:1")]
    [InlineData("DETACH main", "DETACH is not allowed")]
    [InlineData("SELECT _row FROM groups; SELECT 2", "a second statement at views/x.sql:1:25: a view is one SELECT.")]
    [InlineData("SELECT _row FROM groups;\nDROP TABLE groups", "a second statement at views/x.sql:1:25")]
    [InlineData("SELECT _row,\n load_extension('x') FROM groups", "load_extension is not allowed in a view at views/x.sql:2:2")]
    [InlineData("SELECT _row, date('now') FROM groups", "date is not allowed in a view at views/x.sql:1:14")]
    [InlineData("SELECT _row, random() FROM groups", "random is not allowed in a view at views/x.sql:1:14")]
    [InlineData("SELECT _row, zeroblob(1000000000) FROM groups", "zeroblob is not allowed")]
    [InlineData("SELECT _row, current_date FROM groups", "current_date is not allowed")]
    [InlineData("SELECT _row, readfile('/etc/passwd') FROM groups", "no such function `readfile` at views/x.sql:1:14")]
    [InlineData("WITH g AS (SELECT * FROM groups) DELETE FROM groups WHERE name IN (SELECT name FROM g) RETURNING _row", "is not allowed in a view")]
    [InlineData("INSERT INTO groups (name) VALUES ('x') RETURNING _row", "INSERT is not allowed")]
    [InlineData("UPDATE groups SET name = 'x' RETURNING _row", "is not allowed in a view")]
    [InlineData("CREATE TABLE x AS SELECT * FROM groups", "is not allowed in a view")]
    [InlineData("VACUUM INTO 'x.db'", "is no SELECT")]
    [InlineData("BEGIN", "a transaction is not allowed")]
    [InlineData("SELECT 1 AS _row, name FROM sqlite_master", "sqlite_master is not allowed in a view at views/x.sql:1:29")]
    [InlineData("SELECT count(*) AS _row FROM sqlite_schema", "sqlite_schema is not allowed")]
    [InlineData("SELECT 1 AS _row, name FROM pragma_table_info('groups')", "is not allowed in a view")]
    [InlineData("SELECT count(*) AS _row FROM pragma_database_list", "is not allowed in a view")]
    [InlineData("SELECT row AS _row FROM _place", "_place is not allowed")]
    [InlineData("SELECT 1 AS _row", "reads no table")]
    [InlineData("", "views/x.sql is empty")]
    [InlineData("-- nothing", "views/x.sql is empty")]
    public async Task CheckAsync_WhatIsNoView_IsRefusedBeforeAnythingIsRead(string sql, string message) =>
        Assert.Contains(message, await _folder.FaultAsync(sql), StringComparison.Ordinal);

    [Theory]
    [InlineData("SELECT _row,\n  guidd FROM ledgers", "no such column `guidd` at views/x.sql:2:3 (did you mean `guid`?).")]
    [InlineData("SELECT l._row, l.guidd FROM ledgers l", "no such column `l.guidd` at views/x.sql:1:16 (did you mean `guid`?).")]
    [InlineData("SELECT _row FROM ledger", "no such table `ledger` at views/x.sql:1:18 (did you mean `ledgers`?).")]
    [InlineData("SELECT 'é', _row FORM ledgers", "syntax error at views/x.sql:1:23")]
    [InlineData("SELECT _row, :cuttover FROM ledgers", "unknown parameter `:cuttover` at views/x.sql:1:14 (did you mean `:cutover`?)")]
    [InlineData("SELECT _row, ? FROM ledgers", "unknown parameter `?` at views/x.sql:1:14")]
    [InlineData("SELECT guid FROM ledgers", "views/x.sql has no column `_row`")]
    [InlineData("SELECT _row, guid, name AS guid FROM ledgers", "views/x.sql: more than one column is named `guid`")]
    public async Task CheckAsync_AFault_IsSaidWithItsPlace(string sql, string message) =>
        Assert.Contains(message, await _folder.FaultAsync(sql), StringComparison.Ordinal);

    [Fact]
    public async Task CheckAsync_AColumnTheMappingNamesAndTheViewDoesNotGive_IsSaidWithTheNearest() => Assert.Contains(
        "views/x.sql does not have the columns its mapping needs: `gstin` (did you mean `gsttin`?)",
        await _folder.FaultAsync("SELECT _row, guid AS gsttin FROM ledgers", "gstin"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("name,Name\n", "columns `name` and `Name`, which SQL does not tell apart")]
    [InlineData("name,_row\n", "has a column `_row`, which in a view is the row's own name")]
    public async Task CheckAsync_AFileThatIsNoTable_IsSaid(string header, string message)
    {
        _folder.Write("groups.csv", header);

        Assert.Contains(message, await _folder.FaultAsync("SELECT _row FROM groups"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_TwoFilesThatAreNotThere_AreBothSaid()
    {
        File.Delete(_folder["groups.csv"]);
        File.Delete(_folder["ledgers.csv"]);

        var fault = await _folder.FaultAsync("SELECT _row FROM groups");

        Assert.Contains("groups.csv is not in the data folder", fault, StringComparison.Ordinal);
        Assert.Contains("ledgers.csv is not in the data folder", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NULL", "`_row` of its row 1 is empty")]
    [InlineData("_row + 100", "`_row` of its row 1 names no row of a table it reads")]
    [InlineData("'x'", "`_row` of its row 1 names no row")]
    [InlineData("-1", "`_row` of its row 1 names no row")]
    public async Task ReadAsync_AProvenanceThatIsNone_IsSaid(string provenance, string message)
    {
        var fault = await Assert.ThrowsAsync<SourceException>(() => _folder.ReadAsync($"SELECT {provenance} AS _row, name FROM groups"));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ARecursionWithoutEndThatGivesRows_IsEnded()
    {
        var fault = await Assert.ThrowsAsync<SourceException>(() => _folder.ReadAsync(Endless + "SELECT g._row, n.x FROM n CROSS JOIN groups g WHERE g.name = 'North'"));

        Assert.Contains("views/x.sql makes more than 100000 rows from row 2 of groups.csv. Does a recursion", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ARecursionWithoutEndThatGivesNoRow_IsEndedByTime()
    {
        var reading = Task.Run(() => _folder.ReadAsync(Endless + "SELECT (SELECT max(_row) FROM groups) AS _row, count(*) AS many FROM n"));
        while (!reading.IsCompleted)
        {
            _folder.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAny(reading, Task.Delay(1));
        }

        var fault = await Assert.ThrowsAsync<SourceException>(() => reading);
        Assert.Contains("views/x.sql found no further row within 10 minutes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_AViewThatFillsTheDisk_IsEndedBeforeItIsFull()
    {
        var free = 10L * FreeSpace.Least;
        _folder.Space = new FreeSpace(() => free);
        var reading = Task.Run(() => _folder.ReadAsync(Endless + "SELECT (SELECT max(_row) FROM groups) AS _row, x FROM n ORDER BY x"));
        for (var waited = 0; !reading.IsCompleted; waited++)
        {
            if (waited == 50)
                free = FreeSpace.Least - 1;
            // Less than the ten minutes by which a view is ended too.
            if (waited < 200)
                _folder.Time.Advance(TimeSpan.FromSeconds(2));
            await Task.WhenAny(reading, Task.Delay(1));
        }

        var fault = await Assert.ThrowsAsync<SourceException>(() => reading);
        Assert.Contains("views/x.sql has filled the disk of ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Has a join in it no condition?", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_WhereTheDiskDoesNotSayWhatIsFree_GoesOn()
    {
        _folder.Space = new FreeSpace(() => throw new DriveNotFoundException());
        var reading = Task.Run(() => _folder.ReadAsync(Endless + "SELECT (SELECT max(_row) FROM groups) AS _row, count(*) AS many FROM n"));
        while (!reading.IsCompleted)
        {
            _folder.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAny(reading, Task.Delay(1));
        }

        var fault = await Assert.ThrowsAsync<SourceException>(() => reading);
        Assert.Contains("within 10 minutes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ARecursionWithoutEndThatIsCancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _folder.ReadAsync(Endless + "SELECT (SELECT max(_row) FROM groups) AS _row, count(*) AS many FROM n", cancellation.Token));
    }

    [Fact]
    public async Task ReadAsync_ACellTooLongForARow_EndsTheRun()
    {
        var fault = await Assert.ThrowsAsync<SourceException>(
            () => _folder.ReadAsync(Endless + "SELECT (SELECT max(_row) FROM groups) AS _row, group_concat(printf('%200s', x)) AS many FROM (SELECT x FROM n LIMIT 100000)"));

        Assert.Contains("views/x.sql cannot be run to its end", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
