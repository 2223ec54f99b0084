using System.Globalization;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Cli;

/// <summary>What a person has mended in the error report and not given back is never written over.</summary>
public sealed class EditedErrorsTests : IDisposable
{
    private const string Pack = "mappings/northwind-to-books";
    private const string Data = "sample-data/dirty-northwind/bad-date";
    private const string Date = "1996-09-18 00:00:00.000";

    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    private string Orders => Path.Combine(Run, "errors", "orders.csv");

    [Theory]
    [InlineData("resume")]
    [InlineData("run")]
    [InlineData("reconcile")]
    [InlineData("report")]
    public async Task Command_AfterAFileWasMended_PutsItAsideAndSaysHowToGiveItBack(string command)
    {
        await RunAsync();
        var wrote = File.ReadAllText(Orders);
        var mended = Mend();

        var again = await (command == "run" ? RunAsync() : CliRun.InvokeAsync(command, Run));

        Assert.Equal((mended, wrote), (File.ReadAllText(Aside(1)), File.ReadAllText(Orders)));
        Assert.Contains(
            $"{Orders} may hold corrections of yours that were not given back, and it is written anew now. As it was it is in {Aside(1)}; "
            + $"a run takes it back by: zohomigrate retry {Run} --from {Aside(1)}",
            again.Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "may hold corrections of yours",
            Assert.Single(File.ReadLines(Path.Combine(Run, "run.log")), line => line.Contains("\"event\":1007", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_OfWhatWasPutAside_DeliversIt()
    {
        await RunAsync();
        Mend();
        await CliRun.InvokeAsync("resume", Run);

        var withoutFrom = await CliRun.InvokeAsync("retry", Run);
        var withFrom = await CliRun.InvokeAsync("retry", Run, "--from", Aside(1));

        Assert.Equal((1, 0), (withoutFrom.ExitCode, withFrom.ExitCode));
        Assert.Contains("no cell corrected", withoutFrom.Out, StringComparison.Ordinal);
        Assert.Contains("1 cell of 1 row corrected", withFrom.Out, StringComparison.Ordinal);
        Assert.Equal((false, ""), (File.Exists(Orders), withFrom.Error));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retry_OfWhatStandsThere_PutsNothingAside(bool named)
    {
        await RunAsync();
        Mend("tomorrow");

        var retry = await (named ? CliRun.InvokeAsync("retry", Run, "--from", Orders) : CliRun.InvokeAsync("retry", Run));
        var report = await CliRun.InvokeAsync("report", Run);

        Assert.Equal((1, 0), (retry.ExitCode, report.ExitCode));
        Assert.Equal("tomorrow", ReportFile.Load(Orders)["orders.csv#1", "orderDate"]);
        AssertNothingAside();
    }

    // What is given back is another file; what stands there is not.
    [Fact]
    public async Task Retry_OfAFileFromElsewhere_PutsAsideWhatWasMendedThere()
    {
        await RunAsync();
        File.Copy(Orders, _folder["orders.csv"]);
        var mended = Mend();

        var retry = await CliRun.InvokeAsync("retry", Run, "--from", _folder["orders.csv"]);

        Assert.Equal((1, mended), (retry.ExitCode, File.ReadAllText(Aside(1))));
    }

    [Fact]
    public async Task Retry_ThatIsRefused_LeavesTheFileToBePutAside()
    {
        await RunAsync();
        Mend();
        File.AppendAllText(Orders, string.Concat(Enumerable.Repeat("more,", 30)) + "than there are columns\n");
        var mended = File.ReadAllText(Orders);

        Assert.Equal(2, (await CliRun.InvokeAsync("retry", Run)).ExitCode);
        await CliRun.InvokeAsync("resume", Run);

        Assert.Equal(mended, File.ReadAllText(Aside(1)));
    }

    [Fact]
    public async Task Resume_FilesNobodyTouched_PutsNothingAside()
    {
        await RunAsync();
        await CliRun.InvokeAsync("report", Run);
        File.Delete(Orders);

        var resume = await CliRun.InvokeAsync("resume", Run);

        Assert.Equal("", resume.Error);
        Assert.True(File.Exists(Orders));
        AssertNothingAside();
    }

    [Fact]
    public async Task Resume_MendedAgain_KeepsBoth()
    {
        await RunAsync();
        var first = Mend();
        await CliRun.InvokeAsync("resume", Run);
        var second = Mend("1996-09-19 00:00:00.000");
        await CliRun.InvokeAsync("resume", Run);

        Assert.Equal((first, second), (File.ReadAllText(Aside(1)), File.ReadAllText(Aside(2))));
    }

    [Fact]
    public async Task ResumeAcceptChanges_RemembersWhatWasWritten()
    {
        DeliveredRun.CopyFolder(Repository.PathOf("sample-data", "dirty-northwind", "bad-date"), _folder["data"]);
        await CliRun.InvokeAsync("run", Pack, "--data", _folder["data"], "--run", Run);
        await File.AppendAllTextAsync(Path.Combine(_folder["data"], "products.csv"), "\n");

        var accepted = await CliRun.InvokeAsync("resume", Run, "--accept-changes");

        Assert.Equal((1, ""), (accepted.ExitCode, accepted.Error));
        AssertNothingAside();
    }

    // The checkpoint of a validation is made anew every time.
    [Theory]
    [InlineData("validate")]
    [InlineData("run")]
    public async Task Command_AfterAValidation_KnowsWhatThatWrote(string command)
    {
        await CliRun.InvokeAsync("validate", Pack, "--data", Data, "--run", Run);
        Assert.True(File.Exists(Orders));

        var untouched = await CliRun.InvokeAsync("validate", Pack, "--data", Data, "--run", Run);
        AssertNothingAside();
        var mended = Mend();
        await CliRun.InvokeAsync(command, Pack, "--data", Data, "--run", Run);

        Assert.Equal("", untouched.Error);
        Assert.Equal(mended, File.ReadAllText(Aside(1)));
    }

    public void Dispose() => _folder.Dispose();

    private Task<CliRun> RunAsync() => CliRun.InvokeAsync("run", Pack, "--data", Data, "--run", Run);

    private string Mend(string date = Date)
    {
        var file = ReportFile.Load(Orders);
        file["orders.csv#1", "orderDate"] = date;
        file.Save();
        return File.ReadAllText(Orders);
    }

    private string Aside(int number) =>
        Path.Combine(Run, "errors", string.Create(CultureInfo.InvariantCulture, $"edited-{number}"), "orders.csv");

    private void AssertNothingAside() => Assert.Empty(Directory.GetDirectories(Path.Combine(Run, "errors")));
}
