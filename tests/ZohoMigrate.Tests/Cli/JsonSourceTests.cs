using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing.Correcting;
using ZohoMigrate.Tests.Cli.BadInput;

namespace ZohoMigrate.Tests.Cli;

/// <summary>JSON as a source, as a user meets it: preview, validate, run, retry, resume, the pack's own tests.</summary>
public sealed class JsonSourceTests : IDisposable
{
    private const string Pack = """
        module: books.contacts
        source: { files: "customers/*.json", list_separator: ", " }
        key: [id]
        where: { gone: { not: "true" } }
        fields:
          contact_name: { template: "{name} of {_folder}" }
          notes: { from: tags }
          billing_address: { fields: { city: { from: address.city } } }
        """;

    private readonly BadInputFolder _folder = new();

    public JsonSourceTests()
    {
        _folder.Write("people/migration.yaml", "name: people\nproducts: [books]\nstreams: [customers]\n");
        _folder.Write("people/customers.yaml", Pack);
        _folder.Write("json/customers/1.json", """
            [
              { "id": 1, "name": "Ann", "tags": ["a", "b"], "address": { "city": "Graz" } },
              { "id": 2, "name": "Bob", "gone": true }
            ]
            """);
        _folder.Write("json/customers/2.json", "[{\"id\":3,\"name\":\"Cid\"},\n{\"id\":4,\n\"name\":'Dora'},{\"id\":5}]");
    }

    [Fact]
    public async Task Run_FilesWithABrokenObject_AreDeliveredAndWhatIsMendedIsTaken()
    {
        var run = await _folder.InvokeAsync("run people --data json --run run");

        Assert.Equal((1, ""), (run.ExitCode, run.Error.Contains("Exception", StringComparison.Ordinal) ? run.Error : ""));
        Assert.Equal(
            [("customers/1.json", 2, 1, 1, 0), ("customers/2.json", 3, 2, 0, 1)],
            Summary()["files"]!.AsArray().Select(file => (file!["file"]!.GetValue<string>(), Count(file, "rows"), Count(file, "inRecords"), Count(file, "excluded"), Count(file, "unreadable"))));
        var errors = ReportFile.Load(_folder["run/errors/customers.csv"]);
        Assert.Equal(["id", "name", "tags", "address.city", "gone", "_file", "_folder"], errors.Columns[..7]);
        Assert.Equal(["customers/2.json#2", "customers/2.json#3"], errors.Ids.Order(StringComparer.Ordinal));
        Assert.Equal(
            "customers/2.json lines 2-3: the row cannot be read: it is no JSON: ''' is an invalid start of a value (line 3, column 8).", errors["customers/2.json#2", "zm_message"]);
        Assert.Equal(("3", "customers/2.json", "2"), (errors["customers/2.json#3", "zm_line"], errors["customers/2.json#2", "zm_file"], errors["customers/2.json#2", "zm_line"]));

        // The text on one line: where an object ends its brackets say.
        errors["customers/2.json#2", "id"] = """{"id": 4, "name": "Dora", "tags": ["x"]}""";
        errors["customers/2.json#3", "name"] = "Eve";
        errors.Save();
        var retry = await _folder.InvokeAsync("retry run");

        Assert.True(retry.ExitCode == 0, retry.Out + retry.Error);
        var delivered = ReportFile.Load(_folder["run/delivered/customers.csv"]);
        Assert.Equal(
            ["1 Ann a, b customers/1.json", "3 Cid  customers/2.json", "4 Dora x customers/2.json", "5 Eve  customers/2.json"],
            delivered.Rows.Select(row => string.Join(' ', new[] { "id", "name", "tags", "_file" }.Select(column => row[delivered.Columns.IndexOf(column)]))).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"id": 4, "nam": "Dora"}""", "it has a member `nam`, which no object of the file had.")]
    [InlineData("""{"id": 4, "name": "Dora" """, "it is no JSON: ")]
    [InlineData("17", "it is a number, not an object with members.")]
    public async Task Retry_TextThatIsStillNoRow_IsHandedBack(string text, string said)
    {
        await _folder.InvokeAsync("run people --data json --run run");
        var errors = ReportFile.Load(_folder["run/errors/customers.csv"]);
        errors["customers/2.json#2", "id"] = text;
        errors.Save();

        Assert.Equal(1, (await _folder.InvokeAsync("retry run")).ExitCode);
        Assert.Contains(said, ReportFile.Load(_folder["run/errors/customers.csv"])["customers/2.json#2", "zm_message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_AnUnreadableObjectInItsCells_IsTaken()
    {
        await _folder.InvokeAsync("run people --data json --run run");
        var errors = ReportFile.Load(_folder["run/errors/customers.csv"]);
        (errors["customers/2.json#2", "id"], errors["customers/2.json#2", "name"], errors["customers/2.json#2", "_folder"]) = ("4", "Dora", "customers");
        errors.Save();
        await _folder.InvokeAsync("retry run");

        Assert.Contains(ReportFile.Load(_folder["run/delivered/customers.csv"]).Rows, row => row.Contains("Dora"));
    }

    [Fact]
    public async Task Resume_AFileEditedAndANewOne_AreTaken()
    {
        await _folder.InvokeAsync("run people --data json --run run");
        _folder.Edit("json/customers/2.json", "'Dora'", "\"Dora\"");
        _folder.Write("json/customers/3.json", """[{"id":6,"name":"Fay","extra":1}]""");

        BadInputFolder.AssertPlain(await _folder.InvokeAsync("run people --data json --run run"), "customers/2.json was changed since it was read");
        var resumed = await _folder.InvokeAsync("resume run --accept-changes");

        BadInputFolder.AssertPlain(resumed, "2 new");
        Assert.Equal(4, Summary()["streams"]![0]!["created"]!.GetValue<int>());
    }

    [Fact]
    public async Task Run_TheSameRecordsAsCsvAndAsJson_AreMadeAlike()
    {
        _folder.Edit("pack/customers.yaml", "source: customers.csv", "source: customers.jsonl");
        var lines = _folder.Read("data/customers.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        File.Delete(_folder["data/customers.csv"]);
        _folder.Write("data/customers.jsonl", string.Join('\n', lines.Skip(1).Select(cells => JsonSerializer.Serialize(lines[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second == "NULL" ? null : cell.Second)))));

        var run = await _folder.InvokeAsync("run pack --data data --run run");

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        BadInputFolder.AssertPlain(await _folder.InvokeAsync("validate pack --data data --run checked"), "customers.jsonl is read as JSON Lines.", "Valid: nothing is wrong.");
        Assert.Equal(74, Summary()["streams"]!.AsArray().Sum(stream => stream!["created"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("source: { files: \"customers/*.json\", list_separator: \", \" }", "source: { file: x.json, delimiter: \";\" }", "`delimiter` says nothing of a JSON file")]
    [InlineData("source: { files: \"customers/*.json\", list_separator: \", \" }", "source: { file: x.csv, json_path: members }", "`members` does not say where in a JSON document an array is")]
    [InlineData("list_separator: \", \"", "file: x.json", "`file` and `files` cannot both be there")]
    [InlineData("list_separator: \", \"", "list_separator: \"\"", "`list_separator` is empty")]
    [InlineData("customers/*.json", "customers/*.csv", "`files` names JSON files, whose names end with .json, .jsonl or .ndjson")]
    [InlineData("customers/*.json", "**/*.json", "`**` stands for nothing in `files`")]
    [InlineData("customers/*.json", "../*.json", "`../*.json` leads out of the data folder")]
    public async Task Validate_ASourceThatSaysWhatCannotBe_IsSaidWithItsPlace(string right, string wrong, string said)
    {
        _folder.Edit("people/customers.yaml", right, wrong);

        var run = await _folder.InvokeAsync("validate people --data json --run checked");

        BadInputFolder.AssertPlain(run, said, "customers.yaml:2:");
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task Test_APackOverJson_IsGivenCells()
    {
        _folder.Write("people/tests/people.yaml", """
            given:
              customers/*.json: [{ id: 1, name: Ann, address.city: Graz, _folder: north }, { id: 2, gone: true }]
            cases:
              - name: Customers
                expect: { customers: [{ key: 1, has: { contact_name: Ann of north } }] }
            """);

        var run = await _folder.InvokeAsync("test people");

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
    }

    [Fact]
    public async Task Init_AFolderWithJson_ProposesAPackThatIsValid()
    {
        _folder.Write("new/customers.json", """[{"id":1,"name":"Ann","profile":{"email":"ann@example.com"}},{"id":2,"name":"Bob","profile":{"email":"bob@example.com"}}]""");

        var made = await _folder.InvokeAsync("init mine --data new");

        BadInputFolder.AssertPlain(made, "customers.json → books.contacts");
        Assert.Contains("source: customers.json", _folder.Read("mine/customers.yaml"), StringComparison.Ordinal);
        BadInputFolder.AssertPlain(await _folder.InvokeAsync("validate mine --data new --run checked"), "Valid: nothing is wrong.");
    }

    [Fact]
    public async Task Preview_ADocument_SaysHowItIsReadAndWritesItAsCsv()
    {
        _folder.Write("x.json", """{"ok":true,"members":[{"id":1,"profile":{"email":"a@b.com"}},{"id":2,"tags":["x"]},3]}""");

        var shown = await CliRun.InvokeAsync(_folder.Path, ["preview", "x.json", "--json-path", "$.members[*]"]);
        var csv = await CliRun.InvokeAsync(_folder.Path, ["preview", "x.json", "--json-path", "$.members", "--output", "csv"]);
        var json = await CliRun.InvokeAsync(_folder.Path, ["preview", "x.json", "--json-path", "$.members", "--output", "json"]);

        BadInputFolder.AssertPlain(
            shown, "x.json: 86 bytes, 3 rows", "JSON: the rows are the objects at $.members.", "profile.email", "1 row cannot be read (no-object), line 1",
            "source: { file: x.json, json_path: \"$.members\" }");
        Assert.Equal("id,profile.email,tags\n1,a@b.com,\n2,,\"[\"\"x\"\"]\"\n", csv.Out);
        Assert.Equal((1, 1, 1), (shown.ExitCode, csv.ExitCode, json.ExitCode));
        Assert.Equal("$.members", JsonNode.Parse(json.Out)!["jsonPath"]!.GetValue<string>());
    }

    [Fact]
    public async Task Preview_OfWhatIsNoJson_SaysWhere()
    {
        _folder.Write("x.json", "<html>");

        BadInputFolder.AssertPlain(await _folder.InvokeAsync("preview x.json"), "x.json line 1 column 1: it is no JSON: `<` stands where `[` or `{` should be.");
        BadInputFolder.AssertPlain(await _folder.InvokeAsync("preview x.json --json-path members"), "--json-path members: name members behind a $");
    }

    public void Dispose() => _folder.Dispose();

    private static int Count(JsonNode file, string what) => file[what]!.GetValue<int>();

    private JsonNode Summary() => JsonNode.Parse(_folder.Read("run/summary.json"))!;
}
