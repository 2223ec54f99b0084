using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Cli;

namespace ZohoMigrate.Tests.Packs;

/// <summary>
/// A file in another layout than a pack's is one error, which names what it lacks and what may be meant; what it has besides is told, and what a pack
/// can do without, no file must have.
/// </summary>
public sealed class OtherLayoutTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, string, string, string, string> Layouts => new()
    {
        {
            "tally-to-books", "tally-gst", "mst_ledger.csv", "\"name\",\"parent\"", "\"ledger_name\",\"parent_group\"",
            "mst_ledger.csv does not have the columns its mapping needs: `name` (did you mean `ledger_name`?), `parent` (did you mean `parent_group`?). It has: "
        },
        {
            "quickbooks-to-books", "quickbooks", "journal.csv", "Date,Transaction Type,Num,Name,Memo/Description,Account,", "Transaction date,Transaction type,Num,Name,Description,Account full name,",
            "journal.csv does not have the columns its mapping needs: `Date` (did you mean `Transaction date`?), `Account` (did you mean `Account full name`?). It has: "
        },
        {
            "xero-to-books", "xero", "sales-invoices.csv", "*ContactName,", "Contact,",
            "sales-invoices.csv does not have the columns its mapping needs: `ContactName` or `*ContactName` (did you mean `Contact`?). It has: "
        },
    };

    [Theory, MemberData(nameof(Layouts))]
    public async Task Validate_AFileOfAnotherLayout_IsOneErrorThatNamesWhatItLacks(string pack, string sample, string file, string header, string other, string error)
    {
        var run = await ValidateAsync(pack, sample, file, header, other);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tally-to-books", "tally-gst", "mst_vouchertype.csv", "\"parent\"")]
    [InlineData("tally-to-books", "tally-gst", "mst_opening_bill_allocation.csv", "\"bill_date\"")]
    [InlineData("xero-to-books", "xero", "sales-invoices.csv", "*UnitAmount")]
    public async Task Validate_AFileWithoutAColumnThatThePackCanDoWithout_IsRead(string pack, string sample, string file, string column)
    {
        var run = await ValidateAsync(pack, sample, file, column, "other");

        Assert.True(run.ExitCode == 0, run.Error);
    }

    private async Task<CliRun> ValidateAsync(string pack, string sample, string file, string header, string other)
    {
        Copy(sample);
        var text = File.ReadAllText(_folder["data", file]);
        Assert.Contains(header, text, StringComparison.Ordinal);
        _folder.Write($"data/{file}", text.Replace(header, other, StringComparison.Ordinal));

        return await CliRun.InvokeAsync(["validate", Repository.PathOf("mappings", pack), "--data", _folder["data"], .. Settings(pack)]);
    }

    [Theory]
    [InlineData("tally-to-books", "tally-gst", "mst_ledger.csv")]
    [InlineData("tally-to-books", "tally-gst", "trn_voucher.csv")]
    [InlineData("quickbooks-to-books", "quickbooks", "customers.csv")]
    [InlineData("xero-to-books", "xero", "sales-invoices.csv")]
    [InlineData("hubspot-to-crm", "hubspot", "deals.csv")]
    [InlineData("partner-onboarding", "partner-onboarding", "people.csv")]
    public async Task Validate_AColumnThatThePackDoesNotKnow_IsTold(string pack, string sample, string file)
    {
        Copy(sample);
        var lines = File.ReadAllLines(_folder["data", file]);
        var header = Array.FindIndex(lines, line => line.Count(letter => letter == ',') > 2);
        _folder.Write($"data/{file}", string.Join('\n', lines.Select((line, at) => at < header ? line : at == header ? $"{line},Own" : $"{line},7")) + "\n");

        var run = await CliRun.InvokeAsync(["validate", Repository.PathOf("mappings", pack), "--data", _folder["data"], "--output", "json", .. Settings(pack)]);

        var told = JsonNode.Parse(run.Out)!["findings"]!.AsArray().Where(finding => (string?)finding!["code"] == "column-not-read").ToList();
        Assert.Equal([(file, "Own")], told.Select(finding => ((string?)finding!["file"], (string?)finding["column"])));
    }

    private void Copy(string sample)
    {
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("sample-data", sample), "*.csv"))
            _folder.Write($"data/{Path.GetFileName(path)}", File.ReadAllText(path));
    }

    // One column is all that the pack needs of it.
    [Theory]
    [InlineData(';')]
    [InlineData('|')]
    [InlineData('\t')]
    [InlineData('~')]
    public async Task Validate_AListOfOneNeededColumn_IsReadWhateverSeparatesIt(char separator)
    {
        Copy("quickbooks");
        _folder.Write("data/customers.csv", "Contact list: all\n\nCustomer,Email,Phone numbers\nHill,a@hill.example,555\nPine,,\n".Replace(',', separator));

        var run = await CliRun.InvokeAsync("validate", Repository.PathOf("mappings", "quickbooks-to-books"), "--data", _folder["data"], "--output", "json");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(2, (int)JsonNode.Parse(run.Out)!["files"]!.AsArray().Single(file => (string?)file!["file"] == "customers.csv")!["inRecords"]!);
    }

    // What people write above it has its shape, and the rows name other columns first.
    [Theory]
    [InlineData("quickbooks-to-books", "quickbooks", "customers.csv", "Customer,", "Customer List,As of 31 March 2024,,,,\ncustomer,")]
    [InlineData("quickbooks-to-books", "quickbooks", "accounts.csv", "Account,Type,", "Account List,As of 31 March 2024,,,\naccount,TYPE,")]
    [InlineData("xero-to-books", "xero", "accounts.csv", "*Code,", "Chart of Accounts,As of 31 March 2024,,,,\n*code,")]
    [InlineData("tally-to-books", "tally-gst", "mst_group.csv", "\"guid\",\"name\",\"parent\"", "List of Groups,31 March 2024,\n\"guid\",\"Name\",\"Parent\"")]
    public async Task Validate_ALineAboveTheNames_IsNotTakenForThem(string pack, string sample, string file, string header, string other)
    {
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("sample-data", sample), "*.csv"))
            _folder.Write($"data/{Path.GetFileName(path)}", File.ReadAllText(path));
        var text = File.ReadAllText(_folder["data", file]);
        _folder.Write($"data/{file}", other.ReplaceLineEndings("\n") + text[(text.IndexOf(header, StringComparison.Ordinal) + header.Length)..]);

        var run = await CliRun.InvokeAsync(["validate", Repository.PathOf("mappings", pack), "--data", _folder["data"], .. Settings(pack)]);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
    }

    private static string[] Settings(string pack) => pack == "xero-to-books" ? ["--set", "paid_on=2024-03-31", "--set", "currency=GBP"] : [];

    public void Dispose() => _folder.Dispose();
}
