using System.Text.Json.Nodes;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.Catalog;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>For a test that says how long something takes: no other of this suite runs beside it.</summary>
[CollectionDefinition("Paced", DisableParallelization = true)]
public sealed class Paced;

/// <summary>The made-up workspace of sample-data, three channels and 500 messages, by the pack as it is shipped: it takes as long as was said.</summary>
[Collection("Paced")]
public sealed class CliqPlanTests(ITestOutputHelper output)
{
    /// <summary>A minute of the limits takes less than four seconds: what an answer takes on this machine is then as little of it as on the way to Zoho.</summary>
    private const int Scale = 16;

    private static readonly ScaledTimeProvider Clock = new(TimeProvider.System, Scale);

    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    [Fact]
    public async Task Deliver_TheSlackSample_TakesAsLongAsPlannedLocksNoEndpointAndKeepsTheOrder()
    {
        using var folder = TemporaryFolder.InMemory();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { StateFile = folder["zoho.db"] }, Clock, CancellationToken.None);
        var run = new InProcessRun(folder, sandbox, new DeliveryOptions(), new LaneOptions(), seed: 7, Clock, "cliq");
        await run.StageAsync(Repository.PathOf("mappings", "slack-to-cliq"), Repository.PathOf("sample-data", "slack"));
        var (plan, said) = await PlanAsync(run);

        var began = Clock.GetTimestamp();
        await using var machine = new MachineLateness();
        await run.DeliverAsync(CancellationToken.None);
        var all = Clock.GetElapsedTime(began).TotalMinutes;
        // A permit comes back when its answer was seen, so each of the nine windows begins later by what a call takes on this machine: some twenty turns of its
        // scheduler. On one with nothing else to do that is a few milliseconds.
        var late = plan.Minutes * 20 * (machine.Mean * Scale).TotalMinutes;

        var messages = (await RecordsAsync(sandbox)).ToList();
        // By Zoho's clock: what this process takes to begin and to end is none of the plan's, and counts many times here.
        var minutes = TimeSpan.FromMilliseconds(messages.Max(SentAt) - messages.Min(SentAt)).TotalMinutes;
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        output.WriteLine($"planned {plan.Calls} calls in {plan.Minutes:0.00} minutes; took {minutes:0.00} of {all:0.00}, {late:0.00} of it the machine's; {string.Join(", ", zoho.ByOperation.Select(one => $"{one.Key} {one.Value}"))}");
        Assert.InRange(minutes, plan.Minutes * 0.95, (plan.Minutes * 1.05) + late);
        Assert.Equal(0, zoho.RefusedByLimit);
        Assert.All(plan.Streams, stream => Assert.Equal(zoho.ByOperation[$"cliq.{ModuleOf(stream.Stream)}.create"], stream.Calls));
        Assert.Equal(Sorted(said), Sorted(Conversations(messages, message => message["chat_id"]!, message => message["text"]!)));
    }

    private static long SentAt(JsonNode message) => message["time"]!.GetValue<long>();

    private static string ModuleOf(string stream) => stream == "members" ? "channelmembers" : stream;

    private static async Task<(RunPlan Plan, IReadOnlyList<string> Said)> PlanAsync(InProcessRun run)
    {
        await using var checkpoint = await run.OpenAsync();
        var lanes = Catalogue.Product("cliq").Lanes.Values.ToDictionary(
            lane => $"cliq.{lane.Name}",
            lane => new LaneBudget(lane.Requests!.Value, lane.Window, null, new LaneDay(DayRule.Of(new LaneOptions(), new DeliveryOptions(), Clock))),
            StringComparer.Ordinal);
        var plan = await new MigrationPipeline(checkpoint, Catalogue, Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance).PlanAsync(lanes, CancellationToken.None);
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
