using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Validation.Screening;

/// <summary>All that a dry run says: counts, problems, findings, the calls of its plan.</summary>
internal sealed record DryRunAccount(string Text)
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static async Task<DryRunAccount> ReadAsync(string packFolder, string data, bool isForgotten)
    {
        var pack = Pack.Load(Path.IsPathRooted(packFolder) ? packFolder : Repository.PathOf(packFolder), ParametersOf(packFolder), Catalogue);
        using var folder = TemporaryFolder.InMemory();
        var manifest = new RunManifest
        {
            Run = "test",
            Pack = pack.Name,
            PackFolder = packFolder,
            DataFolder = data,
            Target = "",
            Product = "books",
            DataCenter = "com",
            Organization = "",
            PackFingerprint = pack.Fingerprint,
            StartedAt = DateTimeOffset.UnixEpoch,
        };
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], manifest, isForgotten ? Keeping.Faults : Keeping.Rows, TimeProvider.System, CancellationToken.None);
        var pipeline = new MigrationPipeline(checkpoint, Catalogue, TimeProvider.System, NullLogger.Instance);
        try
        {
            await pipeline.StageAsync(pack, data, NoProgress.Instance, CancellationToken.None);
        }
        catch (SourceException fault)
        {
            return new DryRunAccount(fault.Message);
        }

        var summary = await SummaryReport.ReadAsync(checkpoint, manifest, new RunEnd(RunState.DryRun), CancellationToken.None);
        return new DryRunAccount(JsonSerializer.Serialize(
            new
            {
                Summary = summary.ToJson().Split('\n'),
                Problems = await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync(),
                Calls = (await checkpoint.ReadStreamsAsync(CancellationToken.None)).Select(stream => (stream.Stream.Name, stream.StepsLeft).ToString()),
                Sought = (await checkpoint.ReadSoughtAsync(CancellationToken.None)).Select(sought => sought.ToString()).Order(StringComparer.Ordinal),
                Rows = await ErrorRowsAsync(checkpoint),
            },
            Indented));
    }

    /// <summary>What a pack must be told.</summary>
    public static IReadOnlyDictionary<string, string> ParametersOf(string packFolder) => packFolder.EndsWith("xero-to-books", StringComparison.Ordinal)
        ? new Dictionary<string, string>(StringComparer.Ordinal) { ["paid_on"] = "2024-03-31", ["currency"] = "GBP" }
        : new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The first line in which another one differs.</summary>
    public string Difference(DryRunAccount other) =>
        Text.Split('\n').Zip(other.Text.Split('\n')).Where(lines => lines.First != lines.Second).Select(lines => $"{lines.First}\n{lines.Second}").FirstOrDefault("one is longer");

    private static async Task<IReadOnlyList<string>> ErrorRowsAsync(SqliteCheckpoint checkpoint)
    {
        var rows = new List<string>();
        foreach (var file in await checkpoint.ReadFilesAsync(CancellationToken.None))
        {
            await foreach (var row in checkpoint.ReadErrorRowsAsync(file.File.Stream, file.File.Role, CancellationToken.None))
                rows.Add($"{row.Row.Id} {row.Key} {row.State}");
        }

        return rows;
    }
}
