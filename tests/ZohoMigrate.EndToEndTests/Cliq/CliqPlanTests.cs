using System.Text.Json.Nodes;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.Catalog;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>For a test that says how long something takes: no other of this suite runs beside it.</summary>
[CollectionDefinition("Paced", DisableParallelization = true)]
public sealed class Paced;

/// <summary>
/// The made-up workspace of sample-data, three channels and 500 messages, by the pack as it is shipped: by a clock that is wound by hand the whole run
/// takes as long as the plan of it said.
/// </summary>
[Collection("Paced")]
public sealed class CliqPlanTests(ITestOutputHelper output)
{
    private static readonly DeliveryOptions Delivery = new() { AttemptTimeout = QuietWinding.Attempt };

    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.Zero));

    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    [SkippableFact]
    public async Task Deliver_TheSlackSample_TakesAsLongAsPlannedLocksNoEndpointAndKeepsTheOrder()
    {
        using var folder = TemporaryFolder.InMemory();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { StateFile = folder["zoho.db"] }, _clock, CancellationToken.None);
        var run = new InProcessRun(folder, sandbox, Delivery, new LaneOptions(), seed: 7, _clock, "cliq");
        await run.StageAsync(Repository.PathOf("mappings", "slack-to-cliq"), Repository.PathOf("sample-data", "slack"));
        var (plan, said) = await PlanAsync(run);

        var began = _clock.Elapsed;
        await using var machine = new MachineLateness();
        var delivering = run.DeliverAsync(CancellationToken.None);
        await _clock.WindQuietlyAsync(delivering, sandbox);
        await delivering;

        var minutes = (_clock.Elapsed - began).TotalMinutes;
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        output.WriteLine($"planned {plan.Calls} calls in {plan.Minutes:0.000} minutes; took {minutes:0.000}; {string.Join(", ", zoho.ByOperation.Select(one => $"{one.Key} {one.Value}"))}");
        Assert.Equal(0, zoho.RefusedByLimit);
        Assert.All(plan.Streams, stream => Assert.Equal(zoho.ByOperation[$"cliq.{ModuleOf(stream.Stream)}.create"], stream.Calls));
        var messages = await RecordsAsync(sandbox);
        Assert.Equal(Sorted(said), Sorted(Conversations(messages, message => message["chat_id"]!, message => message["text"]!)));
        var isAsPlanned = minutes >= plan.Minutes * 0.95 && minutes <= plan.Minutes * 1.05;
        Skip.If(!isAsPlanned && machine.Worst > QuietWinding.Quiet, $"This machine stood still for {machine.Worst}: the clock was wound while calls were on their way.");
        Assert.True(isAsPlanned, $"took {minutes:0.000} minutes of {plan.Minutes:0.000}");
    }

    private static string ModuleOf(string stream) => stream == "members" ? "channelmembers" : stream;

    private async Task<(RunPlan Plan, IReadOnlyList<string> Said)> PlanAsync(InProcessRun run)
    {
        await using var checkpoint = await run.OpenAsync();
        var lanes = Catalogue.Product("cliq").Lanes.Values.ToDictionary(
            lane => $"cliq.{lane.Name}",
            lane => new LaneBudget(lane.Requests!.Value, lane.Window, null, new LaneDay(DayRule.Of(new LaneOptions(), Delivery, _clock))),
            StringComparer.Ordinal);
        var plan = await new MigrationPipeline(checkpoint, Catalogue, _clock, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance).PlanAsync(lanes, CancellationToken.None);
        var messages = new List<JsonNode>();
        await foreach (var message in checkpoint.ReadRecordsAsync(Catalogue.Module("cliq.messages"), CancellationToken.None))
        {
            if (message.State == RecordState.Pending)
                messages.Add(JsonNode.Parse(message.Payload!)!);
        }

        return (plan, Conversations(messages, message => message["chat_id"]!, message => message["text"]!));
    }

    // All that was said in a chat, in order, as one text: chats have other names here and there.
    private static List<string> Conversations(IEnumerable<JsonNode> messages, Func<JsonNode, JsonNode> chat, Func<JsonNode, JsonNode> text) =>
        [.. messages.GroupBy(message => chat(message).ToJsonString(), text, StringComparer.Ordinal).Select(said => string.Join("\n\n", said))];

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) => texts.Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<JsonNode>> RecordsAsync(SandboxServer sandbox)
    {
        using var http = new HttpClient();
        return JsonNode.Parse(await http.GetStringAsync(new Uri(sandbox.Address, "_sandbox/records/cliq.messages")))!.AsArray()!;
    }
}
