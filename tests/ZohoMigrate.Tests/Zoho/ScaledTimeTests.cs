using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Zoho;

public sealed class ScaledTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Clocks_OfTwoProcesses_AgreeWheneverTheyWereStarted()
    {
        var real = new ManualTimeProvider(Start);
        var first = new ScaledTimeProvider(real, 60);
        var (utc, stamp) = (first.GetUtcNow(), first.GetTimestamp());
        real.Advance(TimeSpan.FromSeconds(2));
        var second = new ScaledTimeProvider(real, 60);

        Assert.Equal((first.GetUtcNow(), first.GetTimestamp()), (second.GetUtcNow(), second.GetTimestamp()));
        Assert.Equal(TimeSpan.FromMinutes(2), second.GetUtcNow() - utc);
        Assert.Equal(TimeSpan.FromMinutes(2), second.GetElapsedTime(stamp));
    }

    [Fact]
    public void Clock_AYearSinceBootAtTheLargestScale_IsStillInTheCalendar() =>
        Assert.Equal(5622, new ScaledTimeProvider(new ManualTimeProvider(Start, TimeSpan.FromDays(365)), 3600).GetUtcNow().Year);

    [Fact]
    public void Timer_OfAMinuteAtSixty_FiresAfterASecondAndThenEverySecond()
    {
        var real = new ManualTimeProvider(Start);
        var fired = 0;
        using var timer = new ScaledTimeProvider(real, 60).CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

        real.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(0, fired);
        real.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, fired);
        real.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(4, fired);
    }

    [Fact]
    public async Task SendAsync_AtTheLargestScale_TheAttemptMayStillTakeItsRealTime()
    {
        await using var server = new WireServer(_ => WireReply.Cut(WireDrop.Silence));
        await using var rig = await ZohoRig.OpenAsync(
            server, new DeliveryOptions { AttemptTimeout = TimeSpan.FromMilliseconds(600) }, time: new ScaledTimeProvider(TimeProvider.System, 3600));
        var begun = TimeProvider.System.GetTimestamp();

        Assert.Equal(ReplyKind.Unknown, (await rig.SendAsync("create")).Kind);

        Assert.True(TimeProvider.System.GetElapsedTime(begun) >= TimeSpan.FromMilliseconds(590));
    }

    [Fact]
    public async Task Lane_OpenedAtAnotherScale_CountsEverySlotAsUsed()
    {
        using var folder = new TemporaryFolder();
        await using var server = new WireServer(_ => WireReply.Success);
        var lane = new LaneOptions { Requests = 7, Window = TimeSpan.FromHours(1) };
        await using (var rig = await ZohoRig.OpenAsync(server, lane: lane, stateFolder: folder.Path))
            await rig.SendAsync("create");

        await using var scaled = await ZohoRig.OpenAsync(
            server, lane: lane, stateFolder: folder.Path, time: new ScaledTimeProvider(TimeProvider.System, 2));
        Assert.Equal(7, (await scaled.Connection.Lanes["books.organization"].SnapshotAsync(default)).Used);
    }
}
