using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Tests.Reporting;

public sealed class ReportingStageTests : IAsyncLifetime
{
    private ReportingFixture _run = null!;

    public async Task InitializeAsync() => _run = await ReportingFixture.OpenAsync();

    public async Task DisposeAsync() => await _run.DisposeAsync();

    [Fact]
    public async Task Write_DeliveredRecords_AreListedWithZohosIdBeforeTheirOwnColumns()
    {
        var record = _run.Staging.Record("customers", "=A1");
        await _run.Staging.StageAsync(record with { Header = record.Header with { Cells = ["=A1", "Ann"] } });
        await _run.Staging.SealAsync();
        await _run.DeliverAllAsync();
        await _run.WriteAsync();

        Assert.Equal("zm_zoho_id,zm_key,zm_state,key,name\r\n1000,'=A1,created,=A1,Ann\r\n", _run.Text("delivered", "customers.csv"));
        Assert.False(_run.Has("delivered", "orders.csv"));
        Assert.False(_run.Has("errors", "customers.csv"));
    }

    [Fact]
    public async Task Write_TheSummary_HasTheContractsMembersInOrder()
    {
        await StageTwoAsync();
        await _run.WriteAsync();
        using var summary = JsonDocument.Parse(_run.Text("summary.json"));
        var root = summary.RootElement;

        Assert.Equal("run pack target organization state exitCode startedAt finishedAt resumeAt files streams calls plan quotaRequest problems findings", Names(root));
        Assert.Equal("file rows inRecords excluded orphan unreadable", Names(root.GetProperty("files")[0]));
        Assert.Equal(
            "stream module records created recovered updated matched unchanged skipped rejected refused blocked unknown pending rolledBack",
            Names(root.GetProperty("streams")[0]));
        Assert.Equal("total writes reads probes retries throttled tokens", Names(root.GetProperty("calls")));
    }

    [Fact]
    public async Task Write_ThePlan_HasTheContractsMembers()
    {
        await StageTwoAsync();
        var plan = new RunPlan([new StreamPlan("customers", 2)], 2, 1.23456, 1, DateTimeOffset.UnixEpoch);
        await new NoteWriting(_run.Checkpoint).PlanAsync(plan, CancellationToken.None);
        var summary = await ReportingStage.WriteAsync(
            _run.Checkpoint, ReportingFixture.Catalogue, _run.Folder, new RunEnd(RunState.DryRun), NullLogger.Instance, CancellationToken.None);
        using var written = JsonDocument.Parse(_run.Text("summary.json"));
        var root = written.RootElement.GetProperty("plan");

        Assert.Equal("streams calls minutes days finishAt", Names(root));
        Assert.Equal("stream calls", Names(root.GetProperty("streams")[0]));
        Assert.Equal(1.23, root.GetProperty("minutes").GetDouble());
        Assert.Equal(RunState.DryRun, summary.State);
    }

    [Fact]
    public async Task Write_CompletedWasSaidButARecordIsRejected_SaysWithErrors()
    {
        await StageTwoAsync(rejectOne: true);
        await _run.DeliverAllAsync();
        var summary = await _run.WriteAsync(RunState.Completed);

        Assert.Equal((RunState.CompletedWithErrors, 1), (summary.State, summary.ExitCode));
        Assert.Contains("\"state\": \"completed-with-errors\"", _run.Text("summary.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_EveryRecord_IsInOneState()
    {
        await StageTwoAsync(rejectOne: true);
        await _run.DeliverAllAsync();
        var stream = (await _run.WriteAsync()).Streams[0];

        Assert.Equal((2, 1, 1, 0), (stream.Records, stream.Created, stream.Rejected, stream.Pending));
    }

    [Fact]
    public async Task Write_Problems_AreOneJsonObjectALine()
    {
        await StageTwoAsync(rejectOne: true);
        await _run.WriteAsync();
        var line = Assert.Single(_run.Text("problems.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using var problem = JsonDocument.Parse(line);

        Assert.Equal("stream key state row file line stage severity field code message hint", Names(problem.RootElement));
        Assert.Equal("rejected", problem.RootElement.GetProperty("state").GetString());
        Assert.Equal("validation", problem.RootElement.GetProperty("stage").GetString());
        Assert.Equal("Größe | 名前", problem.RootElement.GetProperty("message").GetString());
        Assert.Contains("Größe", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_Again_GivesTheSameBytes()
    {
        await StageTwoAsync(rejectOne: true);
        await _run.WriteAsync();
        var first = Snapshot();
        await _run.WriteAsync();

        Assert.Equal(first, Snapshot());
        Assert.DoesNotContain(first.Keys, name => name.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private static string Names(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(member => member.Name));

    private SortedDictionary<string, string> Snapshot() => new(
        Directory.EnumerateFiles(_run.Folder, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith("checkpoint", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(_run.Folder, file), File.ReadAllText),
        StringComparer.Ordinal);

    private async Task StageTwoAsync(bool rejectOne = false)
    {
        var faulty = _run.Staging.Record("customers", "B");
        await _run.Staging.StageAsync(
            _run.Staging.Record("customers", "A"),
            rejectOne ? faulty with { Problems = [ReportingFixture.Error("required", "Größe | 名前")] } : faulty);
        await _run.Staging.SealAsync();
    }
}
