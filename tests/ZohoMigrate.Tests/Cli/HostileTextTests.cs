using CsvHelper;
using Xunit;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Each command shows strangers' text as signs, and nothing it writes or leaves behind acts on its reader.</summary>
public sealed class HostileTextTests(HostileText shared) : IClassFixture<HostileText>
{
    private const string Evil = HostileText.Evil;

    [Fact]
    public async Task Commands_OnARunOfHostileText_WriteNoControlCharacter()
    {
        using var own = new HostileText();
        await own.InitializeAsync();
        var run = own.PathInRun("");
        await own.AssertCleanAsync(1, "validate", own.Pack, "--data", own.Data);
        await own.AssertCleanAsync(0, "status", run);
        await own.AssertCleanAsync(1, "resume", run, "--verbose");
        await own.AssertCleanAsync(0, "report", run);
        await own.AssertCleanAsync(1, "reconcile", run);
        await own.AssertCleanAsync(0, "checkpoint", "export", run);
        await own.AssertCleanAsync(0, "checkpoint", "export", run, "--to", own[$"ids{Evil.Replace('/', '-')}.csv"]);
        await own.AssertCleanAsync(2, "resolve", run, $"customers:{HostileText.Key}", "--absent");
        await own.AssertCleanAsync(2, "resolve", run, $"customers:{Evil}", "--created", "1");
        await own.AssertCleanAsync(0, "preview", own.Customers);
        await own.AssertCleanAsync(1, "retry", run);
        var errors = await File.ReadAllTextAsync(own.PathInRun("errors/customers.csv"));
        await File.WriteAllTextAsync(own["back.csv"], errors.Replace(new string('x', 201), $"\"{Evil}{new string('x', 201)}\"", StringComparison.Ordinal));
        await own.AssertCleanAsync(1, "retry", run, "--from", own["back.csv"]);
        await File.WriteAllTextAsync(own["back.csv"], errors.Replace($"note{Evil}", $"other{Evil}", StringComparison.Ordinal));
        await own.AssertCleanAsync(2, "retry", run, "--from", own["back.csv"]);
        await File.AppendAllTextAsync(own.Customers, $"\"{Evil}\",NEW,a,b\n");
        await own.AssertCleanAsync(0, "status", run);
        await own.AssertCleanAsync(1, "resume", run, "--accept-changes");
        await own.AssertCleanAsync(1, "preview", own.Customers);
        await own.DisposeAsync();
    }

    [Fact]
    public async Task Commands_OnTheirWayIntoAFault_WriteNoControlCharacter()
    {
        string[] run = ["run", shared.Pack, "--data", shared.Data];
        foreach (var line in new string[][]
        {
            [Evil], ["run", Evil], [.. run, $"--{Evil}"], [.. run, "--max-errors", Evil], [.. run, "--target", Evil], [.. run, "--set", Evil],
            [.. run, "--set", $"{Evil}=1"], [.. run, "--config", Evil], [.. run, "--config", $"Zoho:{Evil}=1"], [.. run, "--config", $"Zoho:DataCenter={Evil}"],
            [.. run, "--run", $"{shared.Data}/orders.csv/{Evil}"], ["validate", Evil, "--data", shared.Data], ["validate", shared.Pack, "--data", Evil],
            ["resume", Evil], ["status", Evil], ["report", Evil], ["reconcile", Evil], ["retry", Evil], ["retry", shared.PathInRun(""), "--from", Evil],
            ["resolve", Evil, "a", "--absent"], ["checkpoint", "export", Evil], ["checkpoint", Evil], ["describe", Evil], ["preview", Evil],
            ["sandbox", "--faults", Evil], ["sandbox", "--plan", Evil], ["sandbox", "--window", Evil],
        })
        {
            await shared.AssertCleanAsync(2, line);
        }

        Assert.Contains("\u241b[2J", (await shared.InvokeAsync("status", Evil)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_OfARunOfHostileText_HoldNoControlCharacter()
    {
        await shared.AssertCleanAsync(1, "reconcile", shared.PathInRun(""));

        foreach (var name in new[] { "run.log", "report.html", "summary.json", "problems.jsonl" })
            HostileText.AssertClean(name, await File.ReadAllTextAsync(shared.PathInRun(name)));
        Assert.Contains("\\u001b[2J", await File.ReadAllTextAsync(shared.PathInRun("run.log")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\u241b[2J", await File.ReadAllTextAsync(shared.PathInRun("report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CsvReports_OfARunOfHostileText_KeepTheSourcesCellsAndRunNothingOfOurs()
    {
        await shared.AssertCleanAsync(1, "reconcile", shared.PathInRun(""));
        await shared.AssertCleanAsync(0, "checkpoint", "export", shared.PathInRun(""), "--to", shared["ids.csv"]);

        var (errors, source) = (Rows(shared.PathInRun("errors/customers.csv")), Rows(shared.Customers));
        Assert.Equal(source[0], errors[0][..source[0].Count]);
        Assert.Equal(source[1], errors[1][..source[1].Count]);
        Assert.Equal(source[2], Rows(shared.PathInRun("delivered/customers.csv"))[1][^source[2].Count..]);
        AssertOurs(errors, column => column.StartsWith("zm_", StringComparison.Ordinal));
        AssertOurs(Rows(shared.PathInRun("errors/products.csv")), column => column.StartsWith("zm_", StringComparison.Ordinal));
        AssertOurs(Rows(shared.PathInRun("delivered/customers.csv")), column => column.StartsWith("zm_", StringComparison.Ordinal));
        AssertOurs(Rows(shared.PathInRun("reconcile.csv")), _ => true);
        AssertOurs(Rows(shared["ids.csv"]), _ => true);
        Assert.Contains(Rows(shared.PathInRun("errors/products.csv")).SelectMany(row => row), cell => cell.StartsWith($"'{HostileText.Formula}", StringComparison.Ordinal));
        Assert.Contains(Rows(shared["ids.csv"]), row => row[1].StartsWith("'=\u241b[2J", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Preview_AsCsv_HandsTheCellsOnToTheLetter() =>
        Assert.Contains($"\"{Evil}\",", (await shared.InvokeAsync("preview", shared.Customers, "--output", "csv")).Out, StringComparison.Ordinal);

    private static void AssertOurs(List<List<string>> rows, Func<string, bool> isOurs)
    {
        var ours = Enumerable.Range(0, rows[0].Count).Where(column => isOurs(rows[0][column])).ToList();
        Assert.True(ours.Count > 0 && rows.Count > 1);
        Assert.All(rows.Skip(1).SelectMany(row => ours.Select(column => row[column])), cell =>
        {
            HostileText.AssertClean("a cell of ours", cell);
            Assert.False(cell.Length > 0 && "=+-@".Contains(cell[0], StringComparison.Ordinal), cell);
        });
    }

    private static List<List<string>> Rows(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = CsvReader.Create(file, new CsvReaderOptions { HasHeader = false });
        var rows = new List<List<string>>();
        while (reader.Read())
            rows.Add([.. reader.Current.ToArray()]);
        return rows;
    }
}
