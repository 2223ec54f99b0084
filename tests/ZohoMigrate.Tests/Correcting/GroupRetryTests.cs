using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;
using ZohoMigrate.Tests.Cli;

namespace ZohoMigrate.Tests.Correcting;

/// <summary>Rows of groups that come back: wherever they are mended, their groups are what the mended file would make of them.</summary>
public sealed class GroupRetryTests : IDisposable
{
    private const string Header = "InvoiceNo,Customer,Date,Item,Price,Quantity\n";

    private readonly TemporaryFolder _folder = new();

    // Whose customer an invoice has shows which row was the first.
    public GroupRetryTests() => _folder
        .Write("pack/migration.yaml", "name: groups\nproducts: [books]\nstreams: [customers, invoices]\nrules: { group-mixed: warning }\n")
        .Write("pack/customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields:\n  contact_name: { from: name }\n")
        .Write("pack/invoices.yaml", """
            module: books.invoices
            source: sales.csv
            group_by: [InvoiceNo]
            fields:
              customer_id: { ref: customers, from: Customer }
              invoice_number: { from: InvoiceNo }
              date: { from: Date }
              line_items: { each: line, fields: { name: { from: Item }, rate: { from: Price }, quantity: { from: Quantity } } }
            """)
        .Write("data/customers.csv", "id,name\n1,Ann\n2,Bob\n");

    [Fact]
    public async Task Retry_AnUnreadableFirstRow_IsTheFirstOfItsGroupAgain()
    {
        await RunAsync("A1,1,2024-01-02,Tea,1,1,stray\nA1,2,2024-01-02,Ham,ten,1\nA1,1,2024-01-02,Jam,3,1\n");
        Mend(errors =>
        {
            Split(errors, "sales.csv#1", "A1,1,2024-01-02,Tea,1,1");
            errors["sales.csv#2", "Price"] = "10";
        });

        await RetryAsync(exitCode: 0);

        Assert.Equal((3, 0, 0), (_folder.Total("created"), _folder.Total("rejected"), _folder.Strays()));
        Assert.Equal(["Ann: Tea Ham Jam"], Invoices());
    }

    [Fact]
    public async Task Retry_AnUnreadableRowInTheMiddle_IsALineOfItsGroupAtItsPlace()
    {
        await RunAsync("A1,1,2024-01-02,Tea,1,1\nA1,1,2024-01-02,Ham,10,1,stray\nA1,1,2024-01-02,Jam,three,1\n");
        Mend(errors =>
        {
            Split(errors, "sales.csv#2", "A1,1,2024-01-02,Ham,10,1");
            errors["sales.csv#3", "Price"] = "3";
        });

        await RetryAsync(exitCode: 0);

        Assert.Equal((3, 0, 0), (_folder.Total("created"), _folder.Total("rejected"), _folder.Strays()));
        Assert.Equal(["Ann: Tea Ham Jam"], Invoices());
    }

    [Fact]
    public async Task Retry_AnUnreadableRowOfAGroupThatIsAtZoho_IsAnOrphanThatSaysWhatToDo()
    {
        await RunAsync("A1,1,2024-01-02,Tea,1,1\nA,1,2024-01-02,Ham,10,1,stray\n");
        Mend(errors => Split(errors, "sales.csv#2", "A1,1,2024-01-02,Ham,10,1"));

        await RetryAsync(exitCode: 1);

        Assert.Equal((3, 0), (_folder.Total("created"), _folder.Total("rejected")));
        Assert.Equal(["Ann: Tea"], Invoices());
        var left = ReportFile.Load(Errors);
        Assert.Equal("orphan-line", left["sales.csv#2", "zm_code"]);
        Assert.Contains("add the line to it there", left["sales.csv#2", "zm_hint"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_UnreadableRowsOfAGroupThatHadNoOther_AreOneRecord()
    {
        await RunAsync("A1,1,2024-01-02,Tea,1,1,stray\nA2,2,2024-01-02,Rum,5,1\nA1,1,2024-01-02,Ham,10,1,stray\n");
        Mend(errors =>
        {
            Split(errors, "sales.csv#1", "A1,1,2024-01-02,Tea,1,1");
            Split(errors, "sales.csv#3", "A1,1,2024-01-02,Ham,10,1");
        });

        await RetryAsync(exitCode: 0);

        Assert.Equal((4, 0, 0), (_folder.Total("created"), _folder.Total("rejected"), _folder.Strays()));
        Assert.Equal(["Ann: Tea Ham", "Bob: Rum"], Invoices());
    }

    [Fact]
    public async Task Retry_ARowWhoseGroupIsCorrectedToOneThatWasNot_IsARecordOfItsOwn()
    {
        await RunAsync("A1,1,2024-01-02,Tea,one,1\nA1,2,2024-01-03,Rum,5,1\n");
        Mend(errors =>
        {
            errors["sales.csv#1", "Price"] = "1";
            errors["sales.csv#2", "InvoiceNo"] = "A2";
        });

        await RetryAsync(exitCode: 0);

        Assert.Equal((4, 0, 0), (_folder.Total("created"), _folder.Total("rejected"), _folder.Strays()));
        Assert.Equal(["Ann: Tea", "Bob: Rum"], Invoices());
    }

    [Fact]
    public async Task Retry_TheFirstRowIsSentToAnotherGroup_TheOthersStayOne()
    {
        await RunAsync("A1,2,2024-01-03,Rum,5,1\nA1,1,2024-01-02,Tea,one,1\nA1,1,2024-01-02,Ham,10,1\n");
        Mend(errors =>
        {
            errors["sales.csv#1", "InvoiceNo"] = "A2";
            errors["sales.csv#2", "Price"] = "1";
        });

        await RetryAsync(exitCode: 0);

        Assert.Equal((4, 0, 0), (_folder.Total("created"), _folder.Total("rejected"), _folder.Strays()));
        Assert.Equal(["Ann: Tea Ham", "Bob: Rum"], Invoices());
    }

    [Fact]
    public async Task Retry_TwoGroupsThatAreOneByTheirCorrectedKey_AreHandedBackAndNeitherIsSent()
    {
        await RunAsync("A1,1,2024-01-02,Tea,one,1\nA9,1,2024-01-02,Ham,ten,1\n");
        Mend(errors =>
        {
            errors["sales.csv#1", "Price"] = "1";
            (errors["sales.csv#2", "InvoiceNo"], errors["sales.csv#2", "Price"]) = ("A1", "10");
        });

        await RetryAsync(exitCode: 1);

        Assert.Equal((2, 2), (_folder.Total("created"), _folder.Total("rejected")));
        Assert.Equal(("duplicate-key", "duplicate-key"), (ReportFile.Load(Errors)["sales.csv#1", "zm_code"], ReportFile.Load(Errors)["sales.csv#2", "zm_code"]));
    }

    public void Dispose() => _folder.Dispose();

    private string Errors => _folder["run", "errors", "invoices.csv"];

    private async Task RunAsync(string rows)
    {
        _folder.Write("data/sales.csv", Header + rows);
        var run = await CliRun.InvokeAsync("run", _folder["pack"], "--data", _folder["data"], "--run", _folder["run"], "--config", "Sandbox:TimeScale=600");
        Assert.True(run.ExitCode == 1, run.Out + run.Error);
    }

    private async Task RetryAsync(int exitCode)
    {
        var retry = await CliRun.InvokeAsync("retry", _folder["run"], "--config", "Sandbox:TimeScale=600");
        Assert.True(retry.ExitCode == exitCode, retry.Out + retry.Error);
    }

    private void Mend(Action<ReportFile> mend)
    {
        var errors = ReportFile.Load(Errors);
        mend(errors);
        errors.Save();
    }

    private static void Split(ReportFile errors, string id, string row)
    {
        var cells = row.Split(',');
        for (var i = 0; i < cells.Length; i++)
            errors.Row(id)[i] = cells[i];
    }

    // "Ann: Tea Ham", as the sandbox has them.
    private List<string> Invoices()
    {
        using var books = new SqliteConnection($"Data Source={_folder["run", "sandbox.db"]};Mode=ReadOnly;Pooling=False");
        books.Open();
        using var command = books.CreateCommand();
        command.CommandText = """
            SELECT contact.json ->> 'contact_name' || ': ' || (SELECT group_concat(value ->> 'name', ' ') FROM json_each(record.json, '$.line_items'))
            FROM record JOIN record AS contact ON contact.id = record.json ->> 'customer_id' WHERE record.module = 'books.invoices' ORDER BY 1
            """;
        using var reader = command.ExecuteReader();
        var invoices = new List<string>();
        while (reader.Read())
            invoices.Add(reader.GetString(0));
        return invoices;
    }
}
