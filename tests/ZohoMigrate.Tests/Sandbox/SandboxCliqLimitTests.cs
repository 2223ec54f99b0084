using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sandbox;

/// <summary>
/// Zoho Cliq counts by endpoint, and whoever goes over is locked out of that endpoint for its lock and of no other (reference/zoho-cliq.md §3). The
/// sandbox has its limits from Zoho's pages and a client from the catalogue: here the one is held against the other.
/// </summary>
public sealed class SandboxCliqLimitTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private static readonly ProductSpec Cliq = Catalogue.Product("cliq");

    public static TheoryData<string> Lanes => [.. Cliq.Lanes.Keys];

    [Fact]
    public async Task Users_MoreThanFiveAMinute_AreLockedForTenMinutesAndChannelsAreFree()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        for (var user = 1; user <= 5; user++)
            Assert.Equal(200, await MakeUserAsync(user));

        Assert.Equal(429, await MakeUserAsync(6));
        Assert.Equal(200, await MakeChannelAsync("at-once"));
        sandbox.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(429, await MakeUserAsync(6));
        Assert.Equal(200, await MakeChannelAsync("meanwhile"));
        // What came during the lock has not prolonged it.
        sandbox.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, await MakeUserAsync(6));

        var zoho = await sandbox.SummarizeAsync();
        Assert.Equal((6, 2, 2L), (zoho.Records["cliq.users"].Count, zoho.Records["cliq.channels"].Count, zoho.RefusedByLimit));

        Task<int> MakeUserAsync(int number) => StatusAsync(sandbox, "POST", "/v2/users", $$"""{"users":[{"email_id":"u{{number}}@example.com"}]}""");

        Task<int> MakeChannelAsync(string name) => StatusAsync(sandbox, "POST", "/v2/channels", $$"""{"name":"{{name}}","level":"organization"}""");
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public async Task Endpoint_OneMoreThanItsLaneHas_IsLockedAsLongAsTheCatalogueSaysAndNoOtherIs(string name)
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var lane = Cliq.Lanes[name];

        for (var call = 1; call <= lane.Requests; call++)
            Assert.NotEqual(429, await CallAsync(name));
        Assert.Equal(429, await CallAsync(name));
        foreach (var other in Cliq.Lanes.Keys.Where(other => other != name))
            Assert.True(await CallAsync(other) != 429, other);
        sandbox.Time.Advance(lane.Lock!.Value - TimeSpan.FromTicks(1));
        Assert.Equal(429, await CallAsync(name));
        sandbox.Time.Advance(TimeSpan.FromTicks(1));
        Assert.NotEqual(429, await CallAsync(name));

        // Any call of the lane counts, whatever it asks for: there is nothing that most of them name.
        Task<int> CallAsync(string of) => StatusAsync(sandbox, OperationOf(of).Method, NoParameters(OperationOf(of).Path), "{}");
    }

    // A lock is not forgotten with the process.
    [Fact]
    public async Task Endpoint_Locked_StaysSoOverARestart()
    {
        using var folder = new TemporaryFolder();
        var options = new SandboxOptions { StateFile = folder["zoho.db"] };
        ManualTimeProvider time;
        await using (var before = await SandboxHarness.StartAsync(options))
        {
            time = before.Time;
            for (var call = 1; call <= 6; call++)
                await StatusAsync(before, "POST", "/v2/users", "{}");
        }

        time.Advance(TimeSpan.FromMinutes(9));
        await using var sandbox = await SandboxHarness.StartAsync(options, time);
        Assert.Equal(429, await StatusAsync(sandbox, "POST", "/v2/users", "{}"));
        Assert.NotEqual(429, await StatusAsync(sandbox, "GET", "/v2/users", ""));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(429, await StatusAsync(sandbox, "POST", "/v2/users", "{}"));
    }

    // One message that is read has a limit of its own, twice as high: the catalogue counts it with those of lists.
    private static OperationSpec OperationOf(string lane) => Catalogue.Modules.Where(module => module.Product == Cliq.Product)
        .SelectMany(module => module.Operations.Values).OrderBy(operation => operation.Name == "get").First(operation => operation.Cost.ContainsKey(lane));

    // "/v2/chats/{chat_id}/message"
    private static string NoParameters(string path) => path.Replace('{', '-').Replace('}', '-');

    private static async Task<int> StatusAsync(SandboxHarness sandbox, string method, string path, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"api{path}") { Content = SandboxHarness.Json(body) };
        using var answer = await sandbox.Http.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
