using System.Text.Json;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Sources;

namespace ZohoMigrate.Tests.Cli;

/// <summary>What only a whole column shows, through the whole command: on the terminal, as JSON, in the reports, and again by `report`.</summary>
public sealed class FindingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FindingTests()
    {
        Directory.CreateDirectory(_folder["pack"]);
        Directory.CreateDirectory(_folder["data"]);
        Pack("");
        _folder.Write("pack/customers.yaml", """
            module: books.contacts
            source: customers.csv
            key: [id]
            fields:
              contact_name: { from: name }
              notes: { from: since, type: date, formats: [dd/MM/yyyy] }
              contact_number: { from: code }
              contact_persons: [{ fields: { email: { from: mail } } }]
            """);
        _folder.Write("data/customers.csv", """
            id,name,since,code,mail
            1,ABC Traders,03/04/2024,0402,ann@example.com
            2,M/s. A.B.C. TRADERS,05/06/2024,8471,
            3,Bob,07/07/2024,402,Ann@Example.com
            4,Cid,,0403,
            5,Dan,,9983,
            """);
    }

    [Fact]
    public async Task Validate_DamageOfColumns_IsShownAndNoRecordIsKeptBackForIt()
    {
        var valid = await CliRun.InvokeAsync("validate", _folder["pack"], "--data", _folder["data"], "--run", _folder["run"]);

        Assert.Equal(0, valid.ExitCode);
        Assert.Contains("2 × day or month first [days-open] in customers: since, e.g. customers.csv:2, 3", valid.Out, StringComparison.Ordinal);
        Assert.Contains("1 × zeros in front lost [zeros-lost] in customers: code, e.g. customers.csv:4", valid.Out, StringComparison.Ordinal);
        Assert.Contains("1 × perhaps the same party twice [party-twice] in customers: e-mail, e.g. customers.csv:4", valid.Out, StringComparison.Ordinal);
        Assert.Contains("the first is that of line 2", valid.Out, StringComparison.Ordinal);
        Assert.Contains("look at what is named above", valid.Out, StringComparison.Ordinal);
        Assert.Contains("<h2>To be looked at</h2>", File.ReadAllText(_folder["run/report.html"]), StringComparison.Ordinal);
        Assert.Equal(Codes, Found(File.ReadAllText(_folder["run/summary.json"])));
        foreach (var value in (string[])["03/04", "ann@", "0402", "Traders"])
            Assert.DoesNotContain(value, valid.Out + File.ReadAllText(_folder["run/run.log"]), StringComparison.OrdinalIgnoreCase);
    }

    // Excel of another country made dates of 01/04 and 02/04 with the month first; 14/04 it could not.
    [Fact]
    public async Task Validate_DatesOfAWorkbookWithDayAndMonthExchanged_AreShown()
    {
        File.WriteAllBytes(_folder["data/book.xlsx"], WorkbookFile.Of(("Parties", [
            [WorkbookFile.Text("id"), WorkbookFile.Text("name"), WorkbookFile.Text("since")],
            [WorkbookFile.Number("1"), WorkbookFile.Text("Ann"), WorkbookFile.Number("45295", style: 1)],
            [WorkbookFile.Number("2"), WorkbookFile.Text("Bob"), WorkbookFile.Number("45326", style: 1)],
            [WorkbookFile.Number("3"), WorkbookFile.Text("Cid"), WorkbookFile.Text("14/04/2024")],
        ])));
        _folder.Write("pack/customers.yaml", """
            module: books.contacts
            source: { file: book.xlsx, sheet: Parties }
            key: [id]
            fields:
              contact_name: { from: name }
              notes: { from: since, type: date, formats: [dd/MM/yyyy, yyyy-MM-dd] }
            """);

        var valid = await CliRun.InvokeAsync("validate", _folder["pack"], "--data", _folder["data"]);

        Assert.Equal(0, valid.ExitCode);
        Assert.Contains("2 × day and month exchanged by a spreadsheet [days-swapped] in customers: since, e.g. book.xlsx[Parties]:2, 3", valid.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("2024-01-04", valid.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_AFileWithoutRows_IsToldAndNoError()
    {
        _folder.Write("data/customers.csv", "id,name,since,code,mail\n");

        var valid = await CliRun.InvokeAsync("validate", _folder["pack"], "--data", _folder["data"], "--run", _folder["run"]);

        Assert.Equal(0, valid.ExitCode);
        Assert.Contains("file without rows [no-rows] in customers: customers.csv", valid.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing is wrong", valid.Out, StringComparison.Ordinal);
        Assert.Equal(["no-rows"], Found(File.ReadAllText(_folder["run/summary.json"])));
        Assert.Contains("<code>customers.csv</code>", File.ReadAllText(_folder["run/report.html"]), StringComparison.Ordinal);
    }

    // Three cells are shown as percentages, one is not: 0.05 would be a tax of 0.05 %.
    [Fact]
    public async Task Validate_PercentagesOfAWorkbook_AreAsExcelShowsThemAndTheOneThatIsNotShownSoIsSaid()
    {
        File.WriteAllBytes(_folder["data/book.xlsx"], WorkbookFile.Of(("Taxes", [
            [WorkbookFile.Text("name"), WorkbookFile.Text("rate")],
            [WorkbookFile.Text("GST10"), WorkbookFile.Number("0.1", style: 5)],
            [WorkbookFile.Text("GST18"), WorkbookFile.Number("0.18", style: 5)],
            [WorkbookFile.Text("GST5"), WorkbookFile.Number("0.05")],
        ])));
        _folder.Write("pack/customers.yaml", "module: books.taxes\nsource: book.xlsx\nkey: [name]\nfields: { tax_name: { from: name }, tax_percentage: { from: rate } }\n");

        var shown = await CliRun.InvokeAsync("preview", _folder["data/book.xlsx"]);
        var valid = await CliRun.InvokeAsync("validate", _folder["pack"], "--data", _folder["data"]);

        Assert.Matches("rate .*number, some with %", shown.Out);
        Assert.Contains("1 × parts of one, or percentages [fractions] in customers: rate, e.g. book.xlsx[Taxes]:4", valid.Out, StringComparison.Ordinal);
        Assert.Contains("1 below 1 without a %, and 2 with one; the mapping reads 0.18 as 0.18 %", valid.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfTheCheckpointAlone_HasTheFindingsAgain()
    {
        await CliRun.InvokeAsync("validate", _folder["pack"], "--data", _folder["data"], "--run", _folder["run"]);
        File.Delete(_folder["run/summary.json"]);
        File.Delete(_folder["data/customers.csv"]);

        await CliRun.InvokeAsync("report", _folder["run"]);

        Assert.Equal(Codes, Found(File.ReadAllText(_folder["run/summary.json"])));
    }

    [Fact]
    public async Task Validate_FindingsThePackTurnsOff_AreNotSaid()
    {
        Pack("rules: { days-open: off, zeros-lost: off, party-twice: off }");

        var valid = await CliRun.InvokeAsync("validate", _folder["pack"], "--data", _folder["data"], "--output", "json");

        Assert.Empty(Found(valid.Out));
    }

    [Fact]
    public async Task Validate_AFindingMadeAnError_IsAFaultOfThePack()
    {
        Pack("rules: { days-open: error }");

        var valid = await CliRun.InvokeAsync("validate", _folder["pack"], "--data", _folder["data"]);

        Assert.Equal(2, valid.ExitCode);
        Assert.Contains("no record could be kept back for it", valid.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string[] Codes => ["days-open", "zeros-lost", "party-twice", "party-twice"];

    private static string[] Found(string summary)
    {
        using var json = JsonDocument.Parse(summary);
        return [.. json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()!)];
    }

    private void Pack(string rules) => _folder.Write("pack/migration.yaml", $"name: shop\nproducts: [books]\nstreams: [customers]\n{rules}\n");
}
