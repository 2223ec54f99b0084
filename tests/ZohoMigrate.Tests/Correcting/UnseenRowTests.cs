using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;
using ZohoMigrate.Tests.Cli;

namespace ZohoMigrate.Tests.Correcting;

/// <summary>Rows that no view sees, since they cannot be read: a record that may be short of one waits until its file is mended, and what nobody can know is told.</summary>
public sealed class UnseenRowTests : IDisposable
{
    // A record that is one row of a view, which adds its lines up; one whose lines are rows of a view; and one that is a group of such rows.
    private const string Added = "source: { view: views/added.sql }\nkey: [no]";
    private const string Joined = "source: { view: views/hdr.sql }\nkey: [no]\nlines: { source: { view: views/rows.sql }, on: { no: number } }";
    private const string Grouped = "source: { view: views/whole.sql }\ngroup_by: [no]";

    private readonly TemporaryFolder _folder = new();

    public UnseenRowTests() => _folder
        .Write("pack/migration.yaml", "name: unseen\nproducts: [books]\nstreams: [customers, invoices]\ntables: { hdr: hdr.csv, rows: rows.csv }\n")
        .Write("pack/customers.yaml", "module: books.contacts\nsource: { view: views/customers.sql }\nkey: [id]\nfields:\n  contact_name: { from: name }\n")
        // It is read first, so that the rows are in its report.
        .Write("pack/views/customers.sql", "SELECT h._row, h.cust AS id, 'Ann' AS name, (SELECT count(*) FROM rows) AS lines FROM hdr h GROUP BY h.cust")
        .Write("pack/views/added.sql", "SELECT h._row, h.no, h.cust, h.day, 'All' AS item, (SELECT decimal_sum(r.rate) FROM rows r WHERE r.no = h.no) AS rate FROM hdr h ORDER BY h._row")
        .Write("pack/views/hdr.sql", "SELECT _row, no, cust, day FROM hdr ORDER BY _row")
        // A number stands in the first row of its invoice only.
        .Write("pack/views/rows.sql", "SELECT r._row, (SELECT f.no FROM rows f WHERE f._row <= r._row AND f.no <> '' ORDER BY f._row DESC LIMIT 1) AS number, r.item, r.rate FROM rows r ORDER BY r._row")
        .Write("pack/views/whole.sql", "SELECT r._row, h.no, h.cust, h.day, r.item, r.rate FROM rows r JOIN hdr h ON h.no = r.no ORDER BY r._row")
        .Write("data/hdr.csv", "no,cust,day\n5,1,2024-04-01\n6,1,2024-04-02\n");

    [Theory]
    [InlineData("its key is that of a sum", Added, "5,A,100\n6,C,7\n5,B, Large,200\n6,D,1\n", "5,A,100\n6,C,7\n5,B,200\n6,D,1\n")]
    [InlineData("its key is that of lines", Joined, "5,A,100\n6,C,7\n,D,1\n\n5,B, Large,200\n", "5,A,100\n6,C,7\n,D,1\n\n5,B,200\n")]
    [InlineData("its key is that of a group", Grouped, "5,A,100\n6,C,7\n6,D,1\n\n5,B, Large,200\n", "5,A,100\n6,C,7\n6,D,1\n\n5,B,200\n")]
    [InlineData("lines of a record are beside it", Joined, "5,A,99\n,B, Large,200\n,A,1\n6,C,8\n", "5,A,99\n,B,200\n,A,1\n6,C,8\n")]
    [InlineData("two such rows are beside each other", Joined, "5,A,99\n,B, Large,100\n,B, Small,100\n,A,1\n6,C,8\n", "5,A,99\n,B,100\n,B,100\n,A,1\n6,C,8\n")]
    public async Task Run_ARecordThatMayBeShortOfARowNoViewSees_IsHeldBackUntilTheFileIsMended(string fault, string source, string rows, string mended)
    {
        Write(source, rows);

        await RunAsync("run", exitCode: 1);

        Assert.True(_folder.Books() is ["8"], $"{fault}: {string.Join(' ', _folder.Books())}");
        var held = ReportFile.Load(_folder["run", "errors", "invoices.csv"]);
        var id = Assert.Single(held.Ids);
        Assert.Contains("row-missing", held[id, "zm_code"], StringComparison.Ordinal);
        Assert.Contains("Mend it in rows.csv itself and go on with `resume --accept-changes`.", held[id, "zm_hint"], StringComparison.Ordinal);

        // However it comes back: no row of a view has the place of the one that is missing.
        held[id, "cust"] = "1 ";
        held.Save();
        await RunAsync("retry", exitCode: 1);
        Assert.Equal(["8"], _folder.Books());

        _folder.Write("data/rows.csv", "no,item,rate\n" + mended);
        await RunAsync("resume", exitCode: 0, "--accept-changes");
        Assert.Equal(["300", "8"], _folder.Books());
        Assert.DoesNotContain("row-unseen", File.ReadAllText(_folder["run", "report.html"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("validate", "?,B, Large,200", "whether one of its records is short of one, nobody can tell")]
    [InlineData("run", "?,B, Large,200", "whether one of its records is short of one, nobody can tell")]
    [InlineData("validate", "5,B, Large,1", "1 of its records seems to be short of one (row-missing), and any other may be")]
    public async Task AnyCommand_RowsNoViewSees_AreToldOfEachStreamThatReadsTheirFile(string command, string row, string said)
    {
        Write(Added, $"5,A,100\n6,C,7\n{row}\n");

        var ran = await RunAsync(command, exitCode: 1);

        string[] told = said.Contains("nobody can tell", StringComparison.Ordinal)
            ? ["customers, invoices: views/customers.sql, views/added.sql"]
            : ["invoices: views/added.sql", "customers: views/customers.sql"];
        Assert.All(told, where => Assert.Contains($"1 × rows that no view sees [row-unseen] in {where}, e.g. rows.csv:4", ran.Out, StringComparison.Ordinal));
        // A customer who is named in one is not made of it.
        Assert.DoesNotContain("[row-missing] in customers", ran.Out, StringComparison.Ordinal);
        Assert.Contains(said, File.ReadAllText(_folder["run", "report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TwoTablesAreOneFile_HoldsTheRecordBack()
    {
        Write(Joined, "6,C,7\n5,A,100\n5,B, Large,200\n");
        _folder.Write("pack/migration.yaml", "name: unseen\nproducts: [books]\nstreams: [customers, invoices]\ntables: { hdr: hdr.csv, rows: rows.csv, again: rows.csv }\n")
            .Write("pack/views/hdr.sql", "SELECT a._row, h.no, h.cust, h.day FROM hdr h JOIN again a ON a.no = h.no GROUP BY h.no ORDER BY a._row");

        await RunAsync("run", exitCode: 1);

        Assert.Equal(["7"], _folder.Books());
    }

    [Fact]
    public async Task Run_EveryRowOfAFileIsReadable_SaysNothing()
    {
        Write(Added, "5,A,100\n6,C,7\n");

        Assert.DoesNotContain("row-unseen", (await RunAsync("run", exitCode: 0)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThePackSaysThatSuchRowsAreNone_SendsTheRecords()
    {
        Write(Added, "5,A,100\n6,C,7\n5,B, Large,200\n");
        _folder.Write("pack/migration.yaml", File.ReadAllText(_folder["pack", "migration.yaml"]) + "rules: { row-missing: warning, row-unseen: off }\n");

        var ran = await RunAsync("run", exitCode: 1);

        Assert.Equal(["100", "7"], _folder.Books());
        Assert.DoesNotContain("row-unseen", ran.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string source, string rows)
    {
        var line = source == Added ? "" : "each: line, ";
        var items = $"{{ {line}fields: {{ name: {{ from: item }}, rate: {{ from: rate }}, quantity: {{ const: 1 }} }} }}";
        _folder.Write("data/rows.csv", "no,item,rate\n" + rows).Write("pack/invoices.yaml", $$"""
            module: books.invoices
            {{source}}
            fields:
              customer_id: { ref: customers, from: cust }
              invoice_number: { from: no }
              date: { from: day }
              line_items: {{(source == Added ? $"[{items}]" : items)}}
            """);
    }

    private async Task<CliRun> RunAsync(string command, int exitCode, params string[] more)
    {
        string[] given = command is "run" or "validate" ? [command, _folder["pack"], "--data", _folder["data"], "--run", _folder["run"]] : [command, _folder["run"]];
        var ran = await CliRun.InvokeAsync([.. given, .. more, .. command == "validate" ? Array.Empty<string>() : ["--config", "Sandbox:TimeScale=600"]]);
        Assert.True(ran.ExitCode == exitCode, ran.Out + ran.Error);
        return ran;
    }
}
