using Microsoft.Extensions.Logging.Abstractions;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Changes;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Correcting;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>The road without the command line: the same parts, in this process, so that a test can stop it wherever it likes.</summary>
internal sealed class InProcessRun(TemporaryFolder folder, SandboxServer sandbox, DeliveryOptions delivery, LaneOptions lane, int seed, TimeProvider time, string product = "books")
{
    private readonly string _checkpoint = folder["checkpoint.db"];

    /// <summary>What is known of Zoho.</summary>
    public ZohoCatalogue Catalogue { get; init; } = Shipped;

    private static ZohoCatalogue Shipped { get; } = ZohoCatalogue.Load();

    /// <summary>Where files are taken; by default where the sandbox takes them.</summary>
    public Uri ContentUrl { get; init; } = sandbox.UploadAddress;

    /// <summary>Stages everything into a new checkpoint.</summary>
    public async Task StageAsync(string packFolder, string dataFolder)
    {
        var pack = Pack.Load(packFolder, new Dictionary<string, string>(StringComparer.Ordinal), Catalogue);
        var manifest = new RunManifest
        {
            Run = "test",
            Pack = pack.Name,
            PackFolder = packFolder,
            DataFolder = dataFolder,
            Target = "sandbox",
            Product = product,
            DataCenter = "com",
            Organization = sandbox.OrganizationId,
            PackFingerprint = pack.Fingerprint,
            StartedAt = time.GetUtcNow(),
        };
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(_checkpoint, manifest, Keeping.Everything, time, CancellationToken.None);
        await new MigrationPipeline(checkpoint, Catalogue, time, NullLogger.Instance).StageAsync(pack, dataFolder, NoProgress.Instance, CancellationToken.None);
    }

    /// <summary>Delivers until the end or until <paramref name="stopping"/>.</summary>
    public async Task<RunEnd> DeliverAsync(CancellationToken stopping)
    {
        await using var checkpoint = await OpenAsync();
        var limits = new Dictionary<string, LaneOptions>(StringComparer.Ordinal) { [product] = lane };
        await using var connection = await ZohoConnection.OpenAsync(
            Settings(), delivery, limits, Catalogue.Of([product]), folder["state"], checkpoint, time, new Random(seed), NullLoggerFactory.Instance, stopping);
        // As every stretch begins: whose organisation it is, and what time it is there.
        await connection.Organizations(product).ReadAsync(checkpoint.NextRequestId(), stopping);
        return await new MigrationPipeline(checkpoint, Catalogue, time, NullLogger.Instance)
            .DeliverAsync(connection.Client, workers: 5, delivery, NoProgress.Instance, stopping);
    }

    /// <summary>Delivers until so many calls have come: by calls, not by time, at the same places on a slow machine.</summary>
    public async Task DeliverSomeAsync(int calls)
    {
        using var stopping = new CancellationTokenSource();
        var delivering = DeliverAsync(stopping.Token);
        while (!delivering.IsCompleted && (await sandbox.SummarizeAsync(CancellationToken.None)).Arrivals < calls)
            await Task.Delay(5);
        await stopping.CancelAsync();
        await delivering;
    }

    /// <summary>Writes the error report, has it mended, and takes it back.</summary>
    /// <param name="packFolder">The pack everything was staged by.</param>
    /// <param name="mend">Is given the errors folder.</param>
    public async Task<CorrectionAccount> RetryAsync(string packFolder, Action<string> mend)
    {
        await using var checkpoint = await OpenAsync();
        await ReportingStage.WriteAsync(
            checkpoint, ZohoCatalogue.Load(), folder.Path, new RunEnd(RunState.CompletedWithErrors), NullLogger.Instance, CancellationToken.None);
        Directory.CreateDirectory(folder["errors"]);
        mend(folder["errors"]);
        var files = Directory.GetFiles(folder["errors"], "*.csv").Select(file => new ReturnedFile(file, Path.GetFileName(file))).ToList();
        return await new MigrationPipeline(checkpoint, Catalogue, TimeProvider.System, NullLogger.Instance).RetryAsync(
            Pack.Load(packFolder, new Dictionary<string, string>(StringComparer.Ordinal), Catalogue), files, CancellationToken.None);
    }

    /// <summary>Goes on with the sources as they are now.</summary>
    /// <exception cref="LostRecordsException">A record that is at Zoho is not among them.</exception>
    public async Task<ChangeAccount> AcceptAsync()
    {
        await using var held = await RunFolder.OpenAsync(folder.Path, time, CancellationToken.None);
        var pack = Pack.Load(held.Checkpoint.Manifest.PackFolder, new Dictionary<string, string>(StringComparer.Ordinal), Catalogue);
        return await new AcceptingRoad(held, Catalogue, time, NullLogger.Instance).RunAsync(pack, NoProgress.Instance, CancellationToken.None);
    }

    /// <summary>The checkpoint, as a new process would open it.</summary>
    public Task<SqliteCheckpoint> OpenAsync() => SqliteCheckpoint.OpenAsync(_checkpoint, time, CancellationToken.None);

    private ZohoOptions Settings() => new()
    {
        OrganizationId = sandbox.OrganizationId,
        ClientId = sandbox.Credentials.ClientId,
        ClientSecret = sandbox.Credentials.ClientSecret,
        RefreshToken = sandbox.Credentials.RefreshToken,
        AccountsUrl = sandbox.Address,
        ApiUrl = sandbox.Address,
        ContentUrl = ContentUrl,
    };
}
