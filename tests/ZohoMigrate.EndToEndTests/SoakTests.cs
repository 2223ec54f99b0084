using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Cliq;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>
/// The worst week in a minute or a few: everything that can go wrong at once, about 9 % of all calls struck, and the process killed again and
/// again. <c>SOAK=whole</c> in the environment is the long form, and the only one of batches and of lanes by endpoint.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    // What is rare strikes certain calls, so that it does strike: each once in the short form as well.
    private const string Faults = "45#50,token-revoked#80,43#120@00:05:00,45#1500,43#3000@00:05:00,drop=0.012,commit-drop=0.012,hang=0.002,commit-hang=0.002,"
        + "truncated=0.01,late-commit=0.004@00:00:30,late-arrival=0.004@00:00:30,500=0.01,commit-500=0.01,502=0.005,503=0.004@00:00:10,"
        + "429=0.004@00:00:10,1070=0.002,token-revoked=0.001,ignored-filter=0.08,lag=0.009@00:02:00,seed=20261129";

    // Without the codes of Zoho Books, and with shares that strike as often among far fewer calls.
    private const string FaultsOfBatches = "token-revoked#100,drop=0.02,commit-drop=0.03,hang=0.004,commit-hang=0.004,truncated=0.02,late-commit=0.01@00:00:30,"
        + "late-arrival=0.01@00:00:30,500=0.02,commit-500=0.03,502=0.01,503=0.01@00:00:10,429=0.01@00:00:10,token-revoked=0.002,lag=0.02@00:02:00,seed=20261130";

    private const string FaultsOfMessages = "token-revoked#100,commit-hang#300,drop=0.012,commit-drop=0.02,hang=0.002,commit-hang=0.002,truncated=0.01,late-commit=0.004@00:00:30,"
        + "late-arrival=0.004@00:00:30,500=0.01,commit-500=0.02,502=0.006,503=0.004@00:00:10,429=0.004@00:05:00,token-revoked=0.001,lag=0.009@00:01:00,seed=20261130";

    [Fact]
    public async Task Run_EveryFaultAtOnceAndKilledAllTheTime_IsAsIfNothingHadHappened()
    {
        var (records, kills, callsPerRecord) = WorstWeek.IsWhole ? (5000, 40, 1.15) : (200, 4, 1.6);
        using var folder = new TemporaryFolder();
        var books = new SoakBooks(records);
        books.Write(folder);
        var week = new WorstWeek(folder, output);
        using var sandbox = await week.StartAsync(Faults, "--plan", "Premium");

        var zoho = await week.EndureAsync(sandbox, kills, calls: records);
        WorstWeek.AssertStruck(zoho, Faults);

        Assert.InRange(SandboxProcess.Count(zoho["maxInWindow"]), 1, 100);
        Assert.All(books.Expected, module => Assert.Equal(module.Value, Held(zoho["records"]![module.Key]!)));
        foreach (var (stream, (module, id)) in SoakBooks.Streams)
            await AssertNamedAsync(sandbox, folder, stream, module, id);
        Assert.InRange(SandboxProcess.Count(zoho["arrivals"]) / (double)(records + 2), 1, callsPerRecord);
    }

    [SkippableFact]
    public async Task Run_BatchesOfACrm_AreAsIfNothingHadHappened()
    {
        Skip.IfNot(WorstWeek.IsWhole, "SOAK=whole asks for it; its small form are CrmInterruptionTests and CrmLawsTests.");
        using var folder = new TemporaryFolder();
        var sample = new CrmSample(2000, 28_000);
        sample.Write(folder);
        var week = new WorstWeek(folder, output);
        // It takes a second copy of anything.
        using var sandbox = await week.StartAsync(FaultsOfBatches, "--no-uniqueness", "--edition", "Enterprise");

        var zoho = await week.EndureAsync(sandbox, kills: 40, calls: sample.Records / 100);
        WorstWeek.AssertStruck(zoho, FaultsOfBatches);

        Assert.InRange(SandboxProcess.Count(zoho["maxInWindow"]), 1, 100);
        Assert.Equal(0, SandboxProcess.Count(zoho["automations"]));
        Assert.All(sample.Expected, module => Assert.Equal(module.Value, SandboxProcess.Count(zoho["records"]![module.Key]!["count"])));
        await AssertNamedAsync(sandbox, folder, "accounts", "crm.accounts", "id");
        await AssertNamedAsync(sandbox, folder, "contacts", "crm.contacts", "id");
    }

    [SkippableFact]
    public async Task Run_LanesByEndpoint_AreAsIfNothingHadHappenedAndInOrder()
    {
        Skip.IfNot(WorstWeek.IsWhole, "SOAK=whole asks for it; its small form are CliqKillTests and CliqJourneyTests.");
        using var folder = new TemporaryFolder();
        var workspace = new Workspace(folder, people: 40, channels: 8, messages: 200);
        var week = new WorstWeek(folder, output);
        using var sandbox = await week.StartAsync(FaultsOfMessages);

        var zoho = await week.EndureAsync(sandbox, kills: 40, calls: 8 * 200);
        WorstWeek.AssertStruck(zoho, FaultsOfMessages);

        var (channels, messages) = (await sandbox.RecordsAsync("cliq.channels"), await sandbox.RecordsAsync("cliq.messages"));
        Assert.Equal((40, 8, 320, 1600), (Count("users"), Count("channels"), Count("channelmembers"), Count("messages")));
        Assert.All(Enumerable.Range(0, workspace.Channels), channel => Assert.Equal(workspace.SaidIn(channel), SaidIn.Channel(channels, messages, channel)));

        int Count(string module) => SandboxProcess.Count(zoho["records"]![$"cliq.{module}"]!["count"]);
    }

    // What the run's reports name is what Zoho has.
    private static async Task AssertNamedAsync(SandboxProcess sandbox, TemporaryFolder folder, string stream, string module, string id)
    {
        var ids = (await sandbox.RecordsAsync(module)).Select(record => record![id]!.ToString());
        Assert.Equal(ids.Order(StringComparer.Ordinal), RunFiles.DeliveredIds(folder["run"], stream).Order(StringComparer.Ordinal));
    }

    private static (int Count, decimal? Total) Held(JsonNode module) => (
        SandboxProcess.Count(module["count"]),
        module["total"] is { } total ? decimal.Parse(total.ToString(), CultureInfo.InvariantCulture) : null);
}
