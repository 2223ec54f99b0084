using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Cli;

/// <summary>References that lead nowhere, as a user meets them: where they are said, and beside what.</summary>
public sealed class DanglingReferenceTests : IDisposable
{
    private const string Pack = "mappings/northwind-to-books";

    private readonly TemporaryFolder _folder = new();

    public DanglingReferenceTests()
    {
        Directory.CreateDirectory(_folder["data"]);
        foreach (var file in Directory.GetFiles(Repository.PathOf("sample-data", "northwind-small")))
            File.Copy(file, _folder["data", Path.GetFileName(file)]);
    }

    [Fact]
    public async Task Validate_LinesThatReferToNothing_SaysItOfEachOfTheLines()
    {
        File.AppendAllText(_folder["data", "order_details.csv"], "10333,999,1.00,1,0\n10333,999,2.00,1,0\n");

        var run = await CliRun.InvokeAsync("validate", Pack, "--data", _folder["data"], "--run", _folder["run"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("e.g. order_details.csv:49", run.Out, StringComparison.Ordinal);
        var lines = ReportFile.Load(_folder["run", "errors", "orders.order_details.csv"]);
        Assert.Equal(("dangling-reference", "line_items[3].item_id"), (lines["order_details.csv#48", "zm_code"], lines["order_details.csv#48", "zm_field"]));
        Assert.EndsWith("(order_details.csv line 50)", lines["order_details.csv#49", "zm_message"], StringComparison.Ordinal);
        Assert.StartsWith("nothing is wrong with this row; see order_details.csv#48, order_details.csv#49", lines["order_details.csv#1", "zm_hint"], StringComparison.Ordinal);
        Assert.Equal("", ReportFile.Load(_folder["run", "errors", "orders.csv"])["orders.csv#1", "zm_code"]);
    }

    [Fact]
    public async Task Retry_ALineThatStillRefersToNothing_SaysItOfTheLine()
    {
        File.AppendAllText(_folder["data", "order_details.csv"], "10333,999,1.00,1,0\n");
        await CliRun.InvokeAsync("run", Pack, "--data", _folder["data"], "--run", _folder["run"], "--config", "Sandbox:TimeScale=600");
        var path = _folder["run", "errors", "orders.order_details.csv"];
        var mended = ReportFile.Load(path);
        mended["order_details.csv#48", "productID"] = "998";
        mended.Save();

        var retry = await CliRun.InvokeAsync("retry", _folder["run"], "--config", "Sandbox:TimeScale=600");

        Assert.Equal(1, retry.ExitCode);
        var lines = ReportFile.Load(path);
        Assert.Equal(("998", "dangling-reference"), (lines["order_details.csv#48", "productID"], lines["order_details.csv#48", "zm_code"]));
        Assert.EndsWith("(order_details.csv line 49)", lines["order_details.csv#48", "zm_message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_ARecordThatCannotBeMapped_SaysWhatItMissesAsWell()
    {
        var orders = _folder["data", "orders.csv"];
        File.WriteAllText(orders, File.ReadAllText(orders).Replace("10333,WARTH,5,1996-10-18 00:00:00.000", "10333,NOBOD,5,18.10.1996", StringComparison.Ordinal));

        await CliRun.InvokeAsync("validate", Pack, "--data", _folder["data"], "--run", _folder["run"]);

        Assert.Equal("not-a-date | dangling-reference", ReportFile.Load(_folder["run", "errors", "orders.csv"])["orders.csv#1", "zm_code"]);
    }

    public void Dispose() => _folder.Dispose();
}
