using System.Text;
using Xunit;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sources.Json;

/// <summary>What a JSON file becomes: columns and cells, unreadable rows, or one error that says where.</summary>
public sealed class JsonTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task ReadAsync_NestedMembers_AreColumnsByBothNames()
    {
        var read = await ReadAsync("""
            [
              { "id": "U1", "profile": { "email": "ann@example.com", "image": { "w": 24 } }, "deleted": false },
              { "id": "U2", "deleted": true, "tz": null, "profile": {} }
            ]
            """);

        Assert.Equal(["id", "profile.email", "profile.image.w", "deleted", "tz"], read.Opened.Files[0].Columns);
        Assert.Equal(["U1|ann@example.com|24|false|", "U2|||true|"], Rows(read));
        Assert.Equal([(2L, 2L), (3L, 3L)], read.Records.Select(record => (record.Header.FirstLine, record.Header.LastLine)));
    }

    // A binary fraction would make other digits of most of these.
    [Theory]
    [InlineData("0.1")]
    [InlineData("1700000000.000200")]
    [InlineData("281134900000000107123456789")]
    [InlineData("-0")]
    [InlineData("1E-7")]
    [InlineData("100.00")]
    public async Task ReadAsync_ANumber_KeepsItsText(string number) => Assert.Equal(number, Assert.Single(Rows(await ReadAsync($$"""[{"n":{{number}}}]"""))));

    [Theory]
    [InlineData("""["a", 1.50 , null]""", null, """["a",1.50,null]""")]
    [InlineData("""["a", 1.50 , null, "ü"]""", "; ", "a; 1.50; ü")]
    [InlineData("[]", null, "[]")]
    [InlineData("[]", ";", "")]
    [InlineData("""[ {"a": "é\u00e9\"", "b": [1, 2]} ]""", ";", """[{"a":"éé\"","b":[1,2]}]""")]
    public async Task ReadAsync_AList_IsJsonTextOrItsValuesInOneCell(string list, string? separator, string cell) =>
        Assert.Equal($"1|{cell}", Assert.Single(Rows(await ReadAsync($$"""[{"id":1,"l":{{list}}}]""", table => table with { ListSeparator = separator }))));

    [Fact]
    public async Task ReadAsync_JsonLines_HasARowOnEachLine()
    {
        var read = await ReadAsync("{\"id\":1}\r\n\n{\"id\":2,\"a\":{\"b\":\"x\\ny\"}}\n{\"id\":3\n[1]\n{\"id\":4}");

        Assert.Equal(["1|", "2|x\ny", "4|"], Rows(read));
        Assert.Equal([1L, 3, 6], read.Records.Select(record => record.Header.FirstLine));
        Assert.Equal(["broken-json 4 {\"id\":3", "no-object 5 [1]"], Strays(read));
        Assert.Equal("as JSON Lines", Assert.Single(read.Opened.Files[0].Format!.Describe(read.Opened.Files[0].Columns.Count)));
    }

    [Theory]
    [InlineData("$.data.members", """{"ok":true,"data":{"x":[[{"]":1}]],"members":[{"id":1},{"id":2}],"more":{"members":[3]}},"z":"}"}""")]
    [InlineData("$['all users'][*]", """{ "all users" : [ {"id":1} , {"id":2} ] }""")]
    [InlineData("$", """[{"id":1},{"id":2}]""")]
    [InlineData("$[*]", """[{"id":1},{"id":2}]""")]
    public async Task ReadAsync_APath_LeadsToTheRows(string path, string text) =>
        Assert.Equal(["1", "2"], Rows(await ReadAsync(text, table => table with { JsonPath = path })));

    [Fact]
    public async Task ReadAsync_AnObjectByItself_IsOneRow()
    {
        Assert.Equal(["1"], Rows(await ReadAsync("{\n \"id\": 1\n}")));
        Assert.Equal(["2"], Rows(await ReadAsync("""{"user":{"id":2}}""", table => table with { JsonPath = "$.user" })));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData(" [ ]\n")]
    public async Task ReadAsync_NoRows_MissesNoColumn(string text) => Assert.Empty((await ReadAsync(text, table => table with { Columns = ["id"] })).Items);

    // The row between two good ones: neither they nor their numbers suffer.
    [Theory]
    [InlineData("broken-json", "{\"id\": NaN}", "(line 3, column 8)")]
    [InlineData("broken-json", "{'id': 2}", "(line 3, column 2)")]
    [InlineData("broken-json", "{\"id\": 2,}", "trailing comma")]
    [InlineData("broken-json", "{\"id\": 2 /* two */}", "(line 3, column 10)")]
    [InlineData("broken-json", "{\"id\": 2, \"id\": 3}", "`id` is there twice")]
    [InlineData("broken-json", "{\"id\": 2, \"a\": {\"b\":1, \"b\":1}}", "`b` is there twice")]
    [InlineData("broken-json", "{\"id\": 2, \"l\": [{\"b\":1, \"b\":1}]}", "`b` is there twice")]
    [InlineData("broken-json", "{\"id\": 2, \"a.b\": 1, \"a\": {\"b\": 1}}", "`a.b` is there twice")]
    [InlineData("broken-json", "{\"id\": \"2\nb\"}", "(line 3,")]
    [InlineData("broken-json", "{\"id\": \"\\ud83d\"}", "half of a letter")]
    [InlineData("broken-json", "{\"id\": \"\\x\"}", "(line 3,")]
    [InlineData("broken-json", "{\"id\": 02}", "(line 3,")]
    [InlineData("nul-byte", "{\"id\": \"a\\u0000\"}", "NUL byte")]
    [InlineData("no-object", "17", "it is a number, not an object")]
    [InlineData("no-object", "null", "it is null, not an object")]
    [InlineData("no-object", "[{\"id\": 2}]", "it is a list, not an object")]
    public async Task ReadAsync_AnElementThatCannotBeRead_IsOneRowLess(string code, string element, string said)
    {
        var read = await ReadAsync($"[{{\"id\": 1}},\n\n{element},\n{{\"id\": 4}}]");

        Assert.Equal(["1", "4"], read.Records.Select(record => record.Header.Cells[0]));
        var stray = Assert.Single(read.Strays);
        Assert.Equal((RowRole.Unreadable, code, 2L, 3L), (stray.Role, stray.Problem!.Code, stray.Row.Number, stray.Row.FirstLine));
        Assert.Equal([element], stray.Row.Cells);
        Assert.Contains(said, stray.Problem.Message, StringComparison.Ordinal);
        Assert.Equal(3, read.Records[^1].Header.Number);
    }

    [Fact]
    public async Task ReadAsync_NestedTooDeeply_IsOneRowLess()
    {
        static string Nested(int depth) => $"{{\"id\":2,\"l\":{new string('[', depth)}{new string(']', depth)}}}";

        Assert.Equal(2, (await ReadAsync($"[{{\"id\":1}},{Nested(60)}]")).Records.Count);
        Assert.Equal("broken-json", Assert.Single((await ReadAsync($"[{{\"id\":1}},{Nested(70)}]")).Strays).Problem!.Code);
        Assert.Contains("brackets are nested deeper than 1000", await FaultAsync($"[{{\"id\":1}},{Nested(1100)}]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_AHugeElement_IsOneRowLessAndKeptInItsBeginning()
    {
        var read = await ReadAsync($"[{{\"id\":1}},\n{{\"id\":\"{new string('x', 5_000_000)}\ud83d\ude00\"}},{{\"id\":\"{new string('y', 3_000_000)}\"}}\n,\n{{\"id\":4}}]");

        Assert.Equal([1, 3_000_000, 1], read.Records.Select(record => record.Header.Cells[0].Length));
        Assert.Equal([1L, 2, 4], read.Records.Select(record => record.Header.FirstLine));
        var stray = Assert.Single(read.Strays);
        Assert.Equal(("row-too-long", 2L), (stray.Problem!.Code, stray.Row.FirstLine));
        Assert.StartsWith("{\"id\":\"xxx", stray.Row.Cells[0], StringComparison.Ordinal);
        Assert.Equal(1024, stray.Row.Cells[0].Length);
    }

    [Fact]
    public async Task ReadAsync_AnEmptyObject_IsNoData() => Assert.Equal(["blank-row 1 "], Strays(await ReadAsync("""[{}, {"id":1}]""")));

    [Fact]
    public async Task ReadAsync_RowsThatSayTotalOrNames_AreData() =>
        Assert.Equal(["id|name", "Anna|Berg", "Total|5"], Rows(await ReadAsync("[{\"id\":\"id\",\"name\":\"name\"},\n\n{\"id\":\"Anna\",\"name\":\"Berg\"},{\"id\":\"Total\",\"name\":5}]")));

    [Fact]
    public async Task ReadAsync_ASeparatorInAValueOfAList_IsOneRowLess() => Assert.Equal(
        ["list-separator 1 {\"l\":[\"a, b\"]}"], Strays(await ReadAsync("[{\"l\":[\"a, b\"]},{\"l\":[\"a\"]}]", table => table with { ListSeparator = ", " })));

    public static TheoryData<string, byte[]> Encoded()
    {
        const string Text = "[{\"id\":\"Zoë 😀\"}]";
        return new()
        {
            { "utf-8", Encoding.UTF8.GetBytes(Text) },
            { "utf-8 with mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)] },
            { "utf-16 with mark", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)] },
            { "utf-16BE with mark", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)] },
            { "utf-16", Encoding.Unicode.GetBytes(Text) },
            { "utf-16BE", Encoding.BigEndianUnicode.GetBytes(Text) },
            { "utf-32 with mark", [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(Text)] },
        };
    }

    [Theory, MemberData(nameof(Encoded))]
    public async Task ReadAsync_InAnyEncodingOfUnicode_IsRead(string name, byte[] bytes)
    {
        _folder.Write("rows.json", bytes);

        Assert.True(Rows(await OfAsync(table => table with { Columns = ["id"] })) is ["Zoë 😀"], name);
    }

    [Fact]
    public async Task ReadAsync_WhatIsNoUtf8_IsOneRowLessOrReadAsTheMappingSays()
    {
        _folder.Write("rows.json", [.. "[{\"id\":\"Zo"u8, 0xEB, .. "\"},{\"id\":\"b\"}]"u8]);

        Assert.Equal(["wrong-encoding"], (await OfAsync(table => table)).Strays.Select(stray => stray.Problem!.Code));
        Assert.Equal(["Zoë", "b"], Rows(await OfAsync(table => table with { Encoding = "windows-1252" })));
    }

    [Fact]
    public async Task OpenAsync_Utf16ThatIsBroken_IsSaidAndNoLetterIsMadeUp()
    {
        _folder.Write("rows.json", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("[{\"id\":\""), 0x3D, 0xD8, .. Encoding.Unicode.GetBytes("\"}]")]);

        Assert.Contains("bytes that are no text in the file's encoding", (await Assert.ThrowsAsync<SourceException>(() => OfAsync(table => table))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "rows.json is empty: a JSON file without rows is at least `[]`.")]
    [InlineData("  \n", "rows.json is empty")]
    [InlineData("id,name\n1,a", "rows.json line 1 column 1: it is no JSON: `i` stands where `[` or `{` should be.")]
    [InlineData("[{\"id\":1},\n  {\"id\":2}", "rows.json line 2 column 11: the file ends where `,` or `]` should be: it is not whole.")]
    [InlineData("[{\"id\":1},\n  {\"id\":2", "rows.json line 2 column 3: the value that begins there has no end")]
    [InlineData("[{\"id\":1},\n  {\"id\":[2}, {}]", "rows.json line 2 column 11: it is no JSON: `}` stands where `]` should be.")]
    [InlineData("[{\"id\":1},\n{\"id\":\"2},\n{\"id\":\"3\"}]", "perhaps in line 2, which ends inside a text")]
    [InlineData("[{\"id\":1}\n {\"id\":2}]", "rows.json line 2 column 2: it is no JSON: `{` stands where `,` or `]` should be.")]
    [InlineData("[{\"id\":1},\n]", "rows.json line 2 column 1: there is a comma before `]`, with nothing between.")]
    [InlineData("[{\"id\":1},,{}]", "rows.json line 1 column 11: it is no JSON: `,` stands where a value should be.")]
    [InlineData("// all\n[{\"id\":1}]", "rows.json line 1 column 1: there is a comment, it seems, and JSON has none.")]
    [InlineData("[{\"id\":1} // one\n]", "rows.json line 1 column 11: there is a comment, it seems")]
    [InlineData("[{\"id\":1}]\n[{\"id\":2}]", "rows.json line 2 column 1: the document has ended, and `[` follows.")]
    [InlineData("[1, \"a\"]", "rows.json has no objects at `$`, of which the rows are made: it is a number, not an object with members.")]
    [InlineData("[{\"ID\":1}]", "rows.json does not have the columns its mapping needs: `id` (did you mean `ID`?). It has: `ID`.")]
    [InlineData("{\"ok\":true,\"members\":[{\"id\":1}]}", "It is one object, whose `members` is a list of objects. Where these are the rows, say so in the mapping: source: { file: rows.json, json_path: $.members }.")]
    public async Task OpenAsync_AFileThatCannotBeUsed_IsOneErrorThatSaysWhere(string text, string said) =>
        Assert.Contains(said, await FaultAsync(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("$.member", """{"ok":1,"members":[]}""", "rows.json has nothing at `$.member`, where its mapping says that the rows are. At `$` it has: `ok`, `members`. Did you mean `members`?")]
    [InlineData("$.a.b", """{"a":[1]}""", "rows.json line 1 column 6: at `$.a` there is no object that could have a member `b`.")]
    [InlineData("$.a", """{"a":"x"}""", "rows.json line 1 column 6: at `$.a` there is no array.")]
    [InlineData("$.a", """{"a":[{"id":1}],"b":2,"a":[]}""", "rows.json line 1 column 23: `$.a` is there twice.")]
    [InlineData("$.a", """{"a":[{"id":1}],}""", "there is a comma before `}`")]
    [InlineData("$.a", """{"a":[{"id":1}]""", "the file ends where `,` or `}` should be")]
    [InlineData("$.a", """{"b":1 "a":[{"id":1}]}""", "it is no JSON: `\"` stands where `,` or `}` should be.")]
    [InlineData("$.a", """{a:[{"id":1}]}""", "it is no JSON: `a` stands where the name of a member should be.")]
    public async Task OpenAsync_APathThatLeadsNowhere_SaysWhatThereIs(string path, string text, string said) =>
        Assert.Contains(said, await FaultAsync(text, path), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static IReadOnlyList<string> Rows(ReadSource read) => [.. read.Records.Select(record => string.Join('|', record.Header.Cells))];

    private static IEnumerable<string> Strays(ReadSource read) => read.Strays.Select(stray => $"{stray.Problem!.Code} {stray.Row.FirstLine} {string.Join('|', stray.Row.Cells)}");

    private Task<ReadSource> ReadAsync(string text, Func<TableSource, TableSource>? change = null)
    {
        _folder.Write("rows.json", text);
        return OfAsync(change ?? (table => table));
    }

    private Task<ReadSource> OfAsync(Func<TableSource, TableSource> change) =>
        ReadSource.OfAsync(new StreamSource { Stream = "rows", Header = change(new TableSource("rows.json")) }, _folder.Path);

    private async Task<string> FaultAsync(string text, string? path = null) =>
        (await Assert.ThrowsAsync<SourceException>(() => ReadAsync(text, table => table with { JsonPath = path, Columns = ["id"] }))).Message;
}
