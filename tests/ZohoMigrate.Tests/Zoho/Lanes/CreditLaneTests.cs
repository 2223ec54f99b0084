using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>A lane without a window, of which a call costs more than one: the credits of Zoho CRM.</summary>
public sealed class CreditLaneTests : IDisposable
{
    private const string Made = """{"data":[{"code":"SUCCESS","details":{"id":"1"},"message":"record added","status":"success"}]}""";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(1, 1), InlineData(10, 1), InlineData(11, 2), InlineData(100, 10)]
    public async Task SendAsync_ABatch_CostsACreditForEveryTenRecordsBegun(int records, int credits)
    {
        await using var server = new WireServer(_ => new WireReply(201, Made));
        await using var connection = await OpenAsync(server);

        await connection.Client.SendAsync(Request(1, records), default);

        Assert.Equal((1, 0), await UsedAsync(connection, "crm.organization"));
        Assert.Equal(credits, (await UsedAsync(connection, "crm.credits")).Day);
    }

    [Fact]
    public async Task SendAsync_CreditsOfTheDay_AreNeverOverdrawn()
    {
        await using var server = new WireServer(_ => new WireReply(201, Made));
        await using var connection = await OpenAsync(server, perDay: 25);

        var replies = new List<ReplyKind>();
        for (var number = 1; number <= 4; number++)
            replies.Add((await connection.Client.SendAsync(Request(number, 100), default)).Kind);

        // Of a batch nothing is known where the answer speaks of one record: it is the permits that are counted here.
        Assert.Equal([ReplyKind.Unknown, ReplyKind.Unknown, ReplyKind.QuotaExhausted, ReplyKind.QuotaExhausted], replies);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task SendAsync_ZohoSaysTheCreditsAreUsedUp_ClosesThatLaneAlone()
    {
        await using var server = new WireServer(_ => TooMany("You have exceeded the API credits of the day"));
        await using var connection = await OpenAsync(server);

        var reply = await connection.Client.SendAsync(Request(1, 1), default);

        Assert.Equal(ReplyKind.QuotaExhausted, reply.Kind);
        Assert.NotNull(reply.RetryAt);
        Assert.False((await connection.Lanes["crm.organization"].SnapshotAsync(default)).IsOnTrial);
        Assert.True((await connection.Lanes["crm.credits"].SnapshotAsync(default)).IsOnTrial);
        await connection.Client.SendAsync(Request(2, 1), default);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task SendAsync_TooManyAtOnce_RestsShortlyAndGoesOn()
    {
        var asked = 0;
        await using var server = new WireServer(_ => ++asked == 1 ? TooMany("concurrency limit reached") : new WireReply(201, Made));
        await using var connection = await OpenAsync(server);

        Assert.Equal(ReplyKind.Success, (await connection.Client.SendAsync(Request(1, 1), default)).Kind);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task SendAsync_ZohoSaysHowManyAreLeft_NoMoreAreTaken()
    {
        await using var server = new WireServer(_ => new WireReply(201, Made) { Headers = ["X-API-CREDITS-REMAINING: 12"] });
        await using var connection = await OpenAsync(server, perDay: 50_000);

        await connection.Client.SendAsync(Request(1, 1), default);
        Assert.Equal(50_000 - 12, (await UsedAsync(connection, "crm.credits")).Day);
        await connection.Client.SendAsync(Request(2, 100), default);
        Assert.Equal(ReplyKind.QuotaExhausted, (await connection.Client.SendAsync(Request(3, 100), default)).Kind);
    }

    [Fact]
    public async Task ReadAsync_TheEditionAndItsUsers_MakeTheDay()
    {
        await using var crm = new CrmOnTheWire();
        await using var connection = await OpenAsync(crm.Server, perDay: null);

        var read = await connection.Organizations("crm").ReadAsync(1, default);

        Assert.Equal(("60001", "Us", "EUR", 53_000), (read.Ours!.Id, read.Ours.Name, read.Ours.Currency, read.Ours.PerDay));
        Assert.Equal((null, 53_000), (connection.Lanes["crm.organization"].PerDay, connection.Lanes["crm.credits"].PerDay));
    }

    // In a pack of several products the setting is the number that another one knows the organisation by.
    [Fact]
    public async Task ReadAsync_TheSettingIsAnotherProductsNumber_TheEditionMakesTheDayAllTheSame()
    {
        await using var crm = new CrmOnTheWire();
        await using var connection = await OpenAsync(crm.Server, perDay: null, organization: "77");

        Assert.Null((await connection.Organizations("crm").ReadAsync(1, default)).Ours);

        Assert.Equal(53_000, connection.Lanes["crm.credits"].PerDay);
    }

    public void Dispose() => _folder.Dispose();

    private static WireReply TooMany(string message) => new(429, $$"""{"code":"TOO_MANY_REQUESTS","details":{},"message":"{{message}}","status":"error"}""");

    private static ApiRequest Request(long id, int records) => new(id, ZohoRig.Catalogue.Module("crm.accounts").Create.Carrying(records))
    {
        Body = "{}",
        Items = [.. Enumerable.Range(0, records).Select(record => new RequestItem(record, 0))],
    };

    private static async Task<(int Window, int Day)> UsedAsync(ZohoConnection connection, string lane)
    {
        var snapshot = await connection.Lanes[lane].SnapshotAsync(default);
        return (snapshot.Used, snapshot.DayLimit is null ? 0 : snapshot.DayUsed);
    }

    private Task<ZohoConnection> OpenAsync(WireServer server, int? perDay = 1000, string organization = "60001") => ZohoConnection.OpenAsync(
        ZohoRig.Settings(server.Address) with { OrganizationId = organization },
        new DeliveryOptions(),
        new Dictionary<string, LaneOptions>(StringComparer.Ordinal) { ["crm"] = new() { PerDay = perDay } },
        ZohoRig.Catalogue.Of(["crm"]),
        _folder["state"],
        new MemoryJournal(),
        TimeProvider.System,
        new Random(7),
        new ListLogger(),
        CancellationToken.None);
}
