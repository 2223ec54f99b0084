using Xunit;

namespace ZohoMigrate.Tests.Zoho.Lanes.Servers;

/// <summary>Four permits in ten ticks, told by what each kind of server takes.</summary>
public sealed class ServerModelTests
{
    [Fact]
    public void FixedWindow_AroundABoundary_TakesTwiceTheLimit() =>
        Assert.Equal([9, 13], Refused(new FixedWindow(4, 10, begins: 0), 6, 7, 8, 8, 9, 10, 10, 11, 12, 13, 20));

    [Fact]
    public void FixedWindow_FromTheFirstRequest_BeginsWithIt() =>
        Assert.Equal([15], Refused(new FixedWindow(4, 10, begins: null), 6, 7, 8, 8, 15, 16, 16, 16, 16));

    [Fact]
    public void RollingLog_ExactlyAWindowAgo_StillCounts() =>
        Assert.Equal([10], Refused(new RollingLog(4, 10), 0, 0, 0, 0, 10, 11));

    [Fact]
    public void TokenBucket_Empty_TakesOneForEachThatDrops() =>
        Assert.Equal([1, 2, 4], Refused(new TokenBucket(2, 4, 10), 0, 0, 1, 2, 3, 4, 5));

    [Fact]
    public void SlidingCounter_BurstsAWindowApart_TakesOnlyWhatAnEvenWindowWouldLeave() =>
        Assert.Equal([15, 15], Refused(new SlidingCounter(4, 10, begins: 0), 4, 4, 4, 4, 15, 15, 15, 15));

    [Fact]
    public void SlidingCounter_NothingInTheWindowBefore_TakesAll() =>
        Assert.Empty(Refused(new SlidingCounter(4, 10, begins: 5), 4, 4, 4, 4, 25, 25, 25, 25));

    private static long[] Refused(ServerModel server, params long[] at) =>
        [.. server.Refused(at.Select(one => new Arrival(one, 1))).Select(arrival => arrival.At)];
}
