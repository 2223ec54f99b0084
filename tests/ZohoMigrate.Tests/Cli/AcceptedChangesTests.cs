using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Run → mend the source or the mapping where it stands → resume --accept-changes, as a user types it.</summary>
public sealed class AcceptedChangesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AcceptedChangesTests()
    {
        Copy(Repository.PathOf("sample-data", "northwind-small"), Data);
        Copy(Repository.PathOf("mappings", "northwind-to-books"), Pack);
    }

    private string Data => _folder["data"];

    private string Pack => _folder["pack"];

    private string Run => _folder["run"];

    [Fact]
    public async Task Accept_NothingChanged_SaysSoAndGoesOn()
    {
        await RunAsync(0, "--dry-run");

        var resumed = await AcceptAsync(exitCode: 0);

        Assert.Contains("Sources and mapping are what the run has read", resumed.Out, StringComparison.Ordinal);
        Assert.Equal(74, Total("created"));
    }

    [Fact]
    public async Task Accept_ARowMendedInTheSource_DeliversJustThatAndWhatWaitedForIt()
    {
        Edit("customers.csv", "ERNSH,Ernst Handel", $"ERNSH,{new string('x', 250)}");
        await RunAsync(1);
        var (delivered, lost) = (Total("created"), Total("rejected") + Total("blocked"));
        Assert.True(lost > 1);
        Edit("customers.csv", new string('x', 250), "Ernst Handel");

        var resumed = await AcceptAsync(exitCode: 0);

        Assert.Contains("  customers: 0 new, 1 changed, 0 gone, 10 unchanged", resumed.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing that is at Zoho is changed by this.", resumed.Out, StringComparison.Ordinal);
        Assert.Equal((74, delivered + lost), (Total("created"), Total("created")));
        AssertSandbox(74);
        Assert.Single(Directory.GetFiles(Run, "checkpoint.before-*.db"));
        Assert.False(File.Exists(Path.Combine(Run, "checkpoint.new.db")));
    }

    [Fact]
    public async Task Accept_RowsAppendedAndInserted_DeliversTheNewOnesAndKeepsTheOthers()
    {
        await RunAsync(0);
        var lines = File.ReadAllLines(Path.Combine(Data, "customers.csv")).ToList();
        lines.Insert(2, "NEWA,Inserted Ltd.,A B,Owner,Street 1,Town,NULL,1,UK,1,NULL");
        lines.Add("NEWB,Appended Ltd.,C D,Owner,Street 2,Town,NULL,1,UK,1,NULL");
        File.WriteAllLines(Path.Combine(Data, "customers.csv"), lines);

        await AcceptAsync(exitCode: 0);

        Assert.Equal((76, 0), (Total("created"), Warnings()));
        AssertSandbox(76);
        var delivered = File.ReadAllLines(Path.Combine(Run, "delivered", "customers.csv"));
        Assert.All(delivered.Skip(1), line => Assert.Equal(line.Split(',')[1], line.Split(',')[3]));
    }

    [Fact]
    public async Task Accept_ADeliveredRowChanged_WarnsAndSendsNothing()
    {
        await RunAsync(0);
        var calls = Calls();
        Edit("customers.csv", "Kirchgasse 6", "Kirchgasse 7");

        var resumed = await AcceptAsync(exitCode: 0);

        Assert.Equal((74, calls, 1), (Total("created"), Calls(), Warnings()));
        Assert.Contains("  customers 'ERNSH', Zoho's id ", resumed.Out, StringComparison.Ordinal);
        Assert.Contains("(customers.csv:2)", resumed.Out, StringComparison.Ordinal);
        AssertSandbox(74);

        // What was changed back is as it was.
        Edit("customers.csv", "Kirchgasse 7", "Kirchgasse 6");
        await AcceptAsync(exitCode: 0);
        Assert.Equal((calls, 0), (Calls(), Warnings()));
    }

    // The order is paid by its total, so its payment comes to something else too.
    [Fact]
    public async Task Reconcile_ADeliveredOrdersLineChanged_HoldsZohoAgainstTheAcceptedSource()
    {
        await RunAsync(0);
        Edit("order_details.csv", "10333,14,18.60,10,", "10333,14,18.60,100,");
        await AcceptAsync(exitCode: 0);

        var reconcile = await InvokeAsync("reconcile", Run);

        Assert.Equal(1, reconcile.ExitCode);
        Assert.Matches(@"books.invoices +37,276.26 +35,602.26 +1,674.00", reconcile.Out);
        Assert.Contains("books.invoices: 1 changed in the source or the mapping after delivery", reconcile.Out, StringComparison.Ordinal);
        Assert.Matches(@"orders 10333: changed after it was delivered; [\d,.]+ in the source, [\d,.]+ at Zoho", reconcile.Out);
        Assert.Contains("payments 10333: changed after it was delivered", reconcile.Out, StringComparison.Ordinal);
        Assert.Contains("Not equal.", reconcile.Out, StringComparison.Ordinal);
        var report = File.ReadAllText(Path.Combine(Run, "report.html"));
        Assert.Contains("37,276.26", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Equal: everything in the source", report, StringComparison.Ordinal);

        // What was changed back is as it was.
        Edit("order_details.csv", "10333,14,18.60,100,", "10333,14,18.60,10,");
        await AcceptAsync(exitCode: 0);
        Assert.Equal(0, (await InvokeAsync("reconcile", Run)).ExitCode);
    }

    // No total shows it.
    [Fact]
    public async Task Reconcile_ADeliveredCustomerChanged_IsNotEqual()
    {
        await RunAsync(0);
        Edit("customers.csv", "Kirchgasse 6", "Kirchgasse 7");
        await AcceptAsync(exitCode: 0);

        var reconcile = await InvokeAsync("reconcile", Run);

        Assert.Equal(1, reconcile.ExitCode);
        Assert.Contains("customers ERNSH: changed after it was delivered (id ", reconcile.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_ANameThatADeliveredRecordWasSentWith_IsSaidToBeThere()
    {
        Edit("products.csv", "13,Konbu,", "13,Seaweed,");
        await RunAsync(0);
        Edit("products.csv", "13,Seaweed,", "13,Konbu,");
        File.AppendAllText(Path.Combine(Data, "products.csv"), "99,Seaweed,6,8,box,7.00,1,0,0,0\n");

        await AcceptAsync(exitCode: 1);

        var products = Errors("products.csv");
        var last = products.Ids.Single();
        Assert.Matches("and Zoho's record [0-9]+, as products '13' was sent \\(products.csv line 2\\), has it already", products[last, "zm_message"]);
        Assert.Contains("correct that record at Zoho by hand, let this one go with a value for the time being", products[last, "zm_hint"], StringComparison.Ordinal);

        // The way on that it names.
        products[last, "productName"] = "Seaweed, new";
        products.Save();
        Assert.Equal(0, (await InvokeAsync("retry", Run)).ExitCode);
        AssertSandbox(75);
    }

    [Fact]
    public async Task Accept_ADeliveredRowGone_IsRefusedAndChangesNothing()
    {
        await RunAsync(0);
        var checkpoint = File.ReadAllBytes(Path.Combine(Run, "checkpoint.db"));
        Edit("suppliers.csv", "\n8,Specialty", "\n88,Specialty");

        var refused = await AcceptAsync(exitCode: 2);

        Assert.Contains("  suppliers '8', Zoho's id ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("(was suppliers.csv:4)", refused.Error, StringComparison.Ordinal);
        Assert.Equal(checkpoint, File.ReadAllBytes(Path.Combine(Run, "checkpoint.db")));
        Assert.DoesNotContain(Directory.GetFiles(Run), file => file.Contains("checkpoint.new", StringComparison.Ordinal) || file.Contains("before", StringComparison.Ordinal));

        // The run itself goes on as ever.
        Assert.Equal(0, (await InvokeAsync("resume", Run)).ExitCode);
    }

    [Fact]
    public async Task Accept_AnOrderShippedSince_IsMarkedAsSentAndPaid()
    {
        var shipped = File.ReadAllLines(Path.Combine(Data, "orders.csv"))[1];
        var cells = shipped.Split(',');
        var open = string.Join(',', cells.Select((cell, place) => place == 5 ? "NULL" : cell));
        Edit("orders.csv", shipped, open);
        await RunAsync(0);
        Assert.Equal(73, Total("created"));
        Edit("orders.csv", open, shipped);

        var resumed = await AcceptAsync(exitCode: 0);

        Assert.Contains("1 later step of records sent before is asked for the first time", resumed.Out, StringComparison.Ordinal);
        Assert.Equal((74, 0), (Total("created"), Warnings()));
        AssertSandbox(74);
    }

    [Fact]
    public async Task Accept_ALineThatRetryGaveToItsOrder_StaysTheOrders()
    {
        // The order has no date, and one of its lines an order's number that is none.
        Edit("orders.csv", "10333,WARTH,5,1996-10-18 00:00:00.000", "10333,WARTH,5,soon");
        Edit("order_details.csv", "10333,21,8.00", "1O333,21,8.00");
        await RunAsync(1);
        var (orders, lines) = (Errors("orders.csv"), Errors("orders.order_details.csv"));
        orders["orders.csv#1", "orderDate"] = "1996-10-18 00:00:00.000";
        lines["order_details.csv#2", "orderID"] = "10333";
        orders.Save();
        lines.Save();
        var retried = await InvokeAsync("retry", Run);
        Assert.True(retried.ExitCode == 0, retried.Out + retried.Error);
        File.AppendAllText(Path.Combine(Data, "customers.csv"), "NEWB,Appended Ltd.,C D,Owner,Street 2,Town,NULL,1,UK,1,NULL\n");

        var resumed = await AcceptAsync(exitCode: 0);

        Assert.Contains("Nothing that is at Zoho is changed by this.", resumed.Out, StringComparison.Ordinal);
        Assert.Equal((75, 0), (Total("created"), Warnings()));
        Assert.All(Summary()["files"]!.AsArray(), file => Assert.Equal((0, 0), ((int)file!["orphan"]!, (int)file["unreadable"]!)));
        Assert.False(Directory.Exists(Path.Combine(Run, "errors")));
        AssertSandbox(75);
    }

    [Fact]
    public async Task Accept_AMappingMendedAfterAStreamWasRefusedAlike_DeliversIt()
    {
        // Zoho knows no such tax, which only it can tell.
        var mapping = Path.Combine(Pack, "products.yaml");
        var good = File.ReadAllText(mapping);
        File.WriteAllText(mapping, good.Replace("fields:\n", "fields:\n  tax_id: { const: \"999\" }\n", StringComparison.Ordinal));
        var first = await InvokeAsync("run", Pack, "--data", Data, "--run", Run);
        Assert.True(first.ExitCode is 1 or 4, first.Out + first.Error);
        Assert.True(Total("created") < 40);
        File.WriteAllText(mapping, good);

        var run = await InvokeAsync("run", Pack, "--data", Data, "--run", Run);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"zohomigrate resume {Run} --accept-changes", run.Error, StringComparison.Ordinal);
        await AcceptAsync(exitCode: 0);

        Assert.Equal((74, 0), (Total("created"), Warnings()));
        AssertSandbox(74);
        // From now on it is bound to the mended pack.
        Assert.Equal(0, (await InvokeAsync("run", Pack, "--data", Data, "--run", Run)).ExitCode);
    }

    [Fact]
    public async Task Accept_OutputJson_HasTheChangesInTheSummary()
    {
        await RunAsync(0);
        Edit("customers.csv", "Kirchgasse 6", "Kirchgasse 7");

        var resumed = await InvokeAsync("resume", Run, "--accept-changes", "--output", "json");

        var changes = JsonNode.Parse(resumed.Out)!["changes"]!;
        Assert.Equal(
            """{"stream":"customers","new":0,"changed":1,"gone":0,"unchanged":10,"changedAtZoho":1}""",
            changes["streams"]!.AsArray().Single(stream => (string?)stream!["stream"] == "customers")!.ToJsonString());
        Assert.Equal(("ERNSH", "customers.csv", 2), ((string?)changes["atZoho"]![0]!["key"], (string?)changes["atZoho"]![0]!["file"], (int)changes["atZoho"]![0]!["line"]!));
    }

    [Fact]
    public async Task Accept_ARunHalfReadWithAnotherPack_ReadsAllAnew()
    {
        await RunAsync(0, "--dry-run");
        Sql("UPDATE meta SET value = '0' WHERE name = 'sealed'; DROP INDEX record_identity; DROP INDEX reference_by_parent");
        File.AppendAllText(Path.Combine(Pack, "products.yaml"), "# mended\n");

        await AcceptAsync(exitCode: 0);

        Assert.Equal(74, Total("created"));
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAsync(int exitCode, params string[] more)
    {
        var run = await InvokeAsync(["run", Pack, "--data", Data, "--run", Run, .. more]);
        Assert.True(run.ExitCode == exitCode, run.Out + run.Error);
    }

    private async Task<CliRun> AcceptAsync(int exitCode)
    {
        var run = await InvokeAsync("resume", Run, "--accept-changes");
        Assert.True(run.ExitCode == exitCode, run.Out + run.Error);
        return run;
    }

    // More calls than a minute takes would have to wait for the next one.
    private static Task<CliRun> InvokeAsync(params string[] arguments) => CliRun.InvokeAsync([.. arguments, "--config", "Sandbox:TimeScale=600"]);

    private void Edit(string file, string from, string to)
    {
        var text = File.ReadAllText(Path.Combine(Data, file));
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(Data, file), text.Replace(from, to, StringComparison.Ordinal));
    }

    private ReportFile Errors(string file) => ReportFile.Load(Path.Combine(Run, "errors", file));

    private JsonNode Summary() => JsonNode.Parse(File.ReadAllText(Path.Combine(Run, "summary.json")))!;

    private long Total(string state) => Summary()["streams"]!.AsArray().Sum(stream => (long)stream![state]!);

    private long Calls() => (long)Summary()["calls"]!["total"]!;

    private int Warnings() => File.ReadAllLines(Path.Combine(Run, "problems.jsonl")).Count(line => line.Contains("changed-after-delivery", StringComparison.Ordinal));

    // The sandbox's own books: nothing twice, ever.
    private void AssertSandbox(long records)
    {
        using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Run, "sandbox.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        database.Open();
        using var count = database.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM record";
        Assert.Equal(records, count.ExecuteScalar());
    }

    private void Sql(string sql)
    {
        using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Run, "checkpoint.db"), Pooling = false }.ConnectionString);
        database.Open();
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // written here
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
