using Xunit;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;

namespace ZohoMigrate.Tests.Sources.Views;

/// <summary>Tables that views make of other tables, and those whose columns not every export has.</summary>
public sealed class MadeTableTests : IDisposable
{
    private readonly ViewFolder _folder = new();

    [Fact]
    public async Task ReadAsync_ATableMadeOfAnother_KeepsNumbersAndTheRowsItIsMadeFrom()
    {
        Make("known", "SELECT _row, guid, parent, CAST(amount AS REAL) * 100 AS cents FROM ledgers", "parent");
        Make("sums", "SELECT group_concat(_row) AS _row, parent, max(cents) AS most FROM known GROUP BY parent");

        var (read, accounts) = await _folder.ReadAsync("SELECT _row, parent, typeof(most) AS type FROM sums WHERE most > 9 ORDER BY parent");

        Assert.Equal(
            ["ledgers.csv#2: Debtors real", "ledgers.csv#1: North real"],
            read.Records.Select(record => $"{record.Header.Id}: {string.Join(' ', record.Header.Cells)}"));
        Assert.Equal([new TableAccount("ledgers.csv", 3, 2, 0)], accounts.Tables);
    }

    [Fact]
    public async Task ReadAsync_ATableThatReadsAParameter_IsMadeWithIt()
    {
        Make("late", "SELECT _row, name FROM groups WHERE :cutover > '2024' -- which the SELECT ends with");

        Assert.Equal(2, (await _folder.ReadAsync("SELECT _row, name FROM late")).Read.Records.Count);
    }

    [Fact]
    public async Task ReadAsync_AMadeTableOfOtherText_IsAnotherReading()
    {
        Make("known", "SELECT _row, name FROM groups");
        var (before, _) = await _folder.ReadAsync("SELECT _row, name FROM known");
        _folder.More.Clear();
        Make("known", "SELECT _row, name FROM groups ORDER BY name");

        var (after, _) = await _folder.ReadAsync("SELECT _row, name FROM known");

        Assert.NotEqual(before.Records[0].Header.LastingId, after.Records[0].Header.LastingId);
    }

    [Theory]
    [InlineData("SELECT _row, nme FROM groups", "no such column `nme` at views/known.sql:1:14 (did you mean `name`?)")]
    [InlineData("SELECT name, parent FROM groups", "views/known.sql has no column `_row`")]
    [InlineData("DELETE FROM groups", "DELETE is not allowed in a view at views/known.sql:1:1")]
    [InlineData("SELECT _row, name FROM known", "no such table `known` at views/known.sql:1:24")]
    [InlineData("SELECT _row, name FROM groups", "views/known.sql does not have the columns its mapping needs: `parent`")]
    public async Task Check_AMadeTableThatIsNone_IsSaid(string sql, string fault)
    {
        Make("known", sql, "parent");

        Assert.Contains(fault, await _folder.FaultAsync("SELECT _row FROM groups"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ColumnsThatOnlyCapitalsTellApart_AreSaid()
    {
        Make("known", "SELECT _row, name AS x, parent AS X FROM groups");

        Assert.Contains(
            "views/known.sql cannot be made a table: it gives the columns `x` and `X`, which SQL does not tell apart. Give each a name of its own with AS.",
            await _folder.FaultAsync("SELECT _row FROM groups"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ATableMade_HasEachValueAsItsViewMadeIt()
    {
        Make("known", "SELECT _row, 1 AS a, 0.5 AS b, '' AS c, NULL AS d, CAST('' AS BLOB) AS e, unhex('00ff') AS f, 'é' || char(0) || 'x' AS g FROM groups");

        var (read, _) = await _folder.ReadAsync(
            "SELECT _row, typeof(a) || typeof(b) || typeof(c) || typeof(d) || typeof(e) || typeof(f) AS types, length(e) || hex(f) || hex(g) AS bytes FROM known");

        Assert.Equal(["integerrealtextnullblobblob", "000FFC3A90078"], read.Records[0].Header.Cells);
    }

    [Fact]
    public async Task ReadAsync_ATableWhoseRowsTakeTheirTime_IsMadeAsLongAsTheNextRowComes()
    {
        _folder.Write("ledgers.csv", $"guid,name,parent,amount\n{string.Concat(Enumerable.Range(1, 20).Select(at => $"L{at},a,p,1\n"))}");
        Make("known", """
            SELECT l._row, (WITH RECURSIVE n (x) AS (SELECT length(l.name) UNION ALL SELECT x + 1 FROM n WHERE x < 2000) SELECT count(*) FROM n) AS many FROM ledgers l
            """);
        var clock = new RacingClock();
        _folder.Clock = clock;

        Assert.Equal(20, (await _folder.ReadAsync("SELECT _row, many FROM known")).Read.Records.Count);
        Assert.True(clock.Elapsed > TimeSpan.FromMinutes(20), $"{clock.Elapsed}");
    }

    [Fact]
    public async Task ReadAsync_ATableThatFindsNoFurtherRow_IsEndedByTime()
    {
        Make("known", "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT (SELECT max(_row) FROM groups) AS _row, count(*) AS many FROM n");
        var reading = Task.Run(() => _folder.ReadAsync("SELECT _row, many FROM known"));
        while (!reading.IsCompleted)
        {
            _folder.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAny(reading, Task.Delay(1));
        }

        var fault = await Assert.ThrowsAsync<SourceException>(() => reading);
        Assert.Contains("views/known.sql found no further row within 10 minutes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_AColumnTheFileHasNot_IsEmpty()
    {
        _folder.More.Add(new("again", new TableSource("groups.csv")) { Columns = ["Name", "email"] });

        var (read, _) = await _folder.ReadAsync("SELECT _row, name, typeof(email) || email AS email FROM again");

        Assert.Equal(["Debtors|text", "North|text"], read.Records.Select(record => string.Join('|', record.Header.Cells)));
    }

    [Fact]
    public async Task ReadAsync_AColumnInOtherCapitals_GoesByTheNameThePackKnows()
    {
        _folder.More.Add(new("again", new TableSource("groups.csv")) { Columns = ["NAME"] });

        var (read, _) = await _folder.ReadAsync("SELECT * FROM again WHERE name = 'North'");

        var row = Assert.Single(read.Records).Header;
        Assert.Equal("NAME North, parent Debtors", string.Join(", ", row.File.Columns.Zip(row.Cells, (column, cell) => $"{column} {cell}")));
    }

    public void Dispose() => _folder.Dispose();

    private void Make(string name, string sql, params string[] index) => _folder.Make(name, sql, index);

    // Some seconds further each time it is asked: the database asks as it works.
    private sealed class RacingClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public TimeSpan Elapsed => TimeSpan.FromTicks(_ticks);

        public override long GetTimestamp() => _ticks += 20 * TimeSpan.TicksPerSecond;
    }
}
