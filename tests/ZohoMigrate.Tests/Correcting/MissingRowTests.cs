using System.Diagnostics;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;
using ZohoMigrate.Tests.Cli;
using ZohoMigrate.Tests.Sources;

namespace ZohoMigrate.Tests.Correcting;

/// <summary>Rows of which nobody can say whose they are: what may be short without them waits until they are mended, and then has them once.</summary>
public sealed class MissingRowTests : IDisposable
{
    private const string Joined = "source: hdr.csv\nkey: [no]\nlines: { source: rows.csv, on: { no: no } }";
    private const string Grouped = "source: rows.csv\ngroup_by: [no]";

    private readonly TemporaryFolder _folder = new();

    public MissingRowTests() => _folder
        .Write("pack/migration.yaml", "name: missing\nproducts: [books]\nstreams: [customers, invoices]\n")
        .Write("pack/customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields:\n  contact_name: { from: name }\n")
        .Write("data/customers.csv", "id,name\n1,Ann\n")
        .Write("data/hdr.csv", "no,cust,day\n5,1,2024-04-01\n6,1,2024-04-02\n");

    private string Errors => _folder["run", "errors"];

    [Theory]
    [InlineData("a comma too many", Joined, "5,1,2024-04-01,B, Large,200")]
    [InlineData("a quote that is never closed", Joined, "5,1,2024-04-01,\"B,200")]
    [InlineData("a comma too many, in a group", Grouped, "5,1,2024-04-01,B, Large,200")]
    [InlineData("a quote that is never closed, in a group", Grouped, "5,1,2024-04-01,\"B,200")]
    [InlineData("a cell too few between those of its key", "source: rows.csv\ngroup_by: [no, item]", "5,2024-04-01,A,200")]
    [InlineData("no key", Grouped, ",,,B,200")]
    public async Task Run_ARowThatMayBeOfARecord_HoldsItBackUntilTheRowIsMended(string fault, string source, string row)
    {
        Write(source, $"5,1,2024-04-01,A,100\n{row}\n6,1,2024-04-02,C,7\n");

        await RunAsync("run", exitCode: 1);

        Assert.True(_folder.Books() is ["7"], $"{fault}: {string.Join(' ', _folder.Books())}");
        Assert.Equal(1, _folder.Total("rejected"));
        var held = Directory.GetFiles(Errors).Select(ReportFile.Load).SelectMany(file => file.Rows.Select(cells => cells[file.Columns.IndexOf("zm_code")] + ": " + cells[file.Columns.IndexOf("zm_message")]));
        Assert.Contains(held, said => said.StartsWith("row-missing", StringComparison.Ordinal) && said.Contains("rows.csv line 3 ", StringComparison.Ordinal));

        await RetryAsync(exitCode: 1);

        Assert.Equal(["7"], _folder.Books());

        Mend("rows.csv#2", "5,1,2024-04-01,A,200");
        await RetryAsync(exitCode: 0);

        Assert.Equal(["300", "7"], _folder.Books());
        Assert.Equal((3, 0), (_folder.Total("created"), _folder.Total("rejected")));
        Assert.Equal((0, 0), (_folder.Strays(), Directory.Exists(Errors) ? Directory.GetFiles(Errors).Length : 0));
        await RunAsync("reconcile", exitCode: 0);
    }

    // A name that is missing makes all rows ragged: 40,000 of them, every second one without a key, took minutes and gigabytes.
    [Fact]
    public async Task Validate_AllRowsOfAGroupedFileAreRagged_EndsSoon()
    {
        Write(Grouped, string.Concat(Enumerable.Range(1, 20_000).Select(no => $"{no},1,2024-04-01,A,100,x\n,,,B,2,x\n")));
        var watch = Stopwatch.StartNew();

        var run = await CliRun.InvokeAsync("validate", _folder["pack"], "--data", _folder["data"]);

        Assert.True(run.ExitCode == 1 && watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed} {run.Error}");
    }

    [Theory]
    [InlineData(Joined)]
    [InlineData(Grouped)]
    public async Task Retry_ARowThatWasAnothersAfterAll_FreesTheRecordItWasGuessedToBeOf(string source)
    {
        Write(source, "5,1,2024-04-01,A,100\n6,1,2024-04-02,C,7\nX,5,6,1,2024-04-02,D,3\n");
        await RunAsync("run", exitCode: 1);
        Assert.Empty(_folder.Books());

        // Of the file with the row alone.
        var file = Mend("rows.csv#3", "6,1,2024-04-02,D,3");
        foreach (var other in Directory.GetFiles(Errors).Where(other => other != file))
            File.Delete(other);
        await RetryAsync(exitCode: 0);

        Assert.Equal(["100", "10"], _folder.Books());
    }

    [Fact]
    public async Task Run_RowsWithoutAKeyThatAreNoneOfARecordAbove_AreToldAndNothingElse()
    {
        Write(Grouped, "5,1,2024-04-01,A,100\n,,,Total,100\n,,,B,9\n6,1,2024-04-02,C,7\n,,,,\n");

        await RunAsync("run", exitCode: 1);

        Assert.Equal(["100", "7"], _folder.Books());
        var errors = ReportFile.Load(Path.Combine(Errors, "invoices.csv"));
        Assert.Equal(["rows.csv#3"], errors.Ids);
        Assert.Contains("empty-key", errors["rows.csv#3", "zm_code"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ATotalWithoutAKeyBetweenTheRows_IsLeftOutAndToldOnce()
    {
        Write(Grouped, "5,1,2024-04-01,A,100\n,,,Subtotal,100\n6,1,2024-04-02,C,7\n");

        await RunAsync("run", exitCode: 0);

        Assert.Equal(["100", "7"], _folder.Books());
        var told = File.ReadLines(_folder["run", "problems.jsonl"]).Where(line => line.Contains("rows.csv", StringComparison.Ordinal) && line.Contains("\"line\":3", StringComparison.Ordinal));
        Assert.Contains("rows.csv line 3: the row is left out: it has no `no`, and says that it is a total.", Assert.Single(told), StringComparison.Ordinal);
        await RunAsync("reconcile", exitCode: 0);
    }

    [Theory]
    [InlineData("many")]
    [InlineData("few")]
    public async Task Run_ARowThatIsAtOddsAndHasNoKey_HoldsBackTheRecordAbove(string cells)
    {
        Write(Grouped, $"5,1,2024-04-01,A,100\n{(cells == "many" ? ",,,B, Large,200" : ",,B,200")}\n6,1,2024-04-02,C,7\n");

        await RunAsync("run", exitCode: 1);

        Assert.Equal(["7"], _folder.Books());
    }

    [Theory]
    [InlineData(Joined)]
    [InlineData(Grouped)]
    public async Task Run_KeysThatAreSmallNumbers_HoldBackNoneButThatOfTheFirstCell(string source)
    {
        _folder.Write("data/hdr.csv", "no,cust,day\n1,1,2024-04-01\n5,1,2024-04-02\n");
        Write(source, "1,1,2024-04-01,A,7\n5,1,2024-04-02,B,100\n5,1,2024-04-02,C, Large,200\n");

        await RunAsync("run", exitCode: 1);

        Assert.Equal(["7"], _folder.Books());
        Mend("rows.csv#3", "5,1,2024-04-02,C,200");
        await RetryAsync(exitCode: 0);
        Assert.Equal(["7", "300"], _folder.Books());
    }

    [Theory]
    [InlineData("a workbook")]
    [InlineData("a file of text")]
    public async Task Run_AnErrorInPlaceOfAKey_HoldsBackTheRecordAbove(string kind)
    {
        var name = kind == "a workbook" ? "rows.xlsx" : "rows.csv";
        Write($"source: {name}\ngroup_by: [no]", "5,1,2024-04-01,A,100\n#N/A,1,2024-04-01,B,200\n6,1,2024-04-02,C,7\n");
        _folder.Write("data/rows.xlsx", WorkbookFile.Of(("Data", [.. File.ReadLines(_folder["data", "rows.csv"]).Select(line => line.Split(',').Select(Cell).ToArray())])));

        await RunAsync("run", exitCode: 1);
        Assert.Equal(["7"], _folder.Books());
        await RetryAsync(exitCode: 1);
        Assert.Equal(["7"], _folder.Books());

        Mend(kind == "a workbook" ? "rows.xlsx[Data]#2" : "rows.csv#2", "5,1,2024-04-01,B,200");
        await RetryAsync(exitCode: 0);
        Assert.Equal(["300", "7"], _folder.Books());
    }

    [Fact]
    public async Task Retry_ARowThatStillHasNoKey_HoldsItsRecordBackStill()
    {
        Write(Grouped, "5,1,2024-04-01,A,100\n,,,B,9\n");
        await RunAsync("run", exitCode: 1);

        Mend("rows.csv#2", ",,,B,200");
        await RetryAsync(exitCode: 1);
        await RetryAsync(exitCode: 1);

        Assert.Empty(_folder.Books());
        Mend("rows.csv#2", "5,1,2024-04-01,B,200");
        await RetryAsync(exitCode: 0);
        Assert.Equal(["300"], _folder.Books());
    }

    [Fact]
    public async Task Retry_ARowWithoutAKeyThatIsLeftOutNow_FreesTheRecordAboveIt()
    {
        Write(Grouped + "\nwhere: { item: { not: void } }", "5,1,2024-04-01,A,100\n,,,B,9\n");
        await RunAsync("run", exitCode: 1);

        Mend("rows.csv#2", ",,,void,9");
        await RetryAsync(exitCode: 0);

        Assert.Equal(["100"], _folder.Books());
    }

    [Fact]
    public async Task Retry_ARowWithoutAKeyBelowOneLeftOut_HoldsNothingBack()
    {
        Write(Grouped + "\nwhere: { item: { not: void } }", "5,1,never,A,100\n5,1,2024-04-01,void,1\n,,,B,9\n");
        await RunAsync("run", exitCode: 1);

        Mend("rows.csv#1", "5,1,2024-04-01,A,100");
        await RetryAsync(exitCode: 1);

        Assert.Equal(["100"], _folder.Books());
    }

    [Fact]
    public async Task Run_ThePackSaysThatSuchRowsAreNone_SendsTheRecords()
    {
        Write(Grouped, "5,1,2024-04-01,A,100\n5,1,2024-04-01,B, Large,200\n");
        _folder.Write("pack/migration.yaml", "name: missing\nproducts: [books]\nstreams: [customers, invoices]\nrules: { row-missing: warning }\n");

        await RunAsync("run", exitCode: 1);

        Assert.Equal(["100"], _folder.Books());
    }

    [Fact]
    public async Task Run_AnObjectThatIsNoJson_HoldsBackTheRecordItNames()
    {
        Write("source: rows.json\ngroup_by: [no]", "");
        _folder.Write("data/rows.json", """
            [{"no": 5, "cust": "1", "day": "2024-04-01", "item": "A", "rate": 100},
             {"no": 5, "cust": "1", "day": "2024-04-01", "item": 'B', "rate": 200},
             {"no": 6, "cust": "1", "day": "2024-04-02", "item": "C", "rate": 7}]
            """);

        await RunAsync("run", exitCode: 1);

        Assert.Equal(["7"], _folder.Books());
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string source, string rows) => _folder.Write("data/rows.csv", "no,cust,day,item,rate\n" + rows).Write("pack/invoices.yaml", $$"""
        module: books.invoices
        {{source}}
        fields:
          customer_id: { ref: customers, from: cust }
          invoice_number: { from: no }
          date: { from: day }
          line_items: { each: line, fields: { name: { from: item }, rate: { from: rate }, quantity: { const: 1 } } }
        """);

    private static string Cell(string text) => text is ['#', ..] ? WorkbookFile.Error(text) : WorkbookFile.Text(text);

    private async Task RunAsync(string command, int exitCode)
    {
        string[] run = command == "run" ? ["run", _folder["pack"], "--data", _folder["data"], "--run", _folder["run"]] : [command, _folder["run"]];
        var ran = await CliRun.InvokeAsync([.. run, "--config", "Sandbox:TimeScale=600"]);
        Assert.True(ran.ExitCode == exitCode, ran.Out + ran.Error);
    }

    private Task RetryAsync(int exitCode) => RunAsync("retry", exitCode);

    private string Mend(string id, string row)
    {
        var path = Directory.GetFiles(Errors).Single(path => ReportFile.Load(path).Ids.Contains(id));
        var errors = ReportFile.Load(path);
        var cells = row.Split(',');
        for (var i = 0; i < cells.Length; i++)
            errors.Row(id)[i] = cells[i];
        errors.Save();
        return path;
    }
}
