using System.Text.Json.Nodes;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>Runs into a sandbox's Zoho Cliq, a minute of whose limits is a second, and what came of them.</summary>
/// <param name="attempt">The longest that one attempt may take, in real time: a connection does not get faster with the clock.</param>
/// <param name="output">Where what came of a run is told.</param>
internal sealed class HastyCliq(TimeSpan attempt, ITestOutputHelper output)
{
    private static readonly HttpClient Http = new();

    public static ScaledTimeProvider Clock { get; } = new(TimeProvider.System, 60);

    public InProcessRun Run(TemporaryFolder folder, SandboxServer sandbox)
    {
        var hasty = new DeliveryOptions
        {
            AttemptTimeout = attempt,
            MaxAttempts = 8,
            SettleDelay = TimeSpan.FromSeconds(20),
            LateArrival = TimeSpan.FromSeconds(30),
            AbsenceDelay = TimeSpan.FromMinutes(1),
        };
        return new InProcessRun(folder, sandbox, hasty, new LaneOptions(), 7, Clock, "cliq");
    }

    /// <summary>The run's own account of its streams; what is wrong with its records is told besides.</summary>
    public async Task<IReadOnlyList<StreamAccount>> TellAsync(InProcessRun run)
    {
        await using var checkpoint = await run.OpenAsync();
        var streams = await checkpoint.ReadStreamsAsync(CancellationToken.None);
        output.WriteLine(string.Join("; ", streams.Select(stream => $"{stream.Stream.Name}: {string.Join(", ", stream.States)}")));
        await foreach (var problem in checkpoint.ReadProblemsAsync(CancellationToken.None))
            output.WriteLine(problem.ToString());
        return streams;
    }

    /// <summary>How many records of a module the sandbox holds.</summary>
    public static int Count(SandboxLedgerSummary zoho, string module) => zoho.Records.TryGetValue($"cliq.{module}", out var held) ? held.Count : 0;

    /// <summary>The records of a module, in the order in which they came.</summary>
    public static async Task<JsonArray> RecordsAsync(SandboxServer sandbox, string module) =>
        JsonNode.Parse(await Http.GetStringAsync(new Uri(sandbox.Address, $"_sandbox/records/cliq.{module}")))!.AsArray();
}
