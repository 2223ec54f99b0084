using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Correcting;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Testing.Correcting;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Correcting;

/// <summary>What a retry takes of records in each state, with outcomes no sandbox need be asked for.</summary>
public sealed class CorrectingRoadTests : IAsyncLifetime, IDisposable
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private static readonly Problem TheirWord = new(ProblemStage.Delivery, "zoho-9", "Zoho would not.");

    private readonly TemporaryFolder _folder = new();
    private readonly Pack _pack = Pack.Load(
        Repository.PathOf("mappings", "northwind-to-books"), new Dictionary<string, string>(StringComparer.Ordinal), Catalogue);

    private SqliteCheckpoint _checkpoint = null!;

    public async Task InitializeAsync()
    {
        _checkpoint = await SqliteCheckpoint.CreateAsync(
            _folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        await Road().StageAsync(_pack, Repository.PathOf("sample-data", "dirty-northwind", "all"), NoProgress.Instance, CancellationToken.None);
    }

    public async Task DisposeAsync() => await _checkpoint.DisposeAsync();

    // xunit calls it after DisposeAsync: the folder goes when nothing holds a file in it any more.
    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Retry_ARefusedRecordThatCameBackUnchanged_IsTriedAgain()
    {
        var step = await _checkpoint.TakeOneAsync();
        await _checkpoint.SettleAsync([new Refused(step.Item) { Problems = [TheirWord] }]);

        var account = await RetryAsync("customers.csv", file => Only(file, step.Key));

        Assert.Equal((1, 0, 1, 0), (account.Rows, account.Cells, account.Retried, account.Rejected));
        Assert.Equal(step, await _checkpoint.TakeOneAsync(), (a, b) => a.Item == b.Item && a.Payload.ToJsonString() == b.Payload.ToJsonString());
    }

    [Fact]
    public async Task Retry_ARejectedRecordThatCameBackUnchanged_StaysRejected()
    {
        var account = await RetryAsync("products.csv", _ => { });

        Assert.Equal((1, 0, 0, 1), (account.Rows, account.Cells, account.Retried, account.Rejected));
        Assert.Equal(1, (await _checkpoint.AccountAsync("products"))[RecordState.Rejected]);
    }

    [Fact]
    public async Task Retry_ARecordThatMayBeAtZoho_IsNotTouchedWhateverCameBack()
    {
        var step = await _checkpoint.TakeOneAsync();
        await _checkpoint.SettleAsync([new Parked(step.Item, false, CheckpointCalls.Noon, "lost")]);

        var account = await RetryAsync("customers.csv", file =>
        {
            Only(file, step.Key);
            file.Rows[0][1] = "Another name";
        });

        Assert.Equal((1, 1, 0, 0), (account.Rows, account.Unknown, account.Cells, account.Retried));
        Assert.Equal(step.Item, Assert.Single(await _checkpoint.ReadParkedAsync(CancellationToken.None)).Item);
    }

    [Theory]
    [InlineData("Ship to", 1)]
    [InlineData(null, 0)]
    public async Task Retry_AStepThatZohoRefused_IsTheOnlyThingOfTheRecordThatIsTriedAgain(string? corrected, int passedOver)
    {
        ReadyStep step;
        do
        {
            step = await _checkpoint.TakeOneAsync();
            await _checkpoint.DeliverAsync(step.Item, $"{step.Item.Record}");
        }
        while (step.Stream != "orders");
        var sent = (await _checkpoint.TakeOneAsync()).Item;
        Assert.Equal((step.Item.Record, 1), (sent.Record, sent.Step));
        await _checkpoint.SettleAsync([new Refused(sent) { Problems = [TheirWord] }]);

        var account = await RetryAsync("orders.csv", file =>
        {
            Only(file, step.Key);
            file.Rows[0][8] = corrected ?? file.Rows[0][8];
        });

        Assert.Equal((1, 0, 0, 1, passedOver), (account.Rows, account.Cells, account.Retried, account.Steps, account.AtZoho));
        Assert.Equal(sent, (await _checkpoint.TakeOneAsync()).Item);
        Assert.DoesNotContain("Ship to", (await _checkpoint.FindHeaderAsync("orders", step.Key, CancellationToken.None))!.Row.Cells);
    }

    [Fact]
    public async Task Retry_AKeyThatIsDeliveredAlready_IsRejectedAndWhatHasItStays()
    {
        var step = await _checkpoint.TakeOneAsync();
        await _checkpoint.DeliverAsync(step.Item, "1");

        var account = await RetryAsync("customers.csv", file => file["customers.csv#3", "customerID"] = step.Key);

        Assert.Equal((1, 1), (account.Retried, account.Rejected));
        var problem = Assert.Single(
            await _checkpoint.ReadProblemsAsync(CancellationToken.None).Where(problem => problem.Stream == "customers").ToListAsync());
        Assert.Equal(("duplicate-key", "customers.csv#3"), (problem.Problem.Code, problem.Row));
        Assert.Equal(1, (await _checkpoint.AccountAsync("customers"))[RecordState.Created]);
    }

    [Fact]
    public async Task Report_ARecordOfWhichZohoShowsSomethingElse_IsCountedAndNotInErrors()
    {
        var step = await _checkpoint.TakeOneAsync();
        var differs = new Problem(ProblemStage.Delivery, "differs", "Zoho shows another name.") { Severity = Severity.Warning };
        await _checkpoint.EndAsync(await _checkpoint.BeginAsync(step.Item), CheckpointCalls.End(ReplyKind.Success));
        await _checkpoint.SettleAsync([new Settled(step.Item, RecordState.Created, "1") { Problems = [differs] }]);

        await ReportAsync();

        Assert.DoesNotContain(step.Key, ReportFile.Load(_folder["errors", "customers.csv"]).Rows.Select(row => row[0]));
        Assert.Equal(1, (await _checkpoint.AccountAsync("customers")).Differing);
        Assert.Contains("\"differs\"", File.ReadAllText(_folder["problems.jsonl"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_Errors_AreMarkedAsUtf8()
    {
        await ReportAsync();

        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(_folder["errors", "customers.csv"])[..3]);
    }

    private static void Only(ReportFile file, string key) => file.Rows.RemoveAll(row => row[0] != key);

    private async Task<CorrectionAccount> RetryAsync(string name, Action<ReportFile> mend)
    {
        await ReportAsync();
        var file = ReportFile.Load(_folder["errors", name]);
        mend(file);
        file.Save();
        return await Road().RetryAsync(_pack, [new ReturnedFile(_folder["errors", name], name)], CancellationToken.None);
    }

    private Task<RunSummary> ReportAsync() => ReportingStage.WriteAsync(
        _checkpoint, ZohoCatalogue.Load(), _folder.Path, new RunEnd(RunState.CompletedWithErrors), NullLogger.Instance, CancellationToken.None);

    private MigrationPipeline Road() => new(_checkpoint, Catalogue, TimeProvider.System, NullLogger.Instance);
}
