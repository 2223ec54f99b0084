using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;
using ZohoMigrate.Tests.Cli;

namespace ZohoMigrate.Tests.Correcting;

/// <summary>The first day: seven faults at once, mended in a spreadsheet that rewrites every file, end in the books of the clean source.</summary>
public sealed class SpreadsheetJourneyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    private string Errors => Path.Combine(Run, "errors");

    // LibreOffice itself. The numbers: separator, quote, encoding (76 UTF-8, 1 windows-1252), language (1033 American, 1031 German).
    [SkippableTheory]
    [InlineData("44,34,76,1,,1033,false,true,false", "44,34,76,1,,0,false,true,false,false,false", true)]
    [InlineData("44,34,76,1,,1031,false,true,false", "59,34,1,1,,1031,true,true,false,false,false", false)]
    public async Task Retry_AfterLibreOffice_DeliversEverything(string opening, string saving, bool rewritesCells)
    {
        Skip.IfNot(LibreOffice.IsHere, "LibreOffice (soffice) is not installed.");
        await BeginAsync();
        new Originals(Repository.PathOf("sample-data", "northwind-small")).Mend(Errors);
        new LibreOffice(_folder.Path).OpenAndSave(Errors, opening, saving);

        await AssertAllComesBackAsync(rewritesCells);
    }

    // What those programs have written, kept: see README.md beside the files.
    [Theory]
    [InlineData("libreoffice-american", true)]
    [InlineData("libreoffice-german", false)]
    [InlineData("excel-american", true)]
    [InlineData("excel-german", true)]
    public async Task Retry_AFileAsASpreadsheetWroteIt_DeliversEverything(string program, bool rewritesCells)
    {
        await BeginAsync();
        foreach (var file in Directory.GetFiles(Errors))
            File.Delete(file);
        foreach (var file in Directory.GetFiles(Repository.PathOf("tests", "ZohoMigrate.Tests", "Correcting", "Returned", program)))
            File.Copy(file, Path.Combine(Errors, Path.GetFileName(file)));

        await AssertAllComesBackAsync(rewritesCells);
    }

    public void Dispose() => _folder.Dispose();

    private async Task BeginAsync() => Assert.Equal(
        1, (await CliRun.InvokeAsync("run", "mappings/northwind-to-books", "--data", "sample-data/dirty-northwind/all", "--run", Run)).ExitCode);

    private async Task AssertAllComesBackAsync(bool rewritesCells)
    {
        var retry = await CliRun.InvokeAsync("retry", Run);

        Assert.True(retry.ExitCode == 0, retry.Out + retry.Error + Faults());
        Assert.Equal(rewritesCells, retry.Out.Contains("as a spreadsheet shows", StringComparison.Ordinal));
        var summary = JsonNode.Parse(File.ReadAllText(Path.Combine(Run, "summary.json")))!;
        Assert.Equal(74, summary["streams"]!.AsArray().Sum(stream => (int)stream!["created"]!));
        foreach (var (file, stream) in new[] { ("customers", "customers"), ("products", "products"), ("orders", "orders") })
            Assert.Equal(Clean(file), Delivered(stream));
    }

    private string Faults() => File.Exists(Path.Combine(Run, "problems.jsonl")) ? File.ReadAllText(Path.Combine(Run, "problems.jsonl")) : "";

    private static List<string> Clean(string file) =>
        [.. ReportFile.Load(Repository.PathOf("sample-data", "northwind-small", $"{file}.csv")).Rows.Select(row => string.Join('|', row)).Order(StringComparer.Ordinal)];

    // Zoho's id, key and state stand first; then the source's own columns, as they were delivered.
    private List<string> Delivered(string stream) =>
        [.. ReportFile.Load(Path.Combine(Run, "delivered", $"{stream}.csv")).Rows.Select(row => string.Join('|', row.Skip(3))).Order(StringComparer.Ordinal)];
}
