using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Cli;

/// <summary>A pack with SQL views, as a user runs it, mends what is wrong and goes on.</summary>
public sealed class SqlViewJourneyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SqlViewJourneyTests() => TallyBooks.WriteTo(_folder);

    private string Run => _folder["run"];

    [Fact]
    public async Task Run_GroupsAndVouchersOfTally_AreContactsAndJournals()
    {
        await RunAsync(exitCode: 0);

        var summary = Summary();
        Assert.Equal(
            ["accounts 2 2", "customers 2 2", "journals 2 2"],
            summary["streams"]!.AsArray().Select(stream => $"{stream!["stream"]} {stream["records"]} {stream["created"]}"));
        Assert.Equal(
            ["L1,Anna", "L2,Bob"],
            File.ReadLines(Path.Combine(Run, "delivered", "customers.csv")).Skip(1).Select(line => string.Join(',', line.Split(',')[^2..])));
        Assert.Equal(0, (await CliRun.InvokeAsync("reconcile", Run)).ExitCode);
    }

    [Fact]
    public async Task Run_EveryRowOfEveryFile_IsAccountedFor()
    {
        await RunAsync(exitCode: 0);

        Assert.Equal(
            [
                // Rows that views are made from, and those that were only looked at or left out.
                "mst_group.csv 6: 0 in, 6 out", "mst_ledger.csv 4: 4 in, 0 out", "trn_voucher.csv 4: 2 in, 2 out", "trn_accounting.csv 6: 4 in, 2 out",
                "views/accounts.sql 2: 2 in, 0 out", "views/customers.sql 2: 2 in, 0 out", "views/journals.sql 2: 2 in, 0 out", "views/legs.sql 4: 4 in, 0 out",
            ],
            Files());
    }

    [Fact]
    public async Task Run_RowsOfATableThatAreNoData_AreCountedWithTheirFileAlone()
    {
        _folder.Write("data/mst_ledger.csv", $"Ledgers of the company\n{File.ReadAllText(_folder["data", "mst_ledger.csv"])}{new string(',', File.ReadLines(_folder["data", "mst_ledger.csv"]).First().Count(character => character == ','))}\n");

        await RunAsync(exitCode: 0);

        Assert.Contains("mst_ledger.csv 6: 4 in, 2 out", Files());
        Assert.Contains("views/accounts.sql 2: 2 in, 0 out", Files());
        var problems = File.ReadAllText(Path.Combine(Run, "problems.jsonl"));
        Assert.Contains("mst_ledger.csv line 1: the row is left out: it stands above the row that names the columns.", problems, StringComparison.Ordinal);
        Assert.Contains("blank-row", problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AParameter_IsBound()
    {
        await RunAsync(exitCode: 0, "--set", "cutover=2023-01-01");

        Assert.Equal(3, Created("journals"));
    }

    [Fact]
    public async Task Run_AParameterThatIsSql_IsBoundAndNotPasted()
    {
        await RunAsync(exitCode: 0, "--set", "cutover=0' OR '1'='1");

        Assert.Contains("views/journals.sql 3: 3 in, 0 out", Files());
        _folder.Write("pack/views/journals.sql", "SELECT _row, guid, date, number FROM trn_voucher WHERE number = :cutover\n");
        var none = await CliRun.InvokeAsync("validate", _folder["pack"], "--data", _folder["data"], "--set", "cutover=0' OR '1'='1");
        Assert.Contains("orphan", none.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_ABadCell_IsSaidOfTheRowOfTheFile()
    {
        _folder.Write("data/trn_voucher.csv", "guid,date,type,number\nV1,2024-04-05,Sales,S1\nV2,2024/04/06,Journal,J1\n");

        var validate = await CliRun.InvokeAsync("validate", _folder["pack"], "--data", _folder["data"]);

        Assert.Equal(1, validate.ExitCode);
        Assert.Contains("trn_voucher.csv:3", validate.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_ARejectedRowOfAView_IsMendedAsARowOfTheView()
    {
        _folder.Write("data/trn_voucher.csv", "guid,date,type,number\nV0,2023-12-31,Journal,J0\nV1,2024-04-05,Journal,J1\nV3,2024-07-04T,Journal,J2\n");
        await RunAsync(exitCode: 1);
        var errors = ReportFile.Load(Errors("journals.csv"));
        Assert.Equal(
            ("V3", "trn_voucher.csv", "4", "not-a-date"),
            (errors["trn_voucher.csv#3", "guid"], errors["trn_voucher.csv#3", "zm_file"], errors["trn_voucher.csv#3", "zm_line"], errors["trn_voucher.csv#3", "zm_code"]));
        Assert.Equal(["trn_accounting.csv#5", "trn_accounting.csv#6"], ReportFile.Load(Errors("journals.lines.csv")).Ids);
        errors["trn_voucher.csv#3", "date"] = "2024-04-07";
        errors.Save();

        var retry = await CliRun.InvokeAsync("retry", Run);

        Assert.True(retry.ExitCode == 0, retry.Out + retry.Error);
        Assert.Equal(2, Created("journals"));
    }

    [Fact]
    public async Task Run_ARowThatCannotBeRead_IsInTheReportAndMendedInItsFile()
    {
        _folder.Write("data/mst_ledger.csv", "guid,name,parent,gstin\nL1,Anna,Delhi,07AAGCA8849P1ZN,extra\nL2,Bob,North,\nL3,Rent,Indirect Expenses,\nL4,Cash,Cash-in-hand,\n");
        await RunAsync(exitCode: 1);
        var row = ReportFile.Load(Errors("accounts.csv"));
        Assert.Equal(("mst_ledger.csv", "2", "ragged-row"), (row["mst_ledger.csv#1", "zm_file"], row["mst_ledger.csv#1", "zm_line"], row["mst_ledger.csv#1", "zm_code"]));
        Assert.Contains("resume --accept-changes", row["mst_ledger.csv#1", "zm_hint"], StringComparison.Ordinal);
        Assert.Contains("mst_ledger.csv 4: 3 in, 0 out", Files());

        var retry = await CliRun.InvokeAsync("retry", Run);
        Assert.Equal(1, retry.ExitCode);
        _folder.Write("data/mst_ledger.csv", "guid,name,parent,gstin\nL1,Anna,Delhi,07AAGCA8849P1ZN\nL2,Bob,North,\nL3,Rent,Indirect Expenses,\nL4,Cash,Cash-in-hand,\n");
        var resume = await CliRun.InvokeAsync("resume", Run, "--accept-changes");

        Assert.True(resume.ExitCode == 0, resume.Out + resume.Error);
        Assert.Equal(2, Created("customers"));
        Assert.Contains("mst_ledger.csv 4: 4 in, 0 out", Files());
    }

    [Fact]
    public async Task Retry_AnUnreadableRowThatWasMendedInTheReport_IsSentToItsFile()
    {
        _folder.Write("data/mst_group.csv", "name,parent\nSundry Debtors\nDelhi,Sundry Debtors\n");
        await RunAsync(exitCode: 1);
        var report = ReportFile.Load(Errors("customers.csv"));
        report["mst_group.csv#1", "name"] = "Current Assets";
        report.Save();

        var retry = await CliRun.InvokeAsync("retry", Run);

        Assert.Equal(1, retry.ExitCode);
        Assert.Contains("resume --accept-changes", ReportFile.Load(Errors("customers.csv"))["mst_group.csv#1", "zm_hint"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_RowsOfSeveralFilesInOneReport_AreTakenTogether()
    {
        _folder.Write("data/mst_group.csv", "name,parent\nSundry Debtors\nDelhi,Sundry Debtors\n");
        _folder.Write("data/mst_ledger.csv", "guid,name,parent,gstin\nL1,,Delhi,\nL2,Bob,Sundry Debtors,\nL3,Rent,Indirect Expenses,\nL4,Cash,Cash-in-hand,\n");
        await RunAsync(exitCode: 1);
        var report = ReportFile.Load(Errors("customers.csv"));
        Assert.Equal(["mst_group.csv#1", "mst_ledger.csv#1"], report.Ids);
        report["mst_ledger.csv#1", "name"] = "Anna";
        report.Save();

        var retry = await CliRun.InvokeAsync("retry", Run);

        Assert.Equal(1, retry.ExitCode);
        Assert.Equal(2, Created("customers"));
        Assert.Equal(["mst_group.csv#1"], ReportFile.Load(Errors("customers.csv")).Ids);
    }

    [Fact]
    public async Task Run_AFileThatAViewOnlyLooksAt_IsAnotherNow()
    {
        await RunAsync(exitCode: 0, "--dry-run");
        File.AppendAllText(_folder["data", "mst_group.csv"], "South,Sundry Debtors\n");

        var run = await CliRun.InvokeAsync("run", _folder["pack"], "--data", _folder["data"], "--run", Run);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("mst_group.csv was changed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_AViewThatIsAnotherNow_IsAcceptedWhenItIsSaid()
    {
        await RunAsync(exitCode: 0, "--dry-run");
        _folder.Write("pack/views/journals.sql", "SELECT _row, guid, date, number FROM trn_voucher WHERE type = 'Journal' AND guid <> 'V1' AND date >= :cutover\n");
        _folder.Write("pack/views/legs.sql", File.ReadAllText(_folder["pack", "views", "legs.sql"]).Replace("WHERE", "WHERE v.guid <> 'V1' AND", StringComparison.Ordinal));

        var refused = await CliRun.InvokeAsync("run", _folder["pack"], "--data", _folder["data"], "--run", Run);
        var resume = await CliRun.InvokeAsync("resume", Run, "--accept-changes");

        Assert.Equal(2, refused.ExitCode);
        Assert.True(resume.ExitCode == 0, resume.Out + resume.Error);
        Assert.Equal(1, Created("journals"));
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAsync(int exitCode, params string[] options)
    {
        var run = await CliRun.InvokeAsync(["run", _folder["pack"], "--data", _folder["data"], "--run", Run, .. options]);
        Assert.True(run.ExitCode == exitCode, run.Out + run.Error);
    }

    private JsonNode Summary() => JsonNode.Parse(File.ReadAllText(Path.Combine(Run, "summary.json")))!;

    private string Errors(string file) => Path.Combine(Run, "errors", file);

    private int Created(string stream) => (int)Summary()["streams"]!.AsArray().Single(found => (string?)found!["stream"] == stream)!["created"]!;

    private IEnumerable<string> Files() =>
        Summary()["files"]!.AsArray().Select(file => $"{file!["file"]} {file["rows"]}: {file["inRecords"]} in, {file["excluded"]} out");
}
