using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Resilience;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>Zoho calls the window full though the lane is below its limit: others use the organisation, and the lane makes room for them.</summary>
public sealed class LearntLimitTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Rest = Minute + LaneLimits.Margin;
    private static readonly LaneLimits Limits = new(10, Minute, 5, null, TimeSpan.FromSeconds(30), Minute);
    private static readonly LaneVerdict Answered = new() { Answered = true };
    private static readonly LaneVerdict Full = Answered with { CoolDown = Minute, WindowFull = true };

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 30, TimeSpan.Zero));
    private readonly ListLogger _log = new();

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task EndAsync_WindowFull_LimitsEveryProcessToWhatZohoTook()
    {
        await using var lane = await OpenAsync();
        await using var other = await OpenAsync();
        await UseAsync(lane, 4);
        await UseAsync(other, 3);

        await EndNextAsync(lane, Full);

        Assert.Equal((7, 10), await LimitsOfAsync(lane));
        Assert.Equal((7, 10), await LimitsOfAsync(other));
        var said = Assert.Single(_log.Lines, line => line.Contains("other programs", StringComparison.Ordinal));
        Assert.Contains("Zoho took 7 requests of ours within 00:01:00 and no more, though the settings allow 10", said, StringComparison.Ordinal);
        Assert.Contains("at most 7, and one more for each window", said, StringComparison.Ordinal);
        Assert.Contains("Limits:Books:Headroom", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SnapshotAsync_CleanWindowsAfterTheRest_RaiseTheLimitByOneEachAndNoFurtherThanTheSettings()
    {
        await using var lane = await OpenAsync();
        await UseAsync(lane, 7);
        await EndNextAsync(lane, Full);

        // The rest itself is no clean window.
        _clock.Advance(Minute + Rest - TimeSpan.FromTicks(1));
        Assert.Equal(7, (await LimitsOfAsync(lane)).Limit);
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(8, (await LimitsOfAsync(lane)).Limit);
        _clock.Advance(Rest);
        Assert.Equal(9, (await LimitsOfAsync(lane)).Limit);
        _clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(10, (await LimitsOfAsync(lane)).Limit);
    }

    [Fact]
    public async Task EndAsync_SeveralInFlightAreRefused_IsOneEvent()
    {
        await using var lane = await OpenAsync();
        await UseAsync(lane, 4);
        var inFlight = new List<LanePermit>();
        for (var i = 0; i < 4; i++)
            inFlight.Add((await lane.EnterAsync(1, default)).Permit!);

        await inFlight[0].EndAsync(Full);
        await inFlight[1].EndAsync(Answered);
        await inFlight[2].EndAsync(Full);
        _clock.Advance(TimeSpan.FromSeconds(20));
        await inFlight[3].EndAsync(Full);

        Assert.Equal(4, (await LimitsOfAsync(lane)).Limit);
        Assert.Single(_log.Lines, line => line.Contains("other programs", StringComparison.Ordinal));
        // The last of them prolonged the rest.
        _clock.Advance(Minute + Rest - TimeSpan.FromTicks(1));
        Assert.Equal(4, (await LimitsOfAsync(lane)).Limit);
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(5, (await LimitsOfAsync(lane)).Limit);
    }

    [Fact]
    public async Task EndAsync_TheTrialIsRefusedToo_KeepsWhatWasLearntAndCountsAnew()
    {
        await using var lane = await OpenAsync();
        await UseAsync(lane, 7);
        await EndNextAsync(lane, Full);
        for (var i = 0; i < 3; i++)
        {
            _clock.Advance(Rest * (1 << i));
            await EndNextAsync(lane, Full);
        }

        Assert.Equal(7, (await LimitsOfAsync(lane)).Limit);
        _clock.Advance(Minute * 8);
        await EndNextAsync(lane, Answered);
        Assert.Equal(7, (await LimitsOfAsync(lane)).Limit);
        _clock.Advance(Rest);
        Assert.Equal(8, (await LimitsOfAsync(lane)).Limit);
        Assert.Single(_log.Lines, line => line.Contains("other programs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EndAsync_FullAgainAfterOneCameThrough_TeachesAnew()
    {
        await using var lane = await OpenAsync();
        await UseAsync(lane, 7);
        await EndNextAsync(lane, Full);
        _clock.Advance(Rest);
        await UseAsync(lane, 2);

        await EndNextAsync(lane, Full);

        Assert.Equal(2, (await LimitsOfAsync(lane)).Limit);
        Assert.Equal(2, _log.Lines.Count(line => line.Contains("other programs", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EndAsync_RestShorterThanTheWindow_DoesNotTakeTheRefusedForTaken()
    {
        await using var lane = await OpenAsync();
        await UseAsync(lane, 5);
        _clock.Advance(Minute / 2);
        var refused = new[] { (await lane.EnterAsync(1, default)).Permit!, (await lane.EnterAsync(1, default)).Permit! };
        var brief = Full with { CoolDown = TimeSpan.FromSeconds(1) };
        foreach (var permit in refused)
            await permit.EndAsync(brief);
        // The five are gone, the refused ones still rest.
        _clock.Advance(Minute / 2 + LaneLimits.Margin);
        await UseAsync(lane, 2);
        await EndNextAsync(lane, brief);

        Assert.Equal(2, (await LimitsOfAsync(lane)).Limit);
    }

    [Fact]
    public async Task EndAsync_NothingWasTaken_LeavesOneAWindow()
    {
        await using var lane = await OpenAsync();

        await EndNextAsync(lane, Full);

        Assert.Equal(1, (await LimitsOfAsync(lane)).Limit);
        Assert.Equal(1, (await lane.SnapshotAsync(default)).Lowest);
    }

    [Fact]
    public async Task EndAsync_AnotherLimitIsReached_LeavesTheWindowAsItWas()
    {
        await using var lane = await OpenAsync();
        await UseAsync(lane, 3);

        await EndNextAsync(lane, Answered with { CoolDown = Minute });

        Assert.Equal(10, (await LimitsOfAsync(lane)).Limit);
    }

    // Too many at once first, and then the window: the one says nothing of the other.
    [Fact]
    public async Task EndAsync_WindowFullWhileAnotherLimitCools_TeachesAllTheSame()
    {
        await using var lane = await OpenAsync();
        await UseAsync(lane, 3);
        await EndNextAsync(lane, Answered with { CoolDown = TimeSpan.FromSeconds(2) });
        _clock.Advance(TimeSpan.FromSeconds(2));

        await EndNextAsync(lane, Full);

        Assert.Equal(3, (await LimitsOfAsync(lane)).Limit);
    }

    [Fact]
    public async Task EnterAsync_LimitLearnt_LetsNoMoreThroughInAWindow()
    {
        await using var lane = await OpenAsync();
        await UseAsync(lane, 2);
        await EndNextAsync(lane, Full);
        _clock.Advance(Rest);
        await UseAsync(lane, 2);

        var third = lane.EnterAsync(1, default);

        // The first clean window is over a little before the two are free again.
        _clock.Advance(Rest - TimeSpan.FromMilliseconds(2));
        await Task.Delay(20);
        Assert.False(third.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotNull((await third.WaitAsync(TimeSpan.FromMinutes(2))).Permit);
        Assert.Equal(2, (await lane.SnapshotAsync(default)).Lowest);
    }

    [Fact]
    public async Task EnterAsync_TheRaiseComesBeforeASlotIsFree_LetsOneThroughThen()
    {
        await using var lane = await OpenAsync();
        await EndNextAsync(lane, Full);
        _clock.Advance(Rest);
        _clock.Advance(Minute - TimeSpan.FromSeconds(5));
        await UseAsync(lane, 1);

        var second = lane.EnterAsync(1, default);
        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.NotNull((await second.WaitAsync(TimeSpan.FromMinutes(2))).Permit);
    }

    // A call may cost more permits than others leave us.
    [Fact]
    public async Task EnterAsync_MorePermitsThanAreLeft_PassesAlone()
    {
        await using var lane = await OpenAsync();
        await EndNextAsync(lane, Full);
        _clock.Advance(Rest);

        var dear = (await lane.EnterAsync(3, default).WaitAsync(TimeSpan.FromMinutes(2))).Permit!;
        await dear.EndAsync(Answered);
        var next = lane.EnterAsync(3, default);

        _clock.Advance(Rest - TimeSpan.FromMilliseconds(1));
        await Task.Delay(20);
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotNull((await next.WaitAsync(TimeSpan.FromMinutes(2))).Permit);
    }

    // It waits already when the limit falls below what it asks for.
    [Fact]
    public async Task EnterAsync_LimitFallsWhileItWaits_IsServedWhenTheWindowIsEmpty()
    {
        await using var lane = await OpenAsync();
        await UseAsync(lane, 8);
        var inFlight = (await lane.EnterAsync(1, default)).Permit!;
        var waiting = lane.EnterAsync(4, default);
        await using (var elsewhere = new SqliteConnection($"Data Source={_folder["lane.db"]};Pooling=False"))
        {
            elsewhere.Open();
            elsewhere.Execute("UPDATE lane SET learnt_limit = 1, learnt_since = $0", _clock.MonotonicTicks());
        }

        await inFlight.EndAsync(Answered);
        Assert.False(waiting.IsCompleted);
        _clock.Advance(Rest);

        Assert.NotNull((await waiting.WaitAsync(TimeSpan.FromMinutes(2))).Permit);
    }

    [Fact]
    public async Task Open_AnotherBoot_KeepsWhatWasLearntAndCountsFromNow()
    {
        await using (var lane = await OpenAsync())
        {
            await UseAsync(lane, 7);
            await EndNextAsync(lane, Full);
            _clock.Advance(Minute + Rest + Rest);
            Assert.Equal(9, (await LimitsOfAsync(lane)).Limit);
        }

        await using var next = await OpenAsync("another");

        Assert.Equal(7, (await LimitsOfAsync(next)).Limit);
        _clock.Advance(Rest);
        Assert.Equal(8, (await LimitsOfAsync(next)).Limit);
    }

    [Fact]
    public async Task Open_AnotherBootDuringTheRest_CountsFromTheRestsEnd()
    {
        await using (var lane = await OpenAsync())
        {
            await UseAsync(lane, 7);
            await EndNextAsync(lane, Full);
        }

        await using var next = await OpenAsync("another");

        _clock.Advance(Minute + Rest - TimeSpan.FromTicks(1));
        Assert.Equal(7, (await LimitsOfAsync(next)).Limit);
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(8, (await LimitsOfAsync(next)).Limit);
    }

    [Fact]
    public async Task Open_SettingsBelowWhatWasLearnt_RuleThisProcess()
    {
        await using var lane = await OpenAsync();
        await UseAsync(lane, 7);
        await EndNextAsync(lane, Full);

        await using var modest = await OpenAsync(limits: Limits with { Requests = 3 });

        Assert.Equal((3, 3), await LimitsOfAsync(modest));
        Assert.Equal((7, 10), await LimitsOfAsync(lane));
    }

    private static async Task UseAsync(Lane lane, int times)
    {
        for (var i = 0; i < times; i++)
            await EndNextAsync(lane, Answered);
    }

    private static async Task EndNextAsync(Lane lane, LaneVerdict verdict) =>
        await (await lane.EnterAsync(1, default).WaitAsync(TimeSpan.FromMinutes(2))).Permit!.EndAsync(verdict);

    private static async Task<(int Limit, int Configured)> LimitsOfAsync(Lane lane)
    {
        var snapshot = await lane.SnapshotAsync(default);
        return (snapshot.Limit, snapshot.Configured);
    }

    private async Task<Lane> OpenAsync(string boot = "boot", LaneLimits? limits = null)
    {
        var file = await LaneFileOpener.OpenAsync(_folder["lane.db"], limits ?? Limits, _clock, boot, default);
        var logger = _log.CreateLogger("lane");
        return new Lane("books.organization", file, limits ?? Limits, new OutageBreaker("books.organization", 5, _clock, logger), logger);
    }
}
