using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Cli;

namespace ZohoMigrate.Tests.Packs;

/// <summary>A file in another layout than a pack's is one error, which names what it lacks and what may be meant.</summary>
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
            "sales-invoices.csv does not have the columns its mapping needs: `ContactName` (did you mean `Contact`?). It has: "
        },
    };

    [Theory, MemberData(nameof(Layouts))]
    public async Task Validate_AFileOfAnotherLayout_IsOneErrorThatNamesWhatItLacks(string pack, string sample, string file, string header, string other, string error)
    {
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("sample-data", sample), "*.csv"))
            _folder.Write($"data/{Path.GetFileName(path)}", File.ReadAllText(path));
        var text = File.ReadAllText(_folder["data", file]);
        Assert.Contains(header, text, StringComparison.Ordinal);
        _folder.Write($"data/{file}", text.Replace(header, other, StringComparison.Ordinal));

        var run = await CliRun.InvokeAsync(["validate", Repository.PathOf("mappings", pack), "--data", _folder["data"], .. Settings(pack)]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
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
