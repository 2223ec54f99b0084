using System.Text.Json;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Rows that `where` leaves out are said, and those most of all that it nearly takes.</summary>
public sealed class WhereTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public WhereTests()
    {
        Where("{ status: open }");
        _folder
            .Write("pack/migration.yaml", "name: where\nproducts: [books]\nstreams: [customers]\n")
            .Write("data/c.csv", "id,name,status\n1,Acme,open\n2,Zed,Open\n3,Bob,o\u200Bpen\n,,\n4,Kay,closed\n");
    }

    [Theory]
    [InlineData("validate", false)]
    [InlineData("validate", true)]
    [InlineData("run", true)]
    public async Task AnyCommand_RowsThatAreLeftOut_SaysHowManyAndWhichAreNearlyTaken(string command, bool isKept)
    {
        var ran = await RunAsync(command, isKept);

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("Left out by `where`: 3 of 5 rows of c.csv (customers).\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("2 × spelled nearly as `where` has it [where-nearly] in customers: status, e.g. c.csv:3, 4", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_EverySpellingIsTaken_SaysNothingOfThem()
    {
        Where("{ status: [open, Open, \"o\u200Bpen\", closed] }");

        var ran = await RunAsync("validate", isKept: false);

        Assert.DoesNotContain("by `where`", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("where-nearly", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ status: { not: [open] } }", "key")]
    [InlineData("{ status: { not: open } }", "key")]
    [InlineData("{ status: { not: [open, null] } }", "group_by")]
    public async Task Validate_RowsThatAreNearlyLeftOut_AreTakenAndTold(string where, string together)
    {
        Where(where, together);

        var ran = await RunAsync("validate", isKept: false);

        Assert.Contains("2 × spelled nearly as `where` has it [where-nearly] in customers: status, e.g. c.csv:3, 4", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_EverySpellingIsLeftOut_SaysNothingOfThem()
    {
        Where("{ status: { not: [open, Open, \"o\u200Bpen\", null] } }");

        var ran = await RunAsync("validate", isKept: false);

        Assert.DoesNotContain("where-nearly", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_ThePackDoesNotWantToHearOfIt_OnlyCountsThem()
    {
        _folder.Write("pack/migration.yaml", "name: where\nproducts: [books]\nstreams: [customers]\nrules: { where-nearly: off }\n");

        var ran = await RunAsync("validate", isKept: false);

        Assert.DoesNotContain("where-nearly", ran.Out, StringComparison.Ordinal);
        Assert.Contains("3 of 5 rows", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_ARecordThatRefersToOneLeftOut_IsToldToLookThere()
    {
        _folder
            .Write("pack/migration.yaml", "name: where\nproducts: [books]\nstreams: [customers, invoices]\n")
            .Write("data/i.csv", "no,cust,day\n7,4,2024-04-01\n")
            .Write("pack/invoices.yaml", """
                module: books.invoices
                source: i.csv
                key: [no]
                fields:
                  customer_id: { ref: customers, from: cust }
                  invoice_number: { from: no }
                  date: { from: day }
                  line_items: [{ fields: { name: { const: Tea }, rate: { const: 1 }, quantity: { const: 1 } } }]
                """);

        var ran = await RunAsync("validate", isKept: true);

        var problem = File.ReadLines(_folder["run", "problems.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement).Single(problem => problem.GetProperty("code").GetString() == "dangling-reference");
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("Where the row is there, the `where` of its stream leaves it out.", problem.GetProperty("hint").GetString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Where(string where, string together = "key") => _folder.Write(
        "pack/customers.yaml", $"module: books.contacts\nsource: c.csv\n{together}: [id]\nwhere: {where}\nfields: {{ contact_name: {{ from: name }}, contact_type: {{ const: customer }} }}\n");

    private Task<CliRun> RunAsync(string command, bool isKept) => CliRun.InvokeAsync(
        [command, _folder["pack"], "--data", _folder["data"], .. isKept ? ["--run", _folder["run"]] : Array.Empty<string>(), .. command == "run" ? ["--config", "Sandbox:TimeScale=600"] : Array.Empty<string>()]);
}
