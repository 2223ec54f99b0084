using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Source files that are not what they were when the run read them.</summary>
public sealed class ChangedSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ChangedSourceTests()
    {
        Directory.CreateDirectory(Data);
        foreach (var file in Directory.GetFiles(Repository.PathOf("sample-data", "northwind-small")))
            File.Copy(file, Path.Combine(Data, Path.GetFileName(file)));
    }

    private string Data => _folder["data"];

    private string Run => _folder["run"];

    [Fact]
    public async Task Run_OnASealedFolderWithOtherFiles_NamesEachAndSaysWhatToDo()
    {
        await RunAsync("--dry-run");
        await File.AppendAllTextAsync(Path.Combine(Data, "customers.csv"), "\n");
        File.Delete(Path.Combine(Data, "orders.csv"));

        var again = await RunAsync();

        Assert.Equal(2, again.ExitCode);
        Assert.All(
            ["  customers.csv was changed since it was read", "  orders.csv is no longer there", $"zohomigrate resume {Run}"],
            said => Assert.Contains(said, again.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("products.csv", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_OfASealedRun_NeedsNoFiles()
    {
        await RunAsync("--dry-run");
        Directory.Delete(Data, recursive: true);

        Assert.Equal(0, (await CliRun.InvokeAsync("resume", Run)).ExitCode);
    }

    [Fact]
    public async Task Resume_AFileHasNewRowsSince_IsNotCalledComplete()
    {
        await RunAsync();
        await File.AppendAllTextAsync(Path.Combine(Data, "customers.csv"), "NEWA,New Ltd.,A B,Owner,Street 1,Town,NULL,1,UK,1,NULL\n");

        var resume = await CliRun.InvokeAsync("resume", Run);
        Assert.StartsWith("Nothing was left to do: no call was made.", resume.Out, StringComparison.Ordinal);
        var reconcile = await CliRun.InvokeAsync("reconcile", Run);
        var report = await File.ReadAllTextAsync(Path.Combine(Run, "report.html"));
        File.Delete(Path.Combine(Data, "customers.csv"));
        var gone = await CliRun.InvokeAsync("resume", Run);

        Assert.Equal((0, 1, 0), (resume.ExitCode, reconcile.ExitCode, gone.ExitCode));
        Assert.Contains("every record that was read is at Zoho; the sources have changed since.", resume.Out, StringComparison.Ordinal);
        Assert.Contains($"customers.csv was changed since it was read: what is new in it is not part of this run. To go on with it as it is now: zohomigrate resume {Run} --accept-changes", resume.Error, StringComparison.Ordinal);
        Assert.Contains("Not proven: customers.csv was changed since the run read it", reconcile.Out, StringComparison.Ordinal);
        Assert.Contains("--accept-changes", reconcile.Out, StringComparison.Ordinal);
        Assert.Contains("Not proven: customers.csv", report, StringComparison.Ordinal);
        Assert.Contains("Completed: every record is at Zoho.", gone.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("changed since", gone.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_OfARunThatIsHalfReadFromOtherFiles_SendsBackToRunWhichReadsThemAnew()
    {
        // A run that ended while its first file was being read.
        await RunAsync("--dry-run");
        RunManifest manifest;
        await using (var made = await OpenAsync())
            manifest = made.Checkpoint.Manifest;
        File.Delete(Path.Combine(Run, "checkpoint.db"));
        await using (var half = await RunFolder.OpenOrCreateAsync(Run, manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None))
        {
            await half.Checkpoint.AddStreamAsync(new StreamEntry("customers", "books.contacts", 0), CancellationToken.None);
            await half.Checkpoint.AddFileAsync(new SourceFile("customers", RowRole.Header, "customers.csv", ["a"], "another"), CancellationToken.None);
        }

        var resumed = await CliRun.InvokeAsync("resume", Run);
        var run = await RunAsync("--dry-run");

        Assert.Equal((2, 0), (resumed.ExitCode, run.ExitCode));
        Assert.Contains("customers.csv was changed since it was read", resumed.Error, StringComparison.Ordinal);
        Assert.Contains("reads all files anew", resumed.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CliRun> RunAsync(params string[] more) =>
        CliRun.InvokeAsync(["run", "mappings/northwind-to-books", "--data", Data, "--run", Run, .. more]);

    private Task<RunFolder> OpenAsync() => RunFolder.OpenAsync(Run, TimeProvider.System, CancellationToken.None);
}
