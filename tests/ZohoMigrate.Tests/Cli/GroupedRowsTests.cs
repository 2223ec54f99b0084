using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Cli;

/// <summary>One file whose rows repeat the header of their invoice: delivered, reported and corrected.</summary>
public sealed class GroupedRowsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public GroupedRowsTests() => _folder
        .Write("pack/migration.yaml", "name: groups\nproducts: [books]\nstreams: [customers, invoices]\n")
        .Write("pack/customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields:\n  contact_name: { from: name }\n")
        .Write("pack/invoices.yaml", """
            module: books.invoices
            source: sales.csv
            group_by: [InvoiceNo]
            where: { Quantity: { not: "0" } }
            fields:
              customer_id: { ref: customers, from: Customer }
              invoice_number: { from: InvoiceNo }
              date: { from: Date }
              line_items:
                each: line
                fields:
                  name: { from: Item }
                  rate: { from: Price }
                  quantity: { from: Quantity }
            """)
        .Write("data/customers.csv", "id,name\n1,Ann\n2,Bob\n")
        .Write("data/sales.csv", """
            InvoiceNo,Customer,Date,Item,Price,Quantity
            A1,1,2024-01-02,Tea,1.50,2
            A2,2,2024-01-03,Salt,0.50,1
            A1,1,2024-01-02,Jam,3.00,0
            A1,1,2024-01-02,Ham,4.00,1
            A3,2,2024-01-04,Rum,ten,1
            A2,2,,Oil,2.00,3
            A3,2,2024-01-04,Gin,20.00,x

            """);

    [Fact]
    public async Task Run_RowsOfAGroup_AreOneRecord()
    {
        var run = await RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Equal((4, 1), (Total("created"), Total("rejected")));
        var file = Summary()["files"]!.AsArray().Single(file => file!["file"]!.GetValue<string>() == "sales.csv")!;
        Assert.Equal((7, 6, 1), (file["rows"]!.GetValue<int>(), file["inRecords"]!.GetValue<int>(), file["excluded"]!.GetValue<int>()));
        Assert.Equal(["A1", "A2"], File.ReadAllLines(_folder["run", "delivered", "invoices.csv"]).Skip(1).Select(row => row.Split(',')[1]));
        Assert.Contains("group-differs", File.ReadAllText(_folder["run", "problems.jsonl"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FaultyGroup_IsReportedWithAllItsRowsEachWithItsOwnProblem()
    {
        await RunAsync();

        var errors = ReportFile.Load(_folder["run", "errors", "invoices.csv"]);
        Assert.Equal(("not-a-number", "line_items[0].rate"), (errors["sales.csv#5", "zm_code"], errors["sales.csv#5", "zm_field"]));
        Assert.Equal(("not-a-number", "line_items[1].quantity"), (errors["sales.csv#7", "zm_code"], errors["sales.csv#7", "zm_field"]));
    }

    [Fact]
    public async Task Retry_CorrectedRows_AreTheSameGroupAgain()
    {
        await RunAsync();
        Mend(errors =>
        {
            errors["sales.csv#5", "Price"] = "10";
            errors["sales.csv#7", "Quantity"] = "2";
        });

        Assert.Equal(0, (await RetryAsync()).ExitCode);
        Assert.Equal((5, 0), (Total("created"), Total("rejected")));
        Assert.Equal("A3,2,2024-01-04,Rum,10,1", File.ReadAllLines(_folder["run", "delivered", "invoices.csv"])[^1].Split(',', 4)[3]);
    }

    [Fact]
    public async Task Retry_ARowThatIsLeftOutNow_IsExcludedAndTheOthersGo()
    {
        await RunAsync();
        Mend(errors =>
        {
            errors["sales.csv#5", "Price"] = "10";
            errors["sales.csv#7", "Quantity"] = "0";
        });

        Assert.Equal(0, (await RetryAsync()).ExitCode);
        var file = Summary()["files"]!.AsArray().Single(file => file!["file"]!.GetValue<string>() == "sales.csv")!;
        Assert.Equal((7, 5, 2), (file["rows"]!.GetValue<int>(), file["inRecords"]!.GetValue<int>(), file["excluded"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Retry_ARowSentToAGroupThatIsAtZoho_IsAnOrphan()
    {
        await RunAsync();
        Mend(errors =>
        {
            errors["sales.csv#5", "Price"] = "10";
            errors["sales.csv#7", "InvoiceNo"] = "A1";
            errors["sales.csv#7", "Quantity"] = "1";
        });

        Assert.Equal(1, (await RetryAsync()).ExitCode);
        Assert.Equal((5, 0), (Total("created"), Total("rejected")));
        Assert.Equal("orphan-line", ReportFile.Load(_folder["run", "errors", "invoices.csv"])["sales.csv#7", "zm_code"]);
    }

    [Fact]
    public async Task AcceptChanges_AGroupThatChanged_IsStagedAnew()
    {
        await RunAsync();
        _folder.Write("data/sales.csv", File.ReadAllText(_folder["data", "sales.csv"]).Replace("ten", "10", StringComparison.Ordinal).Replace(",x", ",1", StringComparison.Ordinal));

        var resumed = await CliRun.InvokeAsync("resume", _folder["run"], "--accept-changes", "--config", "Sandbox:TimeScale=600");

        Assert.True(resumed.ExitCode == 0, resumed.Out + resumed.Error);
        Assert.Equal((5, 0), (Total("created"), Total("rejected")));
    }

    [Fact]
    public async Task Run_AllRowsOfAFile_AreOneRecord()
    {
        _folder.Write("pack/invoices.yaml", """
            module: books.invoices
            source: sales.csv
            group_by: []
            where: { Quantity: { not: ["0", x] }, Price: { not: ten } }
            fields:
              customer_id: { ref: customers, from: Customer }
              shipping_charge: { sum: { of: line, from: Price } }
              invoice_number: { const: OPENING }
              date: { const: 2024-01-01 }
              line_items: { each: line, fields: { name: { from: Item }, rate: { from: Price }, quantity: { from: Quantity } } }
            """);

        var run = await RunAsync();

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.Equal(3, Total("created"));
        Assert.Equal("all", File.ReadAllLines(_folder["run", "delivered", "invoices.csv"])[1].Split(',')[1]);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CliRun> RunAsync() =>
        CliRun.InvokeAsync("run", _folder["pack"], "--data", _folder["data"], "--run", _folder["run"], "--config", "Sandbox:TimeScale=600");

    private Task<CliRun> RetryAsync() => CliRun.InvokeAsync("retry", _folder["run"], "--config", "Sandbox:TimeScale=600");

    private void Mend(Action<ReportFile> mend)
    {
        var errors = ReportFile.Load(_folder["run", "errors", "invoices.csv"]);
        mend(errors);
        errors.Save();
    }

    private JsonNode Summary() => JsonNode.Parse(File.ReadAllText(_folder["run", "summary.json"]))!;

    private int Total(string state) => Summary()["streams"]!.AsArray().Sum(stream => stream![state]!.GetValue<int>());
}
