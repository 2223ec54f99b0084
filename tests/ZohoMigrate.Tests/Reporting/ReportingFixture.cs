using Microsoft.Extensions.Logging.Abstractions;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Reporting;

/// <summary>A run folder with a real checkpoint, for reports to be made from.</summary>
public sealed class ReportingFixture : IAsyncDisposable
{
    public static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    private readonly TemporaryFolder _folder = new();

    private ReportingFixture(SqliteCheckpoint checkpoint, Staging staging) => (Checkpoint, Staging) = (checkpoint, staging);

    public SqliteCheckpoint Checkpoint { get; private set; }

    public Staging Staging { get; private set; }

    public string Folder => _folder.Path;

    public static async Task<ReportingFixture> OpenAsync()
    {
        var fixture = new ReportingFixture(null!, null!);
        fixture.Checkpoint = await SqliteCheckpoint.CreateAsync(
            fixture._folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        fixture.Staging = await new Staging(fixture.Checkpoint).OpenAsync();
        return fixture;
    }

    public static Problem Error(string code, string message) => new(ProblemStage.Validation, code, message);

    public Task<RunSummary> WriteAsync(RunState state = RunState.Completed) => ReportingStage.WriteAsync(
        Checkpoint, Catalogue, Folder, new RunEnd(state), NullLogger.Instance, CancellationToken.None);

    /// <summary>Creates everything that is ready, with ids 1000, 1001 …</summary>
    public async Task DeliverAllAsync()
    {
        var id = 1000;
        while ((await Checkpoint.TakeReadyAsync(1, CancellationToken.None)).SingleOrDefault() is { } step)
            await Checkpoint.DeliverAsync(step.Item, $"{id++}");
    }

    public bool Has(params string[] path) => File.Exists(Path.Combine([Folder, .. path]));

    public string Text(params string[] path) => File.ReadAllText(Path.Combine([Folder, .. path]));

    public async ValueTask DisposeAsync()
    {
        await Checkpoint.DisposeAsync();
        _folder.Dispose();
    }
}
