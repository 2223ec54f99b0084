using System.Text;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Dirty sample → run → mend a file of the error report → retry, as a user types it.</summary>
public sealed class RetryTests : IDisposable
{
    private const string Pack = "mappings/northwind-to-books";
    private const string Date = "1996-09-18 00:00:00.000";

    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    [Fact]
    public async Task Retry_AMendedCell_IsDelivered()
    {
        await RunAsync("bad-date");
        Mend("orders.csv", file => file["orders.csv#1", "orderDate"] = Date);

        var retry = await RetryAsync(exitCode: 0);

        Assert.Contains("1 cell of 1 row corrected", retry.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Run, "errors")) && Directory.EnumerateFiles(Path.Combine(Run, "errors")).Any());
        Assert.Equal(17, Total("created"));
    }

    [Fact]
    public async Task Retry_TheSameFileAgain_ChangesNothing()
    {
        await RunAsync("bad-date");
        Mend("orders.csv", file => file["orders.csv#1", "orderDate"] = Date);
        Directory.CreateDirectory(_folder["mended"]);
        File.Copy(Errors("orders.csv"), _folder["mended", "orders.csv"]);
        await RetryAsync(exitCode: 0);
        var calls = Summary()["calls"]!.ToJsonString();

        var again = await RetryAsync(0, "--from", _folder["mended", "orders.csv"]);

        Assert.Contains("1 row at Zoho already", again.Out, StringComparison.Ordinal);
        Assert.Equal((17, calls), (Total("created"), Summary()["calls"]!.ToJsonString()));
    }

    [Fact]
    public async Task Retry_StillWrong_IsInErrorsAgainWithTheCorrectedCells()
    {
        await RunAsync("bad-date");
        Mend("orders.csv", file =>
        {
            file["orders.csv#1", "orderDate"] = "tomorrow";
            file["orders.csv#1", "shipName"] = "Ana Trujillo";
        });

        await RetryAsync(exitCode: 1);

        var left = ReportFile.Load(Errors("orders.csv"));
        Assert.Equal(
            ("tomorrow", "Ana Trujillo", "rejected", "not-a-date"),
            (left["orders.csv#1", "orderDate"], left["orders.csv#1", "shipName"], left["orders.csv#1", "zm_state"], left["orders.csv#1", "zm_code"]));
    }

    [Fact]
    public async Task Retry_ADanglingReference_FindsItsParent()
    {
        await RunAsync("dangling-customer");
        Mend("orders.csv", file => file["orders.csv#1", "customerID"] = "ANATR");

        await RetryAsync(exitCode: 0);

        Assert.Equal(17, Total("created"));
    }

    [Fact]
    public async Task Retry_AParentThatWasRejected_BringsWhatWaitedForIt()
    {
        await RunAsync("too-long-name");
        Assert.Equal((1, 2), (Total("rejected"), Total("blocked")));
        Mend("products.csv", file => file["products.csv#4", "productName"] = "Gudbrandsdalsost");

        await RetryAsync(0, "--from", Errors("products.csv"));

        Assert.Equal((17, 0), (Total("created"), Total("blocked")));
    }

    [Fact]
    public async Task Retry_OneOfTwoRowsWithAKeyCorrected_DeliversBoth()
    {
        await RunAsync("duplicate-order-id");
        Mend("orders.csv", file => file["orders.csv#4", "orderID"] = "10309");
        Mend("orders.order_details.csv", file => file["order_details.csv#2", "orderID"] = "10309");

        await RetryAsync(exitCode: 0);

        Assert.Equal((19, 0), (Total("created"), Total("rejected")));
    }

    [Theory]
    [InlineData("orders.csv#1", "orders.csv#4")]
    [InlineData("orders.csv#4", "orders.csv#1")]
    public async Task Retry_OneOfTwoRowsWithAKeyGivenBack_DeliversItWithTheLines(string removed, string kept)
    {
        await RunAsync("duplicate-order-id");
        Mend("orders.csv", file => file.Remove(removed));
        Mend("payments.csv", file => file.Remove(removed));

        await RetryAsync(exitCode: 1);

        Assert.Equal((17, 2), (Total("created"), Total("rejected")));
        Assert.Equal([removed], ReportFile.Load(Errors("orders.csv")).Ids);
        Assert.DoesNotContain(kept, File.ReadAllText(Errors("orders.csv")), StringComparison.Ordinal);
        Assert.False(File.Exists(Errors("orders.order_details.csv")));
    }

    [Fact]
    public async Task Retry_AnUnreadableRowPutIntoItsCells_BecomesARecordWithItsLines()
    {
        await RunAsync("unreadable-row");
        Mend("orders.csv", file =>
        {
            var row = file.Row("orders.csv#1");
            var cells = row[0].Split(',');
            for (var i = 0; i < 14; i++)
                row[i] = cells[i];
        });

        await RetryAsync(exitCode: 0);

        Assert.Equal((17, 17), (Total("created"), Total("records")));
        Assert.All(Summary()["files"]!.AsArray(), file => Assert.Equal(0, (int)file!["orphan"]! + (int)file["unreadable"]!));
    }

    [Fact]
    public async Task Retry_AnUnreadableRowMendedWhereItStands_BecomesARecord()
    {
        await RunAsync("unclosed-quote");
        Mend("orders.csv", file => file["orders.csv#1", "orderID"] = file["orders.csv#1", "orderID"].Replace("\"", "", StringComparison.Ordinal));

        await RetryAsync(exitCode: 0);

        Assert.Equal(17, Total("created"));
    }

    [Fact]
    public async Task Retry_AnUnreadableRowThatStaysSo_KeepsTheNewText()
    {
        await RunAsync("unclosed-quote");
        Mend("orders.csv", file => file["orders.csv#1", "orderID"] += ",one more\"");

        await RetryAsync(exitCode: 1);

        var left = ReportFile.Load(Errors("orders.csv"));
        Assert.EndsWith(",one more\"", left["orders.csv#1", "orderID"], StringComparison.Ordinal);
        Assert.Equal("ragged-row", left["orders.csv#1", "zm_code"]);
    }

    [Theory]
    [InlineData("mended where it stands", "its text holds 3 rows.")]
    [InlineData("all but its first line taken out", "its text had 3 lines, of which 1 came back.")]
    [InlineData("the first row's values in their cells", "its text had 3 lines, of which 1 came back.")]
    public async Task Retry_OneUnreadableRowThatWasThree_LosesNone(string mended, string said)
    {
        var data = CopyOfData();
        var lines = File.ReadAllLines(Path.Combine(data, "customers.csv"));
        var text = string.Join('\n', lines[3..6]);
        // Opened by a slip in the first of three rows, closed by another in the last.
        lines[3] = lines[3].Insert(lines[3].IndexOf(',', StringComparison.Ordinal) + 1, "\"");
        lines[5] = lines[5].Insert(lines[5].IndexOf(',', StringComparison.Ordinal) + 1, "5\" ");
        File.WriteAllLines(Path.Combine(data, "customers.csv"), lines);
        Assert.Equal(1, (await CliRun.InvokeAsync("run", Pack, "--data", data, "--run", Run)).ExitCode);
        Mend("customers.csv", file =>
        {
            var row = file.Row("customers.csv#3");
            var first = text.Split('\n')[0];
            var cells = first.Split(',');
            row[0] = mended == "mended where it stands" ? text : first;
            for (var i = 0; i < cells.Length && mended == "the first row's values in their cells"; i++)
                row[i] = cells[i];
        });

        await RetryAsync(exitCode: 1);

        var left = ReportFile.Load(Errors("customers.csv"));
        Assert.Equal("several-rows", left["customers.csv#3", "zm_code"]);
        Assert.Contains(said, left["customers.csv#3", "zm_message"], StringComparison.Ordinal);
        Assert.Contains("resume --accept-changes", left["customers.csv#3", "zm_hint"], StringComparison.Ordinal);
        Assert.Contains(text.Split('\n')[2].Split(',')[0], left.Row("customers.csv#3")[0], StringComparison.Ordinal);
        Assert.Equal(1, (int)Summary()["files"]!.AsArray().Single(file => (string)file!["file"]! == "customers.csv")!["unreadable"]!);
    }

    [Fact]
    public async Task Retry_ARowMendedInAFileWithASeparatorBehindEachRow_MayHaveItToo()
    {
        var data = CopyOfData();
        var rows = File.ReadAllLines(Path.Combine(data, "customers.csv")).Select((line, i) => i == 0 ? line : line + ",").ToList();
        var whole = rows[2];
        rows[2] = whole.Replace(",Owner,", ",", StringComparison.Ordinal);
        File.WriteAllLines(Path.Combine(data, "customers.csv"), rows);
        Assert.Equal(1, (await CliRun.InvokeAsync("run", Pack, "--data", data, "--run", Run)).ExitCode);
        Mend("customers.csv", file => file.Row("customers.csv#2")[0] = whole);

        await RetryAsync(exitCode: 0);

        Assert.Equal(0, Summary()["files"]!.AsArray().Sum(file => (int)file!["unreadable"]!));
    }

    [Fact]
    public async Task Retry_AnOrphanWhoseHeaderIsAtZoho_StaysAnOrphanAndSaysSo()
    {
        await RunAsync("missing-line-header");
        Mend("orders.order_details.csv", file => file["order_details.csv#3", "orderID"] = "10308");

        await RetryAsync(exitCode: 1);

        var left = ReportFile.Load(Errors("orders.order_details.csv"));
        Assert.Equal("10308", left["order_details.csv#3", "orderID"]);
        Assert.Contains("add the line to it there", left["order_details.csv#3", "zm_hint"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_ALineTakenFromABlockedRecord_SetsThatOneFreeThoughItsHeaderRowStaysAway()
    {
        await RunAsync("too-long-name");
        Mend("orders.order_details.csv", file => file["order_details.csv#1", "orderID"] = "10692");

        var retry = await RetryAsync(1, "--from", Errors("orders.order_details.csv"));

        Assert.Contains("1 cell of 1 row corrected.", retry.Out, StringComparison.Ordinal);
        Assert.Contains("1 record to be tried again.", retry.Out, StringComparison.Ordinal);
        Assert.Equal((16, 1, 0), (Total("created"), Total("rejected"), Total("blocked")));
        Assert.Equal(["order_details.csv#1"], ReportFile.Load(Errors("orders.order_details.csv")).Ids);
    }

    [Theory]
    [InlineData(';', "utf-8", "\r\n")]
    [InlineData('\t', "utf-16", "\n")]
    [InlineData(',', "windows-1252", "\r\n")]
    [InlineData('|', "utf-8", "\r")]
    public async Task Retry_AnotherDialect_IsReadAllTheSame(char separator, string encoding, string newLine)
    {
        await RunAsync("bad-date");
        var file = ReportFile.Load(Errors("orders.csv"));
        file["orders.csv#1", "orderDate"] = Date;
        file.Columns.Reverse();
        file.Rows.ForEach(row => row.Reverse());
        file.Save(separator: separator, encoding: CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding), newLine: newLine);

        var retry = await RetryAsync(exitCode: 0);

        Assert.Contains("1 cell of 1 row corrected", retry.Out, StringComparison.Ordinal);
        Assert.Contains("México D.F.", File.ReadAllText(Path.Combine(Run, "delivered", "orders.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_WithoutOurColumns_IsMatchedByKey()
    {
        await RunAsync("bad-date");
        Mend("orders.csv", file =>
        {
            file["orders.csv#1", "orderDate"] = Date;
            file.Columns.Where(column => column.StartsWith("zm_", StringComparison.Ordinal)).ToList().ForEach(file.Drop);
        });

        await RetryAsync(0, "--from", Errors("orders.csv"));

        Assert.Equal(17, Total("created"));
    }

    [Fact]
    public async Task Retry_OnAValidation_IsAClearError()
    {
        await CliRun.InvokeAsync("validate", Pack, "--data", "sample-data/dirty-northwind/bad-date", "--run", Run);

        Assert.Contains("holds a validation", (await RetryAsync(exitCode: 2)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_NothingIsWrong_SaysThatNothingCameBack()
    {
        await CliRun.InvokeAsync("run", Pack, "--data", "sample-data/northwind-small", "--run", Run);

        Assert.Contains("No row came back", (await RetryAsync(exitCode: 0)).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a column renamed", "is it now called `orderdate2`")]
    [InlineData("a column missing", "the column `freight` of orders.csv is missing")]
    [InlineData("a column added", "orders.csv has no column `remark`")]
    [InlineData("a row twice", "orders.csv#1 is there twice")]
    [InlineData("a row of nobody's", "orders.csv has no row orders.csv#99@")]
    [InlineData("another reading's row", "(and 1 more): orders.csv#1@00000000 is no row of orders.csv as this run has read it")]
    [InlineData("a row of no reading", "line 2: orders.csv#1 is no row of orders.csv as this run has read it")]
    [InlineData("a new row", "A retry takes no new rows: add them to the source file, and go on with `resume --accept-changes`.")]
    [InlineData("an empty file", "is empty")]
    [InlineData("another file's rows", "this run has read no such file (it has read orders.csv)")]
    public async Task Retry_AFileThatIsNotTheReports_IsSaidAndChangesNothing(string what, string message)
    {
        await RunAsync("bad-date");
        var before = Summary().ToJsonString();
        Mend("orders.csv", file =>
        {
            var row = file.Row("orders.csv#1");
            file["orders.csv#1", "orderDate"] = Date;
            switch (what)
            {
                case "a column renamed":
                    file.Columns[file.Columns.IndexOf("orderDate")] = "orderdate2";
                    break;
                case "a column missing":
                    file.Drop("freight");
                    break;
                case "a column added":
                    file.Columns.Add("remark");
                    file.Rows.ForEach(cells => cells.Add("mine"));
                    break;
                case "a row twice":
                    file.Rows.Add([.. row]);
                    break;
                case "a row of nobody's":
                    file["orders.csv#1", "zm_row"] = file["orders.csv#1", "zm_row"].Replace("#1@", "#99@", StringComparison.Ordinal);
                    break;
                case "another reading's row":
                    file["orders.csv#1", "zm_row"] = "orders.csv#1@00000000";
                    file.Rows.Add([.. row]);
                    break;
                case "a row of no reading":
                    file["orders.csv#1", "zm_row"] = "orders.csv#1";
                    break;
                case "a new row":
                    file.Rows.Add([.. row.Select((cell, i) => file.Columns[i] switch { "orderID" => "20000", "zm_row" => "", _ => cell })]);
                    break;
                case "an empty file":
                    file.Rows.Clear();
                    break;
                case "another file's rows":
                    file["orders.csv#1", "zm_row"] = "order.csv#1";
                    break;
            }
        });
        if (what == "an empty file")
            File.WriteAllText(Errors("orders.csv"), "");

        var retry = await RetryAsync(exitCode: 2);

        Assert.Contains(message, retry.Error, StringComparison.Ordinal);
        Assert.Equal(before, Summary().ToJsonString());
        Assert.Equal(1, (await CliRun.InvokeAsync("resume", Run)).ExitCode);
    }

    [Fact]
    public async Task Retry_AWorkbookBesideTheFiles_IsSaid()
    {
        await RunAsync("bad-date");
        File.WriteAllText(Errors("orders.xlsx"), "PK\u0003\u0004");
        File.WriteAllText(Errors("~$orders.xlsx"), "");

        var retry = await RetryAsync(exitCode: 1);

        Assert.Contains($"{Errors("orders.xlsx")} is not read, for it is no CSV file.", retry.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("~$", retry.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_AWorkbookUnderTheNameOfTheFile_SaysWhatItIs()
    {
        await RunAsync("bad-date");
        File.WriteAllText(Errors("orders.csv"), "PK\u0003\u0004\u0014\0a\"b\nc");

        var retry = await RetryAsync(exitCode: 2);

        Assert.Contains("orders.csv cannot be read: it is an Excel workbook, or another zip archive, not a CSV file.", retry.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_AChangedPack_IsAClearError()
    {
        Directory.CreateDirectory(_folder["pack"]);
        foreach (var file in Directory.GetFiles(Repository.PathOf("mappings", "northwind-to-books")))
            File.Copy(file, Path.Combine(_folder["pack"], Path.GetFileName(file)));
        await CliRun.InvokeAsync("run", _folder["pack"], "--data", "sample-data/dirty-northwind/bad-date", "--run", Run);
        File.AppendAllText(Path.Combine(_folder["pack"], "orders.yaml"), "# mended\n");

        Assert.Contains("staged by another mapping", (await RetryAsync(exitCode: 2)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_OutputJson_IsTheSummaryAlone()
    {
        await RunAsync("bad-date");
        Mend("orders.csv", file => file["orders.csv#1", "orderDate"] = Date);

        var retry = await RetryAsync(0, "--output", "json");

        Assert.Equal(File.ReadAllText(Path.Combine(Run, "summary.json")), retry.Out);
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAsync(string data) =>
        Assert.Equal(1, (await CliRun.InvokeAsync("run", Pack, "--data", $"sample-data/dirty-northwind/{data}", "--run", Run)).ExitCode);

    private async Task<CliRun> RetryAsync(int exitCode, params string[] more)
    {
        var retry = await CliRun.InvokeAsync(["retry", Run, .. more]);
        Assert.True(retry.ExitCode == exitCode, $"exit code {retry.ExitCode}: {retry.Out}{retry.Error}");
        return retry;
    }

    private void Mend(string file, Action<ReportFile> mend)
    {
        var report = ReportFile.Load(Errors(file));
        mend(report);
        report.Save();
    }

    private string CopyOfData()
    {
        var data = Directory.CreateDirectory(_folder["data"]).FullName;
        foreach (var file in Directory.GetFiles(Repository.PathOf("sample-data", "northwind-small")))
            File.Copy(file, Path.Combine(data, Path.GetFileName(file)));
        return data;
    }

    private string Errors(string file) => Path.Combine(Run, "errors", file);

    private JsonObject Summary() => (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(Run, "summary.json")))!;

    private int Total(string state) => Summary()["streams"]!.AsArray().Sum(stream => (int)stream![state]!);
}
