using System.Text.Json;
using Xunit;
using ZohoMigrate.Tests.Cli.BadInput;
using static ZohoMigrate.Tests.Sources.WorkbookFile;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Runs from sources whose format was found out: what is refused comes back as CSV, and is read as the source was.</summary>
public sealed class FoundFormatRunTests : IDisposable
{
    private readonly BadInputFolder _folder = new();

    [Fact]
    public async Task Retry_ARowOfAWorkbookWithAnErrorInIt_IsMendedInTheReport()
    {
        var rows = _folder.Read("data/products.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',').Select(Text).ToArray()).ToList();
        rows[1][1] = Error("#REF!");
        _folder.Write("data/stock.xlsx", Of(("Products", [[Text("Stock of 2024")], [], .. rows]), ("Notes", [[Text("by A")]])));
        _folder.Edit("pack/products.yaml", "source: products.csv", "source: { file: stock.xlsx, sheet: Products }");

        var run = await _folder.InvokeAsync("run pack --data data --run run");
        Assert.Equal((1, ""), (run.ExitCode, run.Error.Contains("Exception", StringComparison.Ordinal) ? run.Error : ""));
        Assert.Contains("stock.xlsx[Products] line 4: the row cannot be read: its `productName` holds the error #REF! in place of a value.", _folder.Read("run/errors/products.csv"), StringComparison.Ordinal);
        _folder.Edit("run/errors/products.csv", "13,#REF!,", "13,Konbu,");

        Assert.Equal(0, (await _folder.InvokeAsync("retry run")).ExitCode);
        Assert.Contains("Konbu", _folder.Read("run/delivered/products.csv"), StringComparison.Ordinal);
        Assert.Contains("as sheet Products", HowRead("stock.xlsx[Products]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("orderDate", "orders.csv")]
    [InlineData("shipName", "orders.csv")]
    public async Task Run_AHeaderRowOfAWorkbookWithAnErrorInIt_IsRefusedWithItsLines(string column, string file)
    {
        var rows = _folder.Read("data/orders.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',').Select(Text).ToArray()).ToList();
        var at = _folder.Read("data/orders.csv").Split('\n')[0].Split(',').ToList().IndexOf(column);
        rows[1][at] = Error("#DIV/0!");
        _folder.Write("data/orders.xlsx", Of(("Orders", [.. rows])));
        _folder.Edit("pack/orders.yaml", "source: orders.csv", "source: { file: orders.xlsx }");
        if (column == "shipName")
            _folder.Edit("pack/orders.yaml", "invoice_number: { template: \"NW-{orderID}\" }", "invoice_number: { template: \"NW-{orderID}\" }\n  terms: { template: \"To {shipName}\" }");

        var run = await _folder.InvokeAsync("run pack --data data --run run");

        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        Assert.All(Files(), counted => Assert.Equal(0, counted.GetProperty("orphan").GetInt32() + counted.GetProperty("unreadable").GetInt32()));
        Assert.Contains("cell-error", _folder.Read($"run/errors/{file}"), StringComparison.Ordinal);
        Assert.Contains($"column `{column}` holds the error #DIV/0! in place of a value", _folder.Read($"run/errors/{file}"), StringComparison.Ordinal);
        _folder.Edit($"run/errors/{file}", "#DIV/0!", column == "orderDate" ? "1996-07-04 00:00:00.000" : "Anna");
        Assert.Equal(0, (await _folder.InvokeAsync("retry run")).ExitCode);
    }

    [Theory]
    [InlineData("orderDate", "#DIV/0!", "1996-07-04 00:00:00.000")]
    [InlineData("orderID", "#BEZUG!", "10248")]
    [InlineData("shippedDate", "#N/A", "1996-07-16 00:00:00.000")]
    public async Task Run_AHeaderRowWithAnErrorThatWasSavedAsCsv_IsRefusedAndMendedInTheReport(string column, string error, string mended)
    {
        var at = _folder.Read("data/orders.csv").Split('\n')[0].Split(',').ToList().IndexOf(column);
        _folder.EditLine("data/orders.csv", 2, row => string.Join(',', row.Split(',').Select((cell, place) => place == at ? error : cell)));

        var run = await _folder.InvokeAsync("run pack --data data --run run");

        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        Assert.Contains($"column `{column}` holds the error {error} in place of a value", _folder.Read("run/errors/orders.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain(error, _folder.Read("run/delivered/orders.csv"), StringComparison.Ordinal);
        _folder.Edit("run/errors/orders.csv", $"{error},", $"{mended},");
        // Without their order's number lines are none of it: they are orphans, and no retry brings them back.
        Assert.Equal(column == "orderID" ? 1 : 0, (await _folder.InvokeAsync("retry run")).ExitCode);
    }

    [Fact]
    public async Task Run_AnErrorThatThePackNamesAsNoValue_IsNone()
    {
        var at = _folder.Read("data/products.csv").Split('\n')[0].Split(',').ToList().IndexOf("productName");
        _folder.EditLine("data/products.csv", 2, row => string.Join(',', row.Split(',').Select((cell, place) => place == at ? "#N/A" : cell)));
        _folder.Edit("pack/migration.yaml", "null_markers: [", "null_markers: ['#N/A', ");

        await _folder.InvokeAsync("validate pack --data data --run run");

        Assert.DoesNotContain("cell-error", _folder.Read("run/problems.jsonl"), StringComparison.Ordinal);
        Assert.Contains("required", _folder.Read("run/problems.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AnErrorWhereARowWouldSayWhyItIsLeftOut_IsNoReason()
    {
        string?[][] rows =
        [
            [Text("no"), Text("side"), Text("amount"), Text("why")],
            [Text("1"), Text("debit"), Text("100"), Text("")],
            [Text("1"), Text("credit"), Text("150"), Text("")],
            [Text("1"), Text("debit"), Text("50"), Error("#N/A")],
        ];
        _folder.Write("data/legs.xlsx", Of(("Legs", rows)));
        _folder.Write("pack2/migration.yaml", "name: legs\nproducts: [books]\nstreams: [journals]\n");
        _folder.Write("pack2/journals.yaml", """
            module: books.journals
            source: legs.xlsx
            group_by: [no]
            left_out: why
            fields:
              journal_date: { const: 2024-01-01 }
              line_items:
                each: line
                fields:
                  account_id: { lookup: books.accounts, const: Cash }
                  debit_or_credit: { from: side }
                  amount: { from: amount }
            """);

        var validated = await _folder.InvokeAsync("validate pack2 --data data --run checked");

        Assert.True(validated.ExitCode == 1, validated.Out + validated.Error);
        Assert.Contains("column `why` holds the error #N/A in place of a value", _folder.Read("checked/errors/journals.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("left-out", validated.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_ARowOfASemicolonFile_IsReadWithSemicolons()
    {
        // Two cells too few, and as many commas: read with commas it would fit.
        _folder.Write("data/products.csv", _folder.Read("data/products.csv").Replace(',', ';'));
        _folder.EditLine("data/products.csv", 2, row => row.Replace("2 kg box", "1,2,3", StringComparison.Ordinal) + ";more");

        Assert.Equal(1, (await _folder.InvokeAsync("run pack --data data --run run")).ExitCode);
        _folder.Edit("run/errors/products.csv", ";more", "");

        Assert.Equal(0, (await _folder.InvokeAsync("retry run")).ExitCode);
        Assert.Contains("\"1,2,3\"", _folder.Read("run/delivered/products.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_ARowMendedAsTextThatIsStillRejected_IsNotMadeOfItsWholeText()
    {
        _folder.EditLine("data/products.csv", 2, row => row[row.IndexOf(',', StringComparison.Ordinal)..] + ",more");
        Assert.Equal(1, (await _folder.InvokeAsync("run pack --data data --run run")).ExitCode);
        _folder.Edit("run/errors/products.csv", ",more", "");

        var retried = await _folder.InvokeAsync("retry run");

        Assert.True(retried.ExitCode == 1, retried.Out + retried.Error);
        Assert.Contains("empty-key", _folder.Read("run/errors/products.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("products.csv", "with cells separated by `;`")]
    [InlineData("customers.csv", null)]
    public async Task Validate_EachFile_SaysHowItIsRead(string file, string? how)
    {
        _folder.Write("data/products.csv", _folder.Read("data/products.csv").Replace(',', ';') + "Total;;;;;99.50;;;;\n");

        var run = await _folder.InvokeAsync("validate pack --data data --run run");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(how, HowRead(file));
        BadInputFolder.AssertPlain(run, "1 × total [total-row] in products", "it stands at the end and says it is a total");
        Assert.Equal(1, (int)Files().First(known => known.GetProperty("file").GetString() == "products.csv").GetProperty("excluded").GetInt64());
    }

    [Fact]
    public async Task Preview_AWorkbookOfSeveralSheets_AsksForOneAndShowsIt()
    {
        _folder.Write("book.xlsx", Of(("A", [[Text("x")]]), ("B", [[Text("Stock")], [Text("id"), Text("since")], [Number("1"), Number("45383", 1)]])));

        BadInputFolder.AssertPlain(await _folder.InvokeAsync("preview book.xlsx"), "book.xlsx has 2 sheets: say which one is meant");
        var shown = await _folder.InvokeAsync("preview book.xlsx --sheet B");
        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        Assert.Contains("An Excel workbook, sheet B. Columns: named in line 2; what stands above is passed over.", shown.Out, StringComparison.Ordinal);
        Assert.Contains("source: { file: book.xlsx, sheet: B, header_row: 2 }", shown.Out, StringComparison.Ordinal);
        Assert.Equal("id,since\n1,2024-04-01\n", (await _folder.InvokeAsync("preview book.xlsx --sheet B --output csv")).Out);
    }

    [Fact]
    public async Task Preview_RowsThatAreNoData_AreSaidAndNotWritten()
    {
        _folder.Write("x.csv", "Day Book\n\nid;amount\n1;5\n;\nid;amount\nTotal;5\n");

        var shown = await _folder.InvokeAsync("preview x.csv");
        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("1 row is no data (total-row), line 7: it stands at the end and says it is a total.", shown.Out, StringComparison.Ordinal);
        Assert.Equal("id,amount\n1,5\n", (await _folder.InvokeAsync("preview x.csv --output csv")).Out);
    }

    [Fact]
    public async Task Preview_AFileThatARunWouldRefuse_SaysWhichSettingIsMissing()
    {
        _folder.Write("x.csv", [.. "id,name\n1,"u8, 0x9D, (byte)'\n']);

        var shown = await _folder.InvokeAsync("preview x.csv");
        Assert.Equal(1, shown.ExitCode);
        BadInputFolder.AssertPlain(shown, "A run would refuse it: x.csv is neither UTF-8 nor windows-1252");
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<JsonElement> Files() => JsonDocument.Parse(_folder.Read("run/summary.json")).RootElement.GetProperty("files").EnumerateArray();

    private string? HowRead(string file) => Files().First(known => known.GetProperty("file").GetString() == file) is var found && found.TryGetProperty("howRead", out var how)
        ? string.Join(", ", how.EnumerateArray().Select(word => word.GetString()))
        : null;
}
