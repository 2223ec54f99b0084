using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Sandbox;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Cli;

/// <summary>The source held against the in-process sandbox's books, after somebody was at them.</summary>
public sealed class ReconcileTests(DeliveredRun delivered) : IClassFixture<DeliveredRun>, IDisposable
{
    // What differs is read a second time, and with the run itself that is more than a minute's calls: here a minute is a second.
    private const string Scale = "Sandbox:TimeScale=60";

    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    [Fact]
    public async Task Reconcile_NothingHappenedSince_IsEqualInACallAListPage()
    {
        DeliveredRun.CopyFolder(delivered.Clean, Run);

        var reconcile = await CliRun.InvokeAsync("reconcile", Run);

        Assert.Equal((0, ""), (reconcile.ExitCode, reconcile.Error));
        Expectation.Check("reconcile", reconcile.Out);
        Assert.Contains("<p class=\"good\">Equal:", await ReportAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Run, "reconcile.csv")));
    }

    [Fact]
    public async Task Reconcile_OneDeletedAndOneChanged_NamesBothToTheCent()
    {
        var run = await CliRun.InvokeAsync("run", "mappings/northwind-to-books", "--data", "sample-data/northwind-small", "--run", Run, "--config", Scale);
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        var invoices = Invoices();
        // One that is paid could not be deleted.
        var (deleted, changed) = (invoices.First(invoice => !invoice.IsPaid), invoices.First(invoice => invoice.IsPaid));
        await WithSandboxAsync(zoho => zoho.CallAsync(HttpMethod.Delete, $"/invoices/{deleted.Id}"), scale: 60);
        InBooks("UPDATE record SET json = json_set(json, '$.total', $total) WHERE id = $id", ("$total", changed.Total + 0.01m), ("$id", changed.Id));

        var text = await CliRun.InvokeAsync("reconcile", Run, "--config", Scale);
        var json = await CliRun.InvokeAsync("reconcile", Run, "--output", "json", "--config", Scale);
        using var found = JsonDocument.Parse(json.Out);
        var money = found.RootElement.GetProperty("modules")[2].GetProperty("money");

        Assert.Equal((1, 1), (text.ExitCode, json.ExitCode));
        Assert.Contains($"orders {deleted.Key}: is not at Zoho any more (id {deleted.Id}, {deleted.Text} in the source)", text.Out, StringComparison.Ordinal);
        Assert.Contains($"orders {changed.Key}: {changed.Text} in the source, ", text.Out, StringComparison.Ordinal);
        Assert.Equal(deleted.Total - 0.01m, money.GetProperty("difference").GetDecimal());
        Assert.Equal(1, money.GetProperty("changed").GetInt64());
        var csv = await File.ReadAllLinesAsync(Path.Combine(Run, "reconcile.csv"));
        Assert.Equal(
            [
                "zm_stream,zm_key,zm_difference,zm_zoho_id,zm_source_total,zm_zoho_total,zm_other_zoho_id,zm_source_currency,zm_zoho_currency",
                .. new[]
                {
                    $"orders,{deleted.Key},missing,{deleted.Id},{deleted.Plain},,,,",
                    $"orders,{changed.Key},amount,{changed.Id},{changed.Plain},{(changed.Total + 0.01m).ToString("0.00", CultureInfo.InvariantCulture)},,,USD",
                }.Order(StringComparer.Ordinal),
            ],
            [csv[0], .. csv.Skip(1).Order(StringComparer.Ordinal)]);
        Assert.Contains("<p class=\"bad\">Not equal.", await ReportAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconcile_RecordsOfOthers_AreCountedApartAndNotHeldAgainstTheRun()
    {
        DeliveredRun.CopyFolder(delivered.Clean, Run);
        await WithSandboxAsync(async zoho => await zoho.InvoiceAsync(await zoho.ContactAsync("Somebody else"), "THEIRS-1", 99.99m));

        var reconcile = await CliRun.InvokeAsync("reconcile", Run, "--output", "json");
        using var found = JsonDocument.Parse(reconcile.Out);

        Assert.Equal(0, reconcile.ExitCode);
        Assert.Equal([1, 0, 1, 0], found.RootElement.GetProperty("modules").EnumerateArray().Select(module => module.GetProperty("others").GetInt32()));
    }

    [Fact]
    public async Task Reconcile_ARecordOfOursTwice_IsADifference()
    {
        DeliveredRun.CopyFolder(delivered.Clean, Run);
        var twin = Invoices()[3];
        InBooks("""
            INSERT INTO record (module, id, sequence, visible, json)
            SELECT module, '777', sequence + 1000000, visible, json_set(json, '$.invoice_id', '777') FROM record WHERE id = $id
            """, ("$id", twin.Id));

        var reconcile = await CliRun.InvokeAsync("reconcile", Run);

        Assert.Equal(1, reconcile.ExitCode);
        Assert.Contains($"orders {twin.Key}: is at Zoho twice, as {twin.Id} and as 777", reconcile.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconcile_RowsThatWereNotDelivered_AreHeldAgainstTheRun()
    {
        DeliveredRun.CopyFolder(delivered.Dirty, Run);

        var reconcile = await CliRun.InvokeAsync("reconcile", Run);

        Assert.Equal(1, reconcile.ExitCode);
        Assert.Contains("books.contacts: in the source and not at Zoho: 1 rejected.", reconcile.Out, StringComparison.Ordinal);
        Assert.Contains("books.invoices: in the source and not at Zoho: 1 rejected, 2 blocked.", reconcile.Out, StringComparison.Ordinal);
        Assert.Contains($"Which of them were rejected, refused or blocked or are unknown, and why: {Path.Combine(Run, "errors")}", reconcile.Out, StringComparison.Ordinal);
        Assert.Contains("books.invoices: the source does not say the total of 1; Zoho shows no amount for any of them.", reconcile.Out, StringComparison.Ordinal);
        Assert.Contains("1 row of the source belongs to no record.", reconcile.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconcile_ARowThatNoneOfTwoStreamsCanRead_IsOneRow()
    {
        await CliRun.InvokeAsync("run", "mappings/northwind-to-books", "--data", "sample-data/dirty-northwind/unreadable-row", "--run", Run);
        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Run, "summary.json")));
        var files = summary.RootElement.GetProperty("files").EnumerateArray().ToList();
        var orphans = files.Sum(file => file.GetProperty("orphan").GetInt64());
        Assert.Equal(2, files.Sum(file => file.GetProperty("unreadable").GetInt64()));

        var reconcile = await CliRun.InvokeAsync("reconcile", Run, "--output", "json");
        using var found = JsonDocument.Parse(reconcile.Out);

        Assert.Equal(orphans + 1, found.RootElement.GetProperty("strayRows").GetInt64());
        var report = await ReportAsync();
        Assert.Contains($"Look at the {orphans + 1} row", report, StringComparison.Ordinal);
        Assert.Contains("<td>orders.csv</td><td>orders</td>", report, StringComparison.Ordinal);
        Assert.Contains("<td>orders.csv</td><td>payments</td>", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconcile_OutOfCalls_Exits4AndSaysWhen()
    {
        DeliveredRun.CopyFolder(delivered.Clean, Run);

        var reconcile = await CliRun.InvokeAsync("reconcile", Run, "--config", "Limits:Books:PerDay=1");

        Assert.Equal((4, ""), (reconcile.ExitCode, reconcile.Out));
        Assert.StartsWith("Not reconciled: ", reconcile.Error, StringComparison.Ordinal);
        Assert.Contains("Ask again after ", reconcile.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconcile_AValidation_Exits2()
    {
        await CliRun.InvokeAsync("validate", "mappings/northwind-to-books", "--data", "sample-data/northwind-small", "--run", Run);

        var reconcile = await CliRun.InvokeAsync("reconcile", Run);

        Assert.Equal(2, reconcile.ExitCode);
        Assert.Contains("holds a validation", reconcile.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<string> ReportAsync() => File.ReadAllTextAsync(Path.Combine(Run, "report.html"));

    private List<Invoice> Invoices()
    {
        var rows = File.ReadLines(Path.Combine(Run, "delivered", "orders.csv")).Skip(1).Select(line => line.Split(','));
        return [.. rows.Select(row => Find(row[0], row[1]))];
    }

    private Invoice Find(string id, string key)
    {
        using var books = Books();
        using var command = books.CreateCommand();
        command.CommandText = "SELECT json FROM record WHERE id = $id";
        command.Parameters.AddWithValue("$id", id);
        using var record = JsonDocument.Parse((string)command.ExecuteScalar()!);
        return new Invoice(id, key, record.RootElement.GetProperty("total").GetDecimal(), record.RootElement.GetProperty("status").GetString() == "paid");
    }

    // The sandbox is closed between two commands; somebody else opens its books.
    private async Task WithSandboxAsync(Func<SandboxHarness, Task> act, decimal scale = 1)
    {
        await using var zoho = await SandboxHarness.StartAsync(
            new SandboxOptions { StateFile = Path.Combine(Run, "sandbox.db") }, new ManualTimeProvider(new ScaledTimeProvider(TimeProvider.System, scale).GetUtcNow()));
        await act(zoho);
    }

    private void InBooks(string sql, params IEnumerable<(string Name, object Value)> values)
    {
        using var books = Books();
        using var command = books.CreateCommand();
#pragma warning disable CA2100 // the tests' own constants
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value is decimal amount ? (double)amount : value);
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private SqliteConnection Books()
    {
        var books = new SqliteConnection($"Data Source={Path.Combine(Run, "sandbox.db")};Pooling=False");
        books.Open();
        return books;
    }

    private sealed record Invoice(string Id, string Key, decimal Total, bool IsPaid)
    {
        public string Text => Total.ToString("#,##0.00", CultureInfo.InvariantCulture);

        public string Plain => Total.ToString("0.00", CultureInfo.InvariantCulture);
    }
}
