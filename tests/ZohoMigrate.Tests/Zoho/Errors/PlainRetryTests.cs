using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Zoho.Errors;

/// <summary>What fails inside Zoho Cliq is asked again after one second, two, four and eight, each up to a quarter more or less, where asking twice does no harm.</summary>
public sealed class PlainRetryTests
{
    [Theory]
    [InlineData("channels", "list")]
    [InlineData("users", "get")]
    [InlineData("channelmembers", "create")]
    [InlineData("channels", "delete")]
    public async Task SendAsync_ZohoFailsInside_IsAskedFiveTimesWithEverLongerPauses(string module, string operation)
    {
        var (reply, pauses) = await SendAsync(module, operation);
        var (_, others) = await SendAsync(module, operation, seed: 8);

        Assert.Equal((ReplyKind.Transient, 5), (reply.Kind, reply.Attempts));
        Assert.Equal(4, pauses.Count);
        Assert.All(pauses.Concat(others).Zip([1.0, 2, 4, 8, 1, 2, 4, 8]), pause => Assert.InRange(pause.First.TotalSeconds, pause.Second * 0.75, pause.Second * 1.25));
        // Two that failed together do not come again together.
        Assert.NotEqual(pauses, others);
    }

    [Theory]
    [InlineData("channels"), InlineData("departments"), InlineData("messages")]
    public async Task SendAsync_ACreateFailsInside_IsNotSentAgain(string module)
    {
        var (reply, pauses) = await SendAsync(module, "create");

        Assert.Equal((ReplyKind.Unknown, 1), (reply.Kind, reply.Attempts));
        Assert.Empty(pauses);
    }

    private static async Task<(Reply Reply, List<TimeSpan> Pauses)> SendAsync(string module, string operation, int seed = 7)
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        var arrivals = new List<TimeSpan>();
        await using var server = new WireServer(_ =>
        {
            arrivals.Add(clock.Elapsed);
            return new WireReply(500, """{"message":"Cliq server encountered an error which prevents it from fulfilling the request."}""");
        });
        await using var rig = await ZohoRig.OpenAsync(server, new DeliveryOptions { AttemptTimeout = TimeSpan.FromHours(1) }, time: clock, seed: seed);
        var call = ZohoRig.Catalogue.Module($"cliq.{module}").Operations[operation];
        var sending = rig.Connection.Client.SendAsync(
            new ApiRequest(1, call) { RecordId = "1", Body = call.Method == "GET" ? null : "{}", InPath = call.InPath.ToDictionary(field => field, _ => "1") }, CancellationToken.None);

        Assert.True(await clock.WindAsync(sending, TimeSpan.FromMinutes(5)));
        return (await sending, [.. arrivals.Zip(arrivals.Skip(1), (before, after) => after - before)]);
    }
}
