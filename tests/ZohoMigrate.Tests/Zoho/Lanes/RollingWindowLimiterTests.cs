using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Tests.Zoho.Lanes;

#pragma warning disable CA1001 // xunit 2 disposes by IAsyncLifetime
public sealed class RollingWindowLimiterTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private static readonly LaneLimits Limits = new(
        4, TimeSpan.FromSeconds(60), 3, null, LateArrival: TimeSpan.FromSeconds(30), LongestAttempt: TimeSpan.FromSeconds(60));

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
    private LaneFile _file = null!;
    private RollingWindowLimiter _limiter = null!;

    public async Task InitializeAsync()
    {
        _file = await LaneFileOpener.OpenAsync(_folder["lane.db"], Limits, _clock, "boot", default);
        _limiter = new RollingWindowLimiter(_file, Limits);
    }

    public async Task DisposeAsync()
    {
        await _limiter.DisposeAsync();
        _file.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task AcquireAsync_ConcurrencyReached_WaitsForAnEndNotForTheWindow()
    {
        var first = await _limiter.AcquireAsync();
        await _limiter.AcquireAsync();
        await _limiter.AcquireAsync();

        var waiting = _limiter.AcquireAsync().AsTask();
        Assert.False(waiting.IsCompleted);
        first.Dispose();

        Assert.True(waiting.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task AcquireAsync_Waiters_AreServedInOrderEvenBehindADearOne()
    {
        var leases = await TakeAsync(2, permits: 2);
        var dear = _limiter.AcquireAsync(3).AsTask();
        var cheap = _limiter.AcquireAsync().AsTask();
        leases[0].Dispose();

        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.False(dear.IsCompleted || cheap.IsCompleted);
        leases[1].Dispose();
        _clock.Advance(TimeSpan.FromSeconds(61));

        Assert.True(dear.IsCompletedSuccessfully && cheap.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task AcquireAsync_Cancelled_LeavesTheQueueToTheOthers()
    {
        var leases = await TakeAsync(2, permits: 2);
        using var cancel = new CancellationTokenSource();
        var dear = _limiter.AcquireAsync(4, cancel.Token).AsTask();
        var cheap = _limiter.AcquireAsync().AsTask();
        leases[0].Dispose();
        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.False(cheap.IsCompleted);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dear);
        Assert.True(cheap.IsCompletedSuccessfully);
        leases[1].Dispose();
    }

    [Theory]
    [InlineData("dispose", 60_001), InlineData("abandon", 90_001), InlineData("return", 0)]
    public async Task Lease_Ended_IsFreeAgainWhenItsEndSays(string end, int milliseconds)
    {
        var leases = await TakeAsync(2, permits: 2);
        foreach (var lease in leases)
        {
            if (end == "abandon")
                lease.Abandon();
            else if (end == "return")
                lease.Return();
            lease.Dispose();
        }

        var waiting = _limiter.AcquireAsync(4).AsTask();
        if (milliseconds > 0)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
            Assert.False(waiting.IsCompleted);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.True(waiting.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task AcquireAsync_MorePermitsThanThereAre_IsAnErrorAtOnce()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _limiter.AcquireAsync(5).AsTask());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _limiter.AcquireAsync(0).AsTask());
    }

    [Fact]
    public async Task Dispose_SomeoneWaits_IsTold()
    {
        await TakeAsync(2, permits: 2);
        var waiting = _limiter.AcquireAsync().AsTask();

        await _limiter.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    private async Task<List<SlotLease>> TakeAsync(int count, int permits)
    {
        var leases = new List<SlotLease>();
        for (var i = 0; i < count; i++)
            leases.Add((SlotLease)await _limiter.AcquireAsync(permits));
        return leases;
    }
}
