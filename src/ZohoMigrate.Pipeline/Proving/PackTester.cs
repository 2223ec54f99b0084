using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Sources;

namespace ZohoMigrate.Pipeline.Proving;

/// <summary>
/// Runs a pack's own tests: the given rows are written as files, and go the road of <c>validate</c> in all its steps. Nothing is sent.
/// </summary>
/// <param name="folder">The pack's folder.</param>
/// <param name="catalogue">What Zoho demands.</param>
/// <param name="time">Dates the checkpoints, which are thrown away.</param>
/// <param name="logger">Is told of faults.</param>
public sealed class PackTester(string folder, ZohoCatalogue catalogue, TimeProvider time, ILogger logger)
{
    private readonly Dictionary<string, Pack> _packs = new(StringComparer.Ordinal);

    /// <summary>The tests of the pack, in the order of their files.</summary>
    /// <exception cref="PackException">A file of tests cannot be read; all faults are listed.</exception>
    public IReadOnlyList<PackTest> Read() => new PackTestReader(folder).Read();

    /// <param name="test">The test.</param>
    /// <param name="scratch">An empty folder that the caller deletes.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<PackTestResult> RunAsync(PackTest test, string scratch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(test);
        try
        {
            return Compare(test, await MakeAsync(test, scratch, cancellationToken));
        }
        catch (Exception exception) when (exception is PackException or SourceException)
        {
            return new PackTestResult(test, []) { Fault = exception.Message };
        }
    }

    /// <summary>What becomes of the rows a test gives, in the streams it names and those they refer to.</summary>
    internal async Task<IReadOnlyList<StagedOutcome>> MakeAsync(PackTest test, string scratch, CancellationToken cancellationToken)
    {
        var whole = PackOf(test.Ground.Parameters);
        CheckStreams(test, whole);
        var pack = PlainPack.Of(whole, test.Streams);
        await GivenFiles.WriteAsync(test, pack, whole, scratch, cancellationToken);
        var rows = new GivenRows(PlainPack.Files(whole).Keys);
        return [.. (await StageAsync(pack, test.Ground.Parameters, scratch, cancellationToken)).Select(rows.Name)];
    }

    // Once for all tests of the same parameters: a large pack takes longer to compile than a test to run.
    private Pack PackOf(IReadOnlyDictionary<string, string> parameters)
    {
        var known = string.Join('\0', parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => $"{parameter.Key}={parameter.Value}"));
        if (!_packs.TryGetValue(known, out var pack))
            _packs.Add(known, pack = Pack.Load(folder, parameters, catalogue));
        return pack;
    }

    private static void CheckStreams(PackTest test, Pack pack)
    {
        var known = pack.Streams.Select(stream => stream.Entry.Name).ToList();
        if (test.Expected.FirstOrDefault(stream => !known.Contains(stream.Name, StringComparer.Ordinal)) is { } unknown)
            throw new PackException([new PackFault(unknown.At.File, unknown.At.Line, unknown.At.Column, $"the pack has no stream `{unknown.Name}`") { Nearest = NearestName.Of(unknown.Name, known) }]);
    }

    private async Task<IReadOnlyList<StagedOutcome>> StageAsync(
        Pack pack, IReadOnlyDictionary<string, string> parameters, string scratch, CancellationToken cancellationToken)
    {
        var path = Path.Combine(scratch, "checkpoint.db");
        var manifest = new RunManifest
        {
            Run = "test",
            Pack = pack.Name,
            PackFolder = pack.Folder,
            DataFolder = scratch,
            Target = Targets.None,
            Product = RunManifest.Join(pack.Products),
            DataCenter = "",
            Organization = "",
            Parameters = parameters,
            PackFingerprint = pack.Fingerprint,
            StartedAt = time.GetUtcNow(),
        };
        await using (var checkpoint = await SqliteCheckpoint.CreateAsync(path, manifest, Keeping.Trial, time, cancellationToken))
            await new MigrationPipeline(checkpoint, catalogue, time, logger) { LooksAtFiles = false }.StageAsync(pack, scratch, new Unwatched(), cancellationToken);
        return StagedOutcomes.Read(path);
    }

    private static PackTestResult Compare(PackTest test, IReadOnlyList<StagedOutcome> outcomes)
    {
        // What becomes of a stream that only others refer to is none of the test's, unless its records cannot be sent.
        var aside = outcomes.Select(outcome => outcome.Stream).Distinct(StringComparer.Ordinal).Except(test.Streams, StringComparer.Ordinal)
            .Select(name => new ExpectedStream(name, new TestPlace(test.File, test.Line, 1), []))
            .Select(stream => new StreamComparison(stream, outcomes.Where(outcome => outcome.Stream == stream.Name && outcome.IsRejected)) { Otherwise = "no error, since the test says nothing of it" });
        var compared = test.Expected.Select(stream => new StreamComparison(stream, outcomes.Where(outcome => outcome.Stream == stream.Name)))
            .Concat(aside).Select(comparison => comparison.Compare()).ToList();
        return new PackTestResult(test, [.. compared.SelectMany(stream => stream.Differences)]) { Made = [.. compared.SelectMany(stream => stream.Made)] };
    }

    private sealed class Unwatched : IRunProgress
    {
        public void Staged(string stream, long records)
        {
        }

        public void Delivering(DeliveryProgress progress)
        {
        }
    }
}
