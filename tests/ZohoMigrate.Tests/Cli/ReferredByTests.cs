using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Cli;

/// <summary>A reference by another column than the key, from the source to Zoho, and through a retry.</summary>
public sealed class ReferredByTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ReferredByTests() => _folder
        .Write("pack/migration.yaml", "name: by\nproducts: [books]\nstreams: [payments, customers]\n")
        .Write("pack/customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields:\n  contact_name: { template: \"{name} {id}\" }\n")
        .Write("pack/payments.yaml", """
            module: books.customerpayments
            source: payments.csv
            key: [no]
            fields:
              customer_id: { ref: customers, by: name, from: customer }
              payment_mode: { const: cash }
              amount: { from: amount }
              date: { from: date }
            """)
        .Write("data/customers.csv", "id,name\n1,Ann\n2,Bob\n3,Bob\n4,Cid\n5,Cid\n")
        .Write("data/payments.csv", "no,customer,amount,date\n1,Ann,10,2024-01-01\n2,Bob,20,2024-01-02\n3,Dan,30,2024-01-03\n");

    [Fact]
    public async Task Run_OneRecordHasTheValue_IsReferredTo()
    {
        await RunAsync(exitCode: 1);

        Assert.Equal(6, Total("created"));
        Assert.Equal(2, Total("rejected"));
    }

    [Fact]
    public async Task Run_SeveralOrNoneHaveTheValue_IsSaidOfTheRecordThatRefersToThem()
    {
        await RunAsync(exitCode: 1);

        var errors = ReportFile.Load(_folder["run", "errors", "payments.csv"]);
        Assert.Equal("ambiguous-reference", errors["payments.csv#2", "zm_code"]);
        Assert.Equal("customer_id: refers to stream `customers`, and several records there have that `name` (payments.csv line 3)", errors["payments.csv#2", "zm_message"]);
        Assert.Equal("dangling-reference", errors["payments.csv#3", "zm_code"]);
        Assert.False(File.Exists(_folder["run", "errors", "customers.csv"]));
    }

    [Fact]
    public async Task Retry_AMendedReference_IsFoundAmongWhatIsAtZoho()
    {
        await RunAsync(exitCode: 1);
        var errors = ReportFile.Load(_folder["run", "errors", "payments.csv"]);
        errors["payments.csv#2", "customer"] = "Ann";
        errors["payments.csv#3", "customer"] = "Cid";
        errors.Save();

        var retry = await CliRun.InvokeAsync("retry", _folder["run"], "--config", "Sandbox:TimeScale=600");

        Assert.True(retry.ExitCode == 1, retry.Out + retry.Error);
        Assert.Equal((7, 1), (Total("created"), Total("rejected")));
        Assert.Equal("ambiguous-reference", ReportFile.Load(_folder["run", "errors", "payments.csv"])["payments.csv#3", "zm_code"]);
    }

    [Fact]
    public async Task Run_AColumnTheOtherFileLacks_IsSaidBeforeAnythingIsRead()
    {
        _folder.Write("data/customers.csv", "id,nome\n1,Ann\n").Write("pack/customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields:\n  contact_name: { from: id }\n");

        var run = await CliRun.InvokeAsync("validate", _folder["pack"], "--data", _folder["data"], "--run", _folder["run"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("customers.csv does not have the columns its mapping needs: `name` (did you mean `nome`?)", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAsync(int exitCode)
    {
        var run = await CliRun.InvokeAsync("run", _folder["pack"], "--data", _folder["data"], "--run", _folder["run"], "--config", "Sandbox:TimeScale=600");
        Assert.True(run.ExitCode == exitCode, run.Out + run.Error);
    }

    private int Total(string state) =>
        JsonNode.Parse(File.ReadAllText(_folder["run", "summary.json"]))!["streams"]!.AsArray().Sum(stream => stream![state]!.GetValue<int>());
}
