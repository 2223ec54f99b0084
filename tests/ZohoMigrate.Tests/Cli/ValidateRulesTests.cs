using System.Text.Json;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Rules through the whole command: a pack that changes some, and data that breaks others.</summary>
public sealed class ValidateRulesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ValidateRulesTests()
    {
        Directory.CreateDirectory(_folder["pack"]);
        Directory.CreateDirectory(_folder["data"]);
        _folder.Write("pack/migration.yaml", """
            name: shop
            products: [books]
            streams: [customers, products, accounts, invoices]
            rules: { url-shape: off, total-unchecked: off }
            """);
        _folder.Write("pack/customers.yaml", """
            module: books.contacts
            source: customers.csv
            key: [id]
            fields:
              contact_name: { from: name }
              website: { from: site }
              contact_persons: [{ fields: { email: { from: mail, on_invalid: omit }, phone: { from: phone } } }]
            """);
        _folder.Write("pack/products.yaml", """
            module: books.items
            source: products.csv
            key: [id]
            fields: { name: { from: name }, sku: { from: sku }, rate: { from: rate } }
            """);
        _folder.Write("pack/accounts.yaml", """
            module: books.accounts
            source: accounts.csv
            key: [id]
            fields: { account_name: { from: name }, account_type: { from: type }, parent_account_id: { ref: accounts, from: parent } }
            """);
        _folder.Write("pack/invoices.yaml", """
            module: books.invoices
            source: invoices.csv
            key: [id]
            lines: { source: lines.csv, on: { id: invoice } }
            check: { total: { from: total, tolerance: 0.01 } }
            fields:
              customer_id: { ref: customers, from: customer }
              invoice_number: { from: id }
              date: { from: date }
              line_items:
                each: line
                fields: { item_id: { ref: products, from: product }, quantity: { from: qty }, rate: { from: rate } }
            """);
        _folder.Write("data/customers.csv", "id,name,site,mail,phone\n1,Ann,none,n/a,555 4729\n2,Bob,,bob@example.com,9.1E+11\n3,Cid,,cid,555 4730\n");
        _folder.Write("data/products.csv", "id,name,sku,rate\n1,Nut,A-1,1\n2,Bolt,a-1,2\n3,Screw,A-3,3\n");
        _folder.Write("data/accounts.csv", "id,name,type,parent\n1,Sales,income,\n2,Web sales,income,1\n3,Odd,expense,1\n");
        _folder.Write("data/invoices.csv", "id,customer,date,total\nI1,1,2024-01-31,10.00\nI2,1,2024-01-31,11.80\nI3,1,2024-01-31,\n");
        _folder.Write("data/lines.csv", "invoice,product,qty,rate\nI1,1,10,1\nI2,1,10,1\nI3,3,1,1\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" --run checked")]
    public async Task Validate_Json_CarriesTheProblemsByCause(string more)
    {
        var run = await CliRun.InvokeAsync(_folder.Path, $"validate pack --data data --output json{more}".Split(' '));

        using var summary = JsonDocument.Parse(run.Out);
        Assert.Equal(
            [
                "1 accounts account_type parent-differs error accounts.csv:4",
                "1 customers contact_persons.phone digits-lost error customers.csv:3",
                "1 invoices total total-differs error invoices.csv:3",
                "1 products sku duplicate-value error products.csv:3",
                "2 customers contact_persons.email value-omitted warning customers.csv:2",
            ],
            summary.RootElement.GetProperty("problems").EnumerateArray().Select(Text));
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Validate_OnlyWarnings_IsValidAndSaysSo()
    {
        _folder.Write("data/customers.csv", "id,name,site,mail,phone\n1,Ann,none,n/a,555 4729\n");
        _folder.Write("data/products.csv", "id,name,sku,rate\n1,Nut,A-1,1\n3,Screw,A-3,3\n");
        _folder.Write("data/accounts.csv", "id,name,type,parent\n1,Sales,income,\n");
        _folder.Write("data/invoices.csv", "id,customer,date,total\nI1,1,2024-01-31,10.01\n");
        _folder.Write("data/lines.csv", "invoice,product,qty,rate\nI1,1,10,1\n");

        var run = await CliRun.InvokeAsync(_folder.Path, "validate pack --data data --run checked".Split(' '));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("1 warning:\n1 × value left out [value-omitted] in customers, e.g. customers.csv:2\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("Valid: every record can be delivered; see the warnings.", run.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["checked/errors"]));
    }

    public void Dispose() => _folder.Dispose();

    private static string Text(JsonElement kind)
    {
        var example = kind.GetProperty("example");
        return $"{kind.GetProperty("count")} {kind.GetProperty("stream")} {kind.GetProperty("field")} {kind.GetProperty("code")} {kind.GetProperty("severity")} {example.GetProperty("file")}:{example.GetProperty("line")}";
    }
}
