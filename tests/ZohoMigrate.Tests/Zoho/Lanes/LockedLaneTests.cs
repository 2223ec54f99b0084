using Xunit;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>A throttle of Zoho Cliq locks one endpoint: its lane rests for the lock that the catalogue knows, and no other lane does.</summary>
public sealed class LockedLaneTests
{
    [Theory]
    [InlineData("cliq.users", "users_create", 429, """{"message":"Too many requests within a certain time frame."}""", 10)]
    [InlineData("cliq.channels", "channels_create", 429, "", 5)]
    [InlineData("cliq.channels", "channels_create", 400, """{"message":"You have exceeded the URL throttle limits"}""", 5)]
    public async Task SendAsync_AnEndpointIsLocked_ItsLaneAloneRestsForItsLock(string module, string lane, int status, string body, int minutes)
    {
        await using var server = new WireServer(_ => new WireReply(status, body));
        await using var rig = await ZohoRig.OpenAsync(server);
        using var stopping = new CancellationTokenSource();
        var request = new ApiRequest(1, ZohoRig.Catalogue.Module(module).Create) { Body = """{"users":[{"email_id":"a@example.com"}]}""", Items = [new RequestItem(1, 0)] };

        var sending = rig.Connection.Client.SendAsync(request, stopping.Token);
        var resting = await RestAsync(rig, $"cliq.{lane}");
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.InRange(resting, TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(minutes));
        foreach (var other in rig.Connection.Lanes.Where(other => other.Name != $"cliq.{lane}"))
            Assert.Null((await other.SnapshotAsync(CancellationToken.None)).CoolingUntil);
    }

    private static async Task<TimeSpan> RestAsync(ZohoRig rig, string lane)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if ((await rig.Connection.Lanes[lane].SnapshotAsync(patience.Token)).CoolingUntil is { } until)
                return until - TimeProvider.System.GetUtcNow();
            await Task.Delay(20, patience.Token);
        }
    }
}
