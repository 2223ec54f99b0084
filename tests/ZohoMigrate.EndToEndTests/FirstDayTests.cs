using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.EndToEndTests;

/// <summary>
/// A new user's first day, each command a process of its own: dirty data is checked, run, mended in a spreadsheet, given back and held
/// against Zoho, and the books are those of clean data.
/// </summary>
public sealed class FirstDayTests
{
    private static readonly string Dirty = Repository.PathOf("sample-data", "dirty-northwind", "all");

    [Fact]
    public async Task Day_FromDirtyDataToEqualBooks_NeedsNothingButTheCommands()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, "--limit", "100", "--window", "00:00:01", "--state", folder["zoho.db"]);
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);

        var checkedFirst = await InvokeAsync(1, "validate", RunFiles.NorthwindPack, "--data", Dirty);
        Assert.Contains("Not valid", checkedFirst, StringComparison.Ordinal);
        Assert.Empty((await sandbox.RecordsAsync("books.contacts")));

        var ran = await InvokeAsync(1, "run", RunFiles.NorthwindPack, "--data", Dirty, "--run", folder["run"]);
        Assert.Contains("zohomigrate retry", ran, StringComparison.Ordinal);
        var before = await InvokeAsync(1, "reconcile", folder["run"], "--output", "json");
        Assert.False(JsonNode.Parse(before)!["equal"]!.GetValue<bool>());

        new Originals(RunFiles.NorthwindSmall).Mend(folder["run", "errors"]);
        if (LibreOffice.IsHere)
            new LibreOffice(folder.Path).OpenAndSave(folder["run", "errors"], "44,34,76,1,,1033,false,true,false", "44,34,76,1,,0,false,true,false,false,false");
        await InvokeAsync(0, "retry", folder["run"]);
        await InvokeAsync(0, "reconcile", folder["run"]);
        await InvokeAsync(0, "report", folder["run"]);

        var zoho = await sandbox.SummaryAsync();
        var summary = RunFiles.Summary(folder["run"]);
        Assert.Equal(("completed", 0), (summary["state"]!.ToString(), summary["exitCode"]!.GetValue<int>()));
        Assert.Equal(74, RunFiles.Total(summary, "created"));
        Assert.False(Directory.Exists(folder["run", "errors"]));
        Assert.Equal(0, SandboxProcess.Count(zoho["createsCommittedTwice"]));
        Assert.Equal(0, SandboxProcess.Count(zoho["refusedByLimit"]));
        Assert.True(File.Exists(folder["run", "report.html"]));

        async Task<string> InvokeAsync(int exitCode, params string[] arguments)
        {
            using var command = CliProcess.Start(folder.Path, environment, arguments);
            Assert.True(await command.WaitAsync() == exitCode, string.Join(' ', arguments) + "\n" + command.Error + command.Output);
            return command.Output;
        }
    }
}
