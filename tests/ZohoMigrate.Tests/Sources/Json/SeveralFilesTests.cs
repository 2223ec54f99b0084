using Xunit;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Tests.Sources.Views;

namespace ZohoMigrate.Tests.Sources.Json;

/// <summary>Several files as one table, read by a stream and by a view.</summary>
public sealed class SeveralFilesTests : IDisposable
{
    private readonly ViewFolder _folder = new();

    public SeveralFilesTests()
    {
        Write("general/2024-01-10.json", """[{"ts":"3","text":"c"}]""");
        Write("general/2024-01-02.json", """[{"ts":"1","text":"a"},{"ts":"2","user":{"id":"U1"}}]""");
        Write("dev-ops/2024-01-03.json", "[\n{\"ts\":\"4\"},\n17]");
        Write("dev/2024-01-03.json", "[]");
        Write("general/.hidden.json", "no JSON");
        Write("general/notes.txt", "no JSON");
        Write("users.json", "no JSON");
    }

    [Fact]
    public async Task ReadAsync_APattern_IsOneTableInTheOrderOfNames()
    {
        var read = await ReadAsync("*/*.json", "ts", "_folder");

        Assert.Equal(["dev/2024-01-03.json", "dev-ops/2024-01-03.json", "general/2024-01-02.json", "general/2024-01-10.json"], read.Opened.Files.Select(file => file.Name));
        Assert.All(read.Opened.Files, file => Assert.Equal(["ts", "text", "user.id", "_file", "_folder"], file.Columns));
        Assert.Equal(
            ["4||||dev-ops", "1|a|||general", "2||U1||general", "3|c|||general"],
            read.Records.Select(record => string.Join('|', record.Header.Cells.Select((cell, at) => at == 3 ? "" : cell))));
        Assert.All(read.Records, record => Assert.Equal(record.Header.File.Name, record.Header.Cells[3]));
        Assert.Equal("general/2024-01-02.json#2", read.Records[2].Header.Id);
        Assert.Equal("dev-ops/2024-01-03.json line 3: the row cannot be read: it is a number, not an object with members.", Assert.Single(read.Strays).Problem!.Message);
        Assert.Equal([0L, 2, 2, 1], read.Opened.Files.Select(read.Opened.RowsOf));
    }

    [Theory]
    [InlineData("general/*.json", 3)]
    [InlineData("general/2024-01-0?.json", 2)]
    [InlineData("*/2024-01-03.json", 1)]
    [InlineData("general/2024-01-02.json", 2)]
    public async Task ReadAsync_APattern_NamesWhatItSays(string pattern, int records) => Assert.Equal(records, (await ReadAsync(pattern)).Records.Count);

    [Theory]
    [InlineData("x/*.json", "ts", "No file in the data folder ")]
    [InlineData("*/*.json", "tss", "*/*.json does not have the columns its mapping needs: `tss` (did you mean `ts`?). It has: `ts`, `text`, `user.id`, `_file`, `_folder`.")]
    [InlineData("*.json", "ts", "users.json line 1 column 1: it is no JSON: `n` stands where `[` or `{` should be.")]
    [InlineData("own/*.json", "ts", "own/*.json: a member is called `_folder`, which is what the place of a row is called")]
    public async Task OpenAsync_APatternThatCannotBeUsed_SaysWhy(string pattern, string column, string said)
    {
        if (pattern == "own/*.json")
            Write("own/1.json", """[{"ts":1,"_folder":"x"}]""");

        Assert.Contains(said, (await Assert.ThrowsAsync<SourceException>(() => ReadAsync(pattern, column))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_ALinkOutOfTheFolder_IsRefused()
    {
        var outside = Directory.CreateTempSubdirectory("zohomigrate-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(outside.FullName, "1.json"), "[]");
            Directory.CreateSymbolicLink(_folder["linked"], outside.FullName);

            Assert.Contains(
                "`linked/1.json` leads out of the data folder", (await Assert.ThrowsAsync<SourceException>(() => ReadAsync("linked/*.json"))).Message, StringComparison.Ordinal);
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task ReadAsync_AViewOverAPattern_KnowsTheFileOfEachRow()
    {
        _folder.More.Add(new("message", new TableSource("*/*.json") { IsPattern = true, Columns = ["ts"] }) { Index = ["ts"] });

        var (read, accounts) = await _folder.ReadAsync("SELECT _row, _folder || ':' || ts || ':' || \"user.id\" AS t FROM message WHERE ts <> '3' ORDER BY ts DESC");

        Assert.Equal(["dev-ops:4:", "general:2:U1", "general:1:"], read.Records.Select(record => record.Header.Cells[0]));
        Assert.Equal(
            [("dev-ops/2024-01-03.json", 2L), ("general/2024-01-02.json", 1), ("general/2024-01-02.json", 1)],
            read.Records.Select(record => (record.Header.File.Name, record.Header.FirstLine)));
        Assert.Equal("no-object", Assert.Single(read.Strays).Problem!.Code);
        Assert.Equal(new TableAccount("*/*.json", 5, 3, 1), accounts.Tables[^1]);
    }

    [Fact]
    public async Task ReadAsync_AViewOverAFileByAnotherName_HasOtherRows()
    {
        _folder.More.Add(new("message", new TableSource("general/*.json") { IsPattern = true }));
        const string Sql = "SELECT m._row, m._file FROM message m ORDER BY m._row DESC";
        var before = (await _folder.ReadAsync(Sql)).Read.Records[0].Header.LastingId;
        File.Move(_folder["general/2024-01-02.json"], _folder["general/2024-01-01.json"]);

        Assert.NotEqual(before, (await _folder.ReadAsync(Sql)).Read.Records[0].Header.LastingId);
    }

    [Fact]
    public async Task ReadAsync_AnOptionalPatternThatNamesNothing_IsAnEmptyTable()
    {
        _folder.More.Add(new("message", new TableSource("x/*.json") { IsPattern = true }) { IsOptional = true, Columns = ["ts"] });

        var (read, accounts) = await _folder.ReadAsync("SELECT g._row, (SELECT count(ts) FROM message) AS n FROM groups g");

        Assert.Equal(["0", "0"], read.Records.Select(record => record.Header.Cells[0]));
        Assert.Equal(TableAccount.Absent("x/*.json"), accounts.Tables[^1]);
    }

    [Fact]
    public async Task ReadAsync_AListInAView_IsRowsByJsonEach()
    {
        Write("channels.json", """[{"id":"C1","members":["U1","U2"]},{"id":"C2","members":[]}]""");
        _folder.More.Add(new("channel", new TableSource("channels.json")));

        var (read, _) = await _folder.ReadAsync("SELECT c._row, c.id || m.value AS member FROM channel c, json_each(c.members) m ORDER BY c._row, m.key");

        Assert.Equal(["C1U1", "C1U2"], read.Records.Select(record => record.Header.Cells[0]));
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string name, string text) => _folder.Write(name, text);

    private Task<ReadSource> ReadAsync(string pattern, params string[] columns) => ReadSource.OfAsync(
        new StreamSource { Stream = "messages", Header = new TableSource(pattern) { IsPattern = true, Columns = columns } }, _folder.Path);
}
