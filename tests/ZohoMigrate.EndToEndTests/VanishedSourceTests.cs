using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>The file of a later stream is taken away while an earlier one is still being read.</summary>
public sealed class VanishedSourceTests
{
    private const int Customers = 100_000;

    [Fact]
    public async Task Run_TheFileOfALaterStreamVanishes_StopsBeforeTheFirstCallAndBeginsAnewOnceItIsBack()
    {
        using var folder = new TemporaryFolder();
        folder.Write("pack/migration.yaml", "name: two\nproducts: [books]\nstreams: [customers, items]");
        folder.Write("pack/customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields: { contact_name: { from: name } }");
        folder.Write("pack/items.yaml", "module: books.items\nsource: items.csv\nkey: [id]\nfields: { name: { from: name }, rate: { from: rate } }");
        folder.Write("data/customers.csv", "id,name\n" + string.Concat(Enumerable.Range(1, Customers).Select(number => $"{number},Customer {number}\n")));
        folder.Write("data/items.csv", "id,name,rate\n1,Pen,3\n");
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, "--limit", "100", "--window", "00:00:01");
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);

        using (var run = Start(folder, environment))
        {
            while (!File.Exists(folder["run/checkpoint.db"]) && !run.HasExited)
                await Task.Delay(10);
            File.Move(folder["data/items.csv"], folder["items.csv"]);
            Assert.Equal(2, await run.WaitAsync());
            Assert.Contains($"items.csv is not in the data folder {folder["data"]}. Put it there", run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, SandboxProcess.Count((await sandbox.SummaryAsync())["arrivals"]));
        File.Move(folder["items.csv"], folder["data/items.csv"]);
        folder.Write("data/customers.csv", "id,name\n1,Customer 1\n");
        using var again = Start(folder, environment);
        Assert.True(await again.WaitAsync() == 0, again.Error + again.Output);
        Assert.Equal(2, RunFiles.Total(RunFiles.Summary(folder["run"]), "created"));
    }

    private static CliProcess Start(TemporaryFolder folder, Dictionary<string, string> environment) =>
        CliProcess.Start(folder.Path, environment, "run", folder["pack"], "--data", folder["data"], "--run", folder["run"]);
}
