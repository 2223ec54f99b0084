using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Compiling;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Cli;

namespace ZohoMigrate.Tests.Packs;

/// <summary>Every column of Zoho Books' import templates is read, or told where it holds something, or known to mean nothing; and a file of another shape is refused.</summary>
public sealed class ZohoBooksTemplateTests : IDisposable
{
    private static readonly string Pack = Repository.PathOf("mappings", "zoho-books-csv");

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Templates => new("Bill.csv", "COA.csv", "Credit_Note.csv", "Customer.csv", "Invoice.csv", "Item.csv", "Vendor.csv");

    [Theory, MemberData(nameof(Templates))]
    public async Task Validate_ATemplateFilledToTheLastColumn_LosesNothingInSilence(string file)
    {
        var columns = File.ReadLines(Repository.PathOf("sample-data", "zoho-books-csv", file)).First().Split(',');
        _folder.Write($"data/{file}", $"{string.Join(',', columns)},CF.Own\n{string.Join(',', columns.Select(_ => "7"))},7\n");

        var told = await ToldAsync(file);

        var table = TableOf(file);
        Assert.Contains("CF.Own", told);
        Assert.Equal([], table.Columns.Where(column => !IsRead(column)));
        Assert.Equal([], columns.Select(column => column.Trim()).Except([.. table.Columns, .. table.Ignored!, .. told]));
    }

    [Fact]
    public async Task Validate_ZerosAndNo_AreNothingToTell()
    {
        _folder.Write("data/Customer.csv", "Display Name,Bank Account Payment,TDS Percentage,PAN Number\nAnn,FALSE,0.00,\n");

        Assert.Empty(await ToldAsync("Customer.csv"));
    }

    [Fact]
    public async Task Validate_FilesOfAnotherShape_IsOneErrorThatNamesWhatTheyLack()
    {
        _folder.Write("data/Customer.csv", "Name,Email\nMalabar,a@b.example\n").Write(
            "data/Invoice.csv", "Invoice Number,Invoice Date,Status,Customer Name,Item Name,Qty,Price,Discount %\nINV-1,2024-04-03,Void,Malabar,Cardamom,3,100,10\n");

        var run = await CliRun.InvokeAsync("validate", Pack, "--data", _folder["data"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Customer.csv does not have the columns its mapping needs: `Display Name` (did you mean `Name`?). It has: `Name`, `Email`.", run.Error, StringComparison.Ordinal);
        Assert.Contains("Invoice.csv does not have the columns its mapping needs: `Invoice Status` (did you mean `Status`?), `Quantity`, `Item Price` (did you mean `Price`?). It has: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OneNumberOfTwoCustomers_SendsNeither()
    {
        _folder.Write("data/Customer.csv", "Display Name\nAnn\nBob\n").Write("data/Invoice.csv", """
            Invoice Number,Invoice Date,Invoice Status,Customer Name,Item Name,Quantity,Item Price
            1,2024-04-03,Sent,Ann,Tea,1,100
            1,2024-04-03,Sent,Bob,Tea,1,999

            """);

        var run = await CliRun.InvokeAsync("run", Pack, "--data", _folder["data"], "--run", _folder["run"], "--config", "Sandbox:TimeScale=600");

        Assert.Equal(1, run.ExitCode);
        var invoices = JsonNode.Parse(File.ReadAllText(_folder["run", "summary.json"]))!["streams"]!.AsArray().Single(stream => (string?)stream!["stream"] == "invoices")!;
        Assert.Equal((1, 0, 1), ((int)invoices["records"]!, (int)invoices["created"]!, (int)invoices["rejected"]!));
        Assert.Contains("group-mixed", File.ReadAllText(_folder["run", "errors", "invoices.csv"]), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<string>> ToldAsync(string file)
    {
        var run = await CliRun.InvokeAsync("validate", Pack, "--data", _folder["data"], "--output", "json");
        return
        [
            .. JsonNode.Parse(run.Out)!["findings"]!.AsArray().OfType<JsonNode>()
                .Where(finding => (string?)finding["code"] == "column-not-read" && (string?)finding["file"] == file)
                .SelectMany(finding => ((string?)finding["column"])!.Split(", ")),
        ];
    }

    private static ViewTable TableOf(string file) =>
        new PackReader(Pack, new Dictionary<string, string>(), ZohoCatalogue.Load()).Read(isDraft: true)
            .Streams[0].Source.Header.View!.Tables.Single(table => table.Source.File == file);

    // By a stream, or by a view; that a table has it is not enough.
    private static bool IsRead(string column) => Texts().Any(text =>
        text.Contains($"\"{column}\"", StringComparison.Ordinal) || Regex.IsMatch(text, $"(from: |\\{{ |key: \\[){Regex.Escape(column)}( \\}}|,|:|\\])", RegexOptions.NonBacktracking));

    private static IEnumerable<string> Texts() => Directory.EnumerateFiles(Pack, "*.yaml")
        .Where(file => Path.GetFileName(file) != PackReader.MigrationFile)
        .Concat(Directory.EnumerateFiles(Path.Combine(Pack, "views"), "*.sql", SearchOption.AllDirectories))
        .Select(File.ReadAllText);
}
