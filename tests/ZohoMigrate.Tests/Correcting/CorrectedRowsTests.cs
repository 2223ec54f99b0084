using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;
using ZohoMigrate.Tests.Cli;

namespace ZohoMigrate.Tests.Correcting;

/// <summary>A report is of the files as they were read for it: once a file was read anew, its rows may have other numbers.</summary>
public sealed class CorrectedRowsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CorrectedRowsTests()
    {
        Directory.CreateDirectory(Data);
        foreach (var file in Directory.GetFiles(Repository.PathOf("sample-data", "dirty-northwind", "bad-date")))
            File.Copy(file, Path.Combine(Data, Path.GetFileName(file)));
        File.AppendAllText(Path.Combine(Data, "order_details.csv"), "99998,63,43.90,20,0\n99999,63,43.90,20,0\n10952,28,45.60\n10952,28,45.70\n");
    }

    private string Data => _folder["data"];

    private string Run => _folder["run"];

    [Theory]
    [InlineData("a line", "orders.order_details.csv", "order_details.csv#2", "quantity", "7")]
    [InlineData("a stray line", "orders.order_details.csv", "order_details.csv#7", "orderID", "10308")]
    [InlineData("an unreadable row", "orders.order_details.csv", "order_details.csv#9", "orderID", "10308,28,45.70,1,0")]
    [InlineData("a header row", "orders.csv", "orders.csv#1", "orderDate", "1996-09-18 00:00:00.000")]
    [InlineData("a header row whose key nobody says", "orders.csv", "orders.csv#1", "shipName", "Ana")]
    public async Task Match_AReportFromBeforeTheFileWasReadAnew_IsRefusedAndChangesNothing(
        string what, string name, string row, string column, string text)
    {
        await InvokeAsync(1, "run", "mappings/northwind-to-books", "--data", Data, "--run", Run);
        var earlier = Keep(name);
        Insert("order_details.csv", "99997,63,43.90,20,0");
        Insert("orders.csv", "10309,ANATR,7,soon" + File.ReadLines(Path.Combine(Data, "orders.csv")).ElementAt(1)["10308,ANATR,7,18/09/1996".Length..]);
        await InvokeAsync(1, "resume", Run, "--accept-changes");
        var before = Reports();
        Mend(earlier, file =>
        {
            file[row, column] = text;
            if (what == "a header row whose key nobody says")
                file.Drop("zm_key");
        });

        var retry = await InvokeAsync(2, "retry", Run, "--from", earlier);

        Assert.Contains("as this run has read it", retry.Error, StringComparison.Ordinal);
        await InvokeAsync(0, "report", Run);
        Assert.Equal(before, Reports());
    }

    [Fact]
    public async Task Match_AReportOfAFileThatIsTheSameStill_IsTaken()
    {
        await InvokeAsync(1, "run", "mappings/northwind-to-books", "--data", Data, "--run", Run);
        var earlier = Keep("orders.order_details.csv");
        Insert("customers.csv", "NEWA,Inserted Ltd.,A B,Owner,Street 1,Town,NULL,1,UK,1,NULL");
        await InvokeAsync(1, "resume", Run, "--accept-changes");
        Mend(earlier, file => file["order_details.csv#7", "quantity"] = "21");

        var retry = await InvokeAsync(1, "retry", Run, "--from", earlier);

        Assert.Contains("1 cell of 1 row corrected", retry.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Match_AReportOfAnotherRunOfTheSameFiles_IsTaken()
    {
        await InvokeAsync(1, "run", "mappings/northwind-to-books", "--data", Data, "--run", Run);
        var rehearsed = Keep("orders.csv");
        await InvokeAsync(1, "run", "mappings/northwind-to-books", "--data", Data, "--run", _folder["again"]);
        Mend(rehearsed, file => file["orders.csv#1", "orderDate"] = "1996-09-18 00:00:00.000");

        var retry = await InvokeAsync(1, "retry", _folder["again"], "--from", rehearsed);

        Assert.Contains("1 record to be tried again.", retry.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Match_AReportOfAnotherRunOfAnotherExport_IsRefused()
    {
        await InvokeAsync(1, "run", "mappings/northwind-to-books", "--data", Data, "--run", Run);
        var rehearsed = Keep("orders.order_details.csv");
        Insert("order_details.csv", "99997,63,43.90,20,0");
        await InvokeAsync(1, "run", "mappings/northwind-to-books", "--data", Data, "--run", _folder["again"]);
        Mend(rehearsed, file => file["order_details.csv#7", "quantity"] = "21");

        var retry = await InvokeAsync(2, "retry", _folder["again"], "--from", rehearsed);

        Assert.Contains("is no row of order_details.csv as this run has read it", retry.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    // What a person had taken aside, or had open in a spreadsheet.
    private string Keep(string name)
    {
        Directory.CreateDirectory(_folder["kept"]);
        File.Copy(Path.Combine(Run, "errors", name), _folder["kept", name]);
        return _folder["kept", name];
    }

    private static void Mend(string path, Action<ReportFile> mend)
    {
        var file = ReportFile.Load(path);
        mend(file);
        file.Save();
    }

    private void Insert(string file, string row)
    {
        var lines = File.ReadAllLines(Path.Combine(Data, file)).ToList();
        lines.Insert(1, row);
        File.WriteAllLines(Path.Combine(Data, file), lines);
    }

    private string Reports() => string.Concat(
        Directory.GetFiles(Path.Combine(Run, "errors")).Order(StringComparer.Ordinal).Prepend(Path.Combine(Run, "problems.jsonl")).Select(File.ReadAllText));

    private static async Task<CliRun> InvokeAsync(int exitCode, params string[] arguments)
    {
        var run = await CliRun.InvokeAsync(arguments);
        Assert.True(run.ExitCode == exitCode, $"exit code {run.ExitCode}: {run.Out}{run.Error}");
        return run;
    }
}
