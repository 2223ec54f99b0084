using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Changes;
using ZohoMigrate.Pipeline.Checkpointing.Ledger;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
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

namespace ZohoMigrate.Tests.Checkpointing.Steps;

/// <summary>
/// No statement walks all records for each of them. Until the seal SQLite knows nothing of what is in the tables, and a plan that it guesses
/// wrong takes hours for books that take a minute; on a few records nobody notices.
/// </summary>
public sealed class StatementStepsTests
{
    private const int Books = 25;

    // What is done once for a batch or a run, and not for a record, need not be in proportion.
    private const long Few = 20 * Books;

    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    [Fact]
    public async Task Steps_ForTwiceTheBooks_AreTwiceAsMany()
    {
        var once = await CountAsync(Books);
        var twice = await CountAsync(2 * Books);

        var tooMany = twice.Where(statement => statement.Value > Few && statement.Value > 2.02 * once.GetValueOrDefault(statement.Key))
            .Select(statement => $"{once.GetValueOrDefault(statement.Key)} → {statement.Value}: {statement.Key.Trim()}").ToList();
        Assert.True(tooMany.Count == 0, string.Join("\n\n", tooMany));
        Assert.Contains(ReadySteps.NextSteps, once.Keys);
    }

    [Fact]
    public void Read_OfAStatementThatWalksAllRowsForEach_ShowsTheSquare()
    {
        using var folder = new TemporaryFolder();
        using var steps = new StatementSteps(folder.Path);
        using var database = Database.Open($"Data Source={folder["some.db"]};Pooling=False");
        database.Run("CREATE TABLE some (number INTEGER)");
        for (var number = 0; number < 100; number++)
            database.Run("INSERT INTO some VALUES (?1)", number);

        const string Walk = "SELECT (SELECT COUNT(*) FROM some AS other WHERE other.number = some.number) FROM some";
        Assert.Equal(100, database.Rows(Walk, row => row.GetInt64(0)).Sum());

        Assert.InRange(steps.Read()[Walk], 100 * 100, 10 * 100 * 100);
    }

    // Everything a checkpoint is asked for and made to do: staged, delivered, retried, delivered, staged anew from the same files.
    private static async Task<IReadOnlyDictionary<string, long>> CountAsync(int books)
    {
        using var folder = TemporaryFolder.InMemory();
        FaultyBooks.Write(folder, books);
        using var steps = new StatementSteps(folder.Path);
        var (earlier, fresh) = (folder["checkpoint.db"], folder["fresh.db"]);
        await using (var checkpoint = await CreateAsync(earlier))
        {
            await Road(checkpoint).StageAsync(Load(folder), folder.Path, NoProgress.Instance, CancellationToken.None);
            await DeliverAsync(checkpoint);
            await ReportAsync(folder, checkpoint);
            Assert.Superset(FaultyBooks.Codes, await CodesAsync(checkpoint));
            await Road(checkpoint).RetryAsync(Load(folder), Mend(folder), CancellationToken.None);
            await DeliverAsync(checkpoint);
        }

        await using (var checkpoint = await CreateAsync(fresh))
            await Road(checkpoint).ReadAsync(Load(folder), folder.Path, NoProgress.Instance, CancellationToken.None);
        CarryingOver.Apply(earlier, fresh);
        await using (var checkpoint = await SqliteCheckpoint.OpenAsync(fresh, TimeProvider.System, CancellationToken.None))
        {
            await Road(checkpoint).SealAsync(Load(folder), CancellationToken.None);
            await DeliverAsync(checkpoint);
            await ReportAsync(folder, checkpoint);
        }

        return steps.Read();
    }

    private static async Task DeliverAsync(SqliteCheckpoint checkpoint)
    {
        while (await checkpoint.TakeReadyAsync(20, CancellationToken.None) is { Count: > 0 } ready)
        {
            var request = CheckpointCalls.Request(checkpoint, CheckpointCalls.Create, [.. ready.Select(step => step.Item)]);
            var attempt = await checkpoint.BeginAsync(request, CheckpointCalls.Start(1), CancellationToken.None);
            await checkpoint.EndAsync(attempt, CheckpointCalls.End(ReplyKind.Success));
            await checkpoint.SettleAsync([.. ready.SelectMany(Outcomes)]);
        }

        foreach (var stream in await checkpoint.ReadStreamsAsync(CancellationToken.None))
            await checkpoint.ReadRefusedAsync(stream.Stream.Name);
        var parked = await checkpoint.ReadParkedAsync(CancellationToken.None);
        await checkpoint.SettleAsync([.. parked.SelectMany(Found)]);
        if (parked.Count > 0)
            await DeliverAsync(checkpoint);
        else
            await checkpoint.BlockWaitingAsync(TheirWord, CancellationToken.None);
    }

    // What is lost is looked for in vain once, and sent again.
    private static Outcome[] Found(ParkedStep step) => step.UnknownAttempts < 2 && (string?)step.Payload["notes"] == "lose"
        ? [new NotFound(step.Item, CheckpointCalls.Noon), new SendAgain(step.Item)]
        : [new Settled(step.Item, RecordState.Recovered, $"z{step.Item.Record}")];

    private static Outcome[] Outcomes(ReadyStep step) => (step.Item.Step, (string?)step.Payload["notes"]) switch
    {
        ( > 0, _) when step.Key.StartsWith("OW", StringComparison.Ordinal) => [Refusal(step)],
        ( > 0, _) => [new StepDone(step.Item)],
        (_, "refuse") => [Refusal(step)],
        (_, "take back") => [Refusal(step), new TakenBack(step.Item)],
        (_, "lose") => [new Parked(step.Item, IsDuplicate: false, CheckpointCalls.Noon, "lost")],
        _ => [new Settled(step.Item, RecordState.Created, $"z{step.Item.Record}")],
    };

    private static Refused Refusal(ReadyStep step) => new(step.Item) { Problems = [TheirWord] };

    private static Problem TheirWord { get; } = new(ProblemStage.Delivery, "zoho-9", "Zoho would not.");

    private static async Task ReportAsync(TemporaryFolder folder, SqliteCheckpoint checkpoint)
    {
        await ReportingStage.WriteAsync(
            checkpoint, Catalogue, folder.Path, new RunEnd(RunState.CompletedWithErrors), NullLogger.Instance, CancellationToken.None);
        foreach (var stream in await checkpoint.ReadStreamsAsync(CancellationToken.None))
            await checkpoint.ReadRecordsAsync(Catalogue.Module(stream.Stream.Module), CancellationToken.None).CountAsync();
    }

    private static async Task<HashSet<string>> CodesAsync(SqliteCheckpoint checkpoint) =>
        await checkpoint.ReadProblemsAsync(CancellationToken.None).Select(problem => problem.Problem.Code).ToHashSetAsync();

    private static List<ReturnedFile> Mend(TemporaryFolder folder)
    {
        var files = Directory.GetFiles(folder["errors"]);
        foreach (var path in files)
        {
            var file = ReportFile.Load(path);
            file.Map(FaultyBooks.Mended);
            // Without it rows are told by their keys.
            if (Path.GetFileName(path) == "customers.csv")
                file.Drop("zm_row");
            file.Save();
        }

        return [.. files.Select(path => new ReturnedFile(path, Path.GetFileName(path)))];
    }

    private static Task<SqliteCheckpoint> CreateAsync(string path) =>
        SqliteCheckpoint.CreateAsync(path, Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);

    private static Pack Load(TemporaryFolder folder) => Pack.Load(folder.Path, new Dictionary<string, string>(StringComparer.Ordinal), Catalogue);

    private static MigrationPipeline Road(SqliteCheckpoint checkpoint) => new(checkpoint, Catalogue, TimeProvider.System, NullLogger.Instance);
}
