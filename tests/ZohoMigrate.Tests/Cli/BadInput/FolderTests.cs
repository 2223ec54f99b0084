using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Folders;

namespace ZohoMigrate.Tests.Cli.BadInput;

/// <summary>Folders where no run can be kept or found.</summary>
public sealed class FolderTests : IDisposable
{
    private readonly BadInputFolder _folder = new();

    [Theory]
    [InlineData("run pack --data data --run data/orders.csv", "that is a file")]
    [InlineData("validate pack --data data --run data/orders.csv", "that is a file")]
    [InlineData("run pack --data data --run data/orders.csv/deeper", "nothing can be written there")]
    [InlineData("validate pack --data data --run data/orders.csv/deeper", "nothing can be written there")]
    [InlineData("run pack --data data --run data", "data is the data folder. Keep the run in a folder of its own (--run).")]
    [InlineData("run pack --data data --run pack", "Keep the run in a folder of its own (--run).")]
    [InlineData("validate pack --data data --run pack/run", "is in the pack")]
    [InlineData("run pack --data data --run .", "it holds something else (data, pack), and a run would write over it. Choose a folder that is empty or not there yet (--run).")]
    [InlineData("validate pack --data data --run .", "it holds something else (data, pack)")]
    [InlineData("resume data/orders.csv", "There is no run in data/orders.csv. What is there was never a run's, and none can begin there: name the folder that was given with --run.")]
    [InlineData("resume data", "There is no run in data. What is there was never a run's, and none can begin there")]
    [InlineData("resume nowhere", "There is no run in nowhere. Begin one with: zohomigrate run <pack> --data <folder> --run nowhere")]
    [InlineData("status data", "There is no run in data.")]
    public async Task Invoke_AFolderThatHoldsNoRun_IsSaidAndNothingIsTouched(string line, string said)
    {
        var before = Files();
        var run = await _folder.InvokeAsync(line);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        BadInputFolder.AssertPlain(run, said);
        Assert.Equal(before, Files());
    }

    [Theory]
    [InlineData("run pack --data data --run mine --dry-run")]
    [InlineData("validate pack --data data --run mine")]
    public async Task Invoke_AFolderWithReportsThatAreNoRuns_LeavesThemAlone(string line)
    {
        _folder.Write("mine/summary.json", "mine");
        _folder.Write("mine/delivered/customers.csv", "mine");
        var before = Files();
        var run = await _folder.InvokeAsync(line);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        BadInputFolder.AssertPlain(run, "it holds something else (delivered, summary.json)");
        Assert.Equal(before, Files());
    }

    [Theory]
    [InlineData("status loop")]
    [InlineData("resume loop")]
    [InlineData("run pack --data data --run loop")]
    public async Task Invoke_AFolderThatCannotBeLookedInto_IsNotCalledEmpty(string line)
    {
        if (OperatingSystem.IsWindows())
            return;
        // A link to itself fails for whoever asks; what belongs to another user does not for root.
        File.CreateSymbolicLink(_folder["loop"], "loop");
        var run = await _folder.InvokeAsync(line);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        BadInputFolder.AssertPlain(run, "loop cannot be looked into: ");
        Assert.DoesNotContain("Begin one", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AFolderWhoseFirstTryCameToNothing_IsTakenAgain()
    {
        var customers = _folder.Read("data/customers.csv");
        File.Delete(_folder["data/customers.csv"]);
        Assert.Equal(2, (await _folder.InvokeAsync("run pack --data data --run run --dry-run")).ExitCode);
        Assert.False(File.Exists(_folder["run/checkpoint.db"]));
        _folder.Write("data/customers.csv", customers);

        Assert.Equal(0, (await _folder.InvokeAsync("run pack --data data --run run --dry-run")).ExitCode);
    }

    [Theory]
    [InlineData("run pack --data data --run run")]
    [InlineData("resume run")]
    [InlineData("validate pack --data data --run run")]
    public async Task Invoke_AnotherProcessHoldsTheFolder_Says5AndLeavesItAlone(string line)
    {
        await _folder.InvokeAsync("run pack --data data --run run --dry-run");
        await using (await RunFolder.OpenAsync(_folder["run"], TimeProvider.System, CancellationToken.None))
        {
            var run = await _folder.InvokeAsync(line);
            Assert.Equal((5, ""), (run.ExitCode, run.Out));
            BadInputFolder.AssertPlain(run, "Another process is working in", "Wait until it has ended, or stop it, and try again.");
        }

        Assert.Equal(0, (await _folder.InvokeAsync("resume run")).ExitCode);
    }

    [Fact]
    public async Task Run_RecordsReferToEachOther_AreRefusedOrBlockedAndTheRunEnds()
    {
        _folder.Write("pack/migration.yaml", "name: circle\nproducts: [books]\nstreams: [accounts]\n");
        _folder.Write("pack/accounts.yaml", """
            module: books.accounts
            source: accounts.csv
            key: [id]
            fields:
              account_name: { from: name }
              account_type: { const: expense }
              parent_account_id: { ref: accounts, from: parent }
            """);
        _folder.Write("data/accounts.csv", "id,name,parent\n1,Travel,2\n2,Trains,1\n3,Office,\n");
        var run = await _folder.InvokeAsync("run pack --data data --run run");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("reference-circle", _folder.Read("run/errors/accounts.csv"), StringComparison.Ordinal);
        Assert.Contains("Break the circle: create one of the records without the reference", _folder.Read("run/errors/accounts.csv"), StringComparison.Ordinal);
        Assert.Contains("\"blocked\": 2", _folder.Read("run/summary.json"), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<(string, DateTime)> Files() =>
        [.. Directory.GetFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => (path, File.GetLastWriteTimeUtc(path)))];
}
