using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Resilience;

namespace ZohoMigrate.Tests.Zoho.Lanes;

public sealed class LaneTests : IDisposable
{
    private static readonly LaneVerdict Answered = new() { Answered = true };

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 30, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EnterAsync_DayUsedUp_SaysUntilWhenAlsoAfterARestart()
    {
        await using (var lane = await OpenAsync(perDay: 2))
        {
            await UseAsync(lane);
            _clock.Advance(TimeSpan.FromHours(1));
            await UseAsync(lane);
        }

        await using var next = await OpenAsync(perDay: 2);
        var refused = await next.EnterAsync(1, default);

        Assert.Null(refused.Permit);
        // 24 hours after the first one's minute, and the time that one could have been under way or late: 60 s + 30 s.
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 12, 3, 0, TimeSpan.Zero), refused.Closed!.Until);
        _clock.Advance(refused.Closed!.Until - _clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        Assert.Null((await next.EnterAsync(1, default)).Permit);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await UseAsync(next);
        Assert.Null((await next.EnterAsync(1, default)).Permit);
    }

    [Fact]
    public async Task EnterAsync_ClockSetBack_CountsWhatLiesAheadAsUsedNow()
    {
        await using var lane = await OpenAsync(perDay: 1);
        await UseAsync(lane);
        _clock.StepWallClock(TimeSpan.FromDays(-400));

        Assert.Null((await lane.EnterAsync(1, default)).Permit);
        _clock.Advance(TimeSpan.FromHours(25));
        await UseAsync(lane);
    }

    [Theory]
    [InlineData(1), InlineData(9000)]
    public async Task EnterAsync_ClockSetForward_TheDayIsAsLongAsItWas(int hours)
    {
        var lane = await OpenAsync(perDay: 1);
        await UseAsync(lane);
        _clock.StepWallClock(TimeSpan.FromHours(hours));

        // By the wall clock 24 hours are over, and what a call may be late; 24 hours of time are not.
        _clock.Advance(TimeSpan.FromHours(23.5));
        Assert.Equal(_clock.GetUtcNow().AddMinutes(32.5), (await lane.EnterAsync(1, default)).Closed!.Until);
        await lane.DisposeAsync();
        await using var next = await OpenAsync(perDay: 1);
        Assert.Null((await next.EnterAsync(1, default)).Permit);
        _clock.Advance(TimeSpan.FromMinutes(32.5));
        await UseAsync(next);
    }

    // It was wrong when the lane was first opened, and is set right: what was called before is taken for older than it is.
    [Fact]
    public async Task EnterAsync_ClockSetForwardToWhatItIs_CountsForADayOfTime()
    {
        _clock.StepWallClock(TimeSpan.FromDays(-20_000));
        await using var lane = await OpenAsync(perDay: 1);
        await UseAsync(lane);
        _clock.StepWallClock(TimeSpan.FromDays(20_000));

        Assert.Equal(1, (await lane.SnapshotAsync(default)).DayUsed);
        Assert.Equal(1, (await lane.ReadDayAsync(default)).UsedPermits);
        _clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(0, (await lane.SnapshotAsync(default)).DayUsed);
        Assert.Equal(0, (await lane.ReadDayAsync(default)).UsedPermits);
    }

    [Fact]
    public async Task ReturnAsync_NothingSent_GivesTheDayItsCallBack()
    {
        await using var lane = await OpenAsync(perDay: 1);
        await (await lane.EnterAsync(1, default)).Permit!.ReturnAsync();

        await UseAsync(lane);
    }

    [Fact]
    public async Task EndAsync_ZohoSaysTheDayIsUsedUp_AllLanesOfTheFileKnow()
    {
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();
        var until = _clock.GetUtcNow().AddHours(1);

        await (await one.EnterAsync(1, default)).Permit!.EndAsync(Answered with { QuotaUntil = until });

        Assert.Equal(until, (await other.EnterAsync(1, default)).Closed!.Until);
        _clock.Advance(TimeSpan.FromHours(1));
        await UseAsync(other);
    }

    [Theory]
    [InlineData(1), InlineData(9000), InlineData(-1), InlineData(-9000)]
    public async Task EnterAsync_ClockSetAfterTheDayWasUsedUp_IsClosedForTheHourAsItIs(int hours)
    {
        await using var lane = await OpenAsync();
        await (await lane.EnterAsync(1, default)).Permit!.EndAsync(Answered with { QuotaUntil = _clock.GetUtcNow().AddHours(1) });
        _clock.StepWallClock(TimeSpan.FromHours(hours));

        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(_clock.GetUtcNow().AddMinutes(1), (await lane.EnterAsync(1, default)).Closed!.Until);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await UseAsync(lane);
    }

    [Fact]
    public async Task EnterAsync_ClockWasAYearAheadBeforeTheReboot_OneTries()
    {
        _clock.StepWallClock(TimeSpan.FromDays(365));
        await using (var lane = await OpenAsync())
            await (await lane.EnterAsync(1, default)).Permit!.EndAsync(Answered with { QuotaUntil = _clock.GetUtcNow().AddHours(1) });
        _clock.StepWallClock(TimeSpan.FromDays(-365));

        await using var rebooted = await OpenAsync(boot: "another");

        Assert.True((await rebooted.SnapshotAsync(default)).IsOnTrial);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull((await rebooted.EnterAsync(1, default).WaitAsync(TimeSpan.FromMinutes(2))).Permit);
    }

    [Fact]
    public async Task EndAsync_ZohoNamesATimeFurtherOffThanADay_IsClosedForTheLongestDay()
    {
        await using var lane = await OpenAsync();

        var until = await (await lane.EnterAsync(1, default)).Permit!.EndAsync(Answered with { QuotaUntil = _clock.GetUtcNow().AddDays(9) });

        Assert.Equal(_clock.GetUtcNow().AddHours(25), until);
        Assert.Equal(until, (await lane.EnterAsync(1, default)).Closed!.Until);
    }

    [Fact]
    public async Task EnterAsync_AfterTheHourOfAUsedUpDay_OneTriesAndTheOthersWait()
    {
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();
        await (await one.EnterAsync(1, default)).Permit!.EndAsync(Answered with { QuotaUntil = _clock.GetUtcNow().AddHours(1) });
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await other.SnapshotAsync(default)).IsOnTrial);

        var trying = (await one.EnterAsync(1, default)).Permit!;
        var waiting = other.EnterAsync(1, default);
        await AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.False(waiting.IsCompleted);
        var again = _clock.GetUtcNow().AddHours(1);
        Assert.Equal(again, await trying.EndAsync(Answered with { QuotaUntil = again }));
        await AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(again, (await waiting).Closed!.Until);
        _clock.Advance(TimeSpan.FromHours(1));
        await UseAsync(other);
        Assert.False((await one.SnapshotAsync(default)).IsOnTrial);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EndAsync_MinuteOrDayTwiceInARow_IsTheDayAlsoAfterARestart(bool restarted)
    {
        var either = Answered with { CoolDown = TimeSpan.FromMinutes(1), QuotaUntil = _clock.GetUtcNow().AddHours(1) };
        var lane = await OpenAsync();
        var together = new[] { (await lane.EnterAsync(1, default)).Permit!, (await lane.EnterAsync(1, default)).Permit! };
        Assert.Null(await together[0].EndAsync(either));
        Assert.Null(await together[1].EndAsync(either));
        if (restarted)
        {
            await lane.DisposeAsync();
            lane = await OpenAsync();
        }

        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(either.QuotaUntil, await (await lane.EnterAsync(1, default)).Permit!.EndAsync(either));

        Assert.Equal(either.QuotaUntil, (await lane.EnterAsync(1, default)).Closed!.Until);

        // When it is over the suspicion stands: one more such answer is enough.
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.NotNull(await (await lane.EnterAsync(1, default)).Permit!.EndAsync(either with { QuotaUntil = _clock.GetUtcNow().AddHours(1) }));
        await lane.DisposeAsync();
    }

    [Fact]
    public async Task EndAsync_MinuteOrDayAndThenAnAnswer_WasTheMinute()
    {
        var either = Answered with { CoolDown = TimeSpan.FromMinutes(1), QuotaUntil = _clock.GetUtcNow().AddHours(1) };
        await using var lane = await OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(await (await lane.EnterAsync(1, default)).Permit!.EndAsync(either));
            _clock.Advance(TimeSpan.FromMinutes(2));
            await UseAsync(lane);
        }
    }

    [Fact]
    public async Task EndAsync_Throttled_PausesTheOtherProcessTooAndThenOneGoesFirst()
    {
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();
        await (await one.EnterAsync(1, default)).Permit!.EndAsync(Answered with { CoolDown = TimeSpan.FromSeconds(90) });

        var entering = new[] { one.EnterAsync(1, default), other.EnterAsync(1, default), other.EnterAsync(1, default) };
        await AdvanceAsync(TimeSpan.FromSeconds(89));
        Assert.DoesNotContain(entering, task => task.IsCompleted);
        Assert.Equal(TimeSpan.FromSeconds(1), (await other.SnapshotAsync(default)).CoolingUntil - _clock.GetUtcNow());
        await AdvanceAsync(TimeSpan.FromSeconds(5));

        var probe = await Assert.Single(entering, task => task.IsCompleted);
        await AdvanceAsync(TimeSpan.FromSeconds(30));
        _ = Assert.Single(entering, task => task.IsCompleted);
        await probe.Permit!.EndAsync(Answered);
        await AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.All(entering, task => Assert.True(task.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task EndAsync_ProbeThrottledAgain_AllWaitAgainAndTwiceAsLong()
    {
        await using var lane = await OpenAsync();
        await (await lane.EnterAsync(1, default)).Permit!.EndAsync(Answered with { CoolDown = TimeSpan.FromSeconds(10) });
        var entering = new[] { lane.EnterAsync(1, default), lane.EnterAsync(1, default) };
        await AdvanceAsync(TimeSpan.FromSeconds(11));

        await (await Assert.Single(entering, task => task.IsCompleted)).Permit!.EndAsync(Answered with { CoolDown = TimeSpan.FromSeconds(60) });

        await AdvanceAsync(TimeSpan.FromSeconds(119));
        _ = Assert.Single(entering, task => task.IsCompleted);
        await AdvanceAsync(TimeSpan.FromSeconds(2));
        Assert.All(entering, task => Assert.True(task.IsCompleted));
    }

    // 2 s is the rest of code 1070, a minute that of 44, an hour that of 43 (reference/zoho-books.md §2).
    [Theory]
    [InlineData(2, new[] { 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600 }), InlineData(60, new[] { 60, 120, 240, 480, 960, 1920, 3600, 3600 })]
    [InlineData(3600, new[] { 3600, 3600 }), InlineData(90_000, new[] { 90_000, 90_000 })]
    public async Task EndAsync_EachTrialThrottledToo_RestsTwiceAsLongUpToAnHourAlsoInTheNextProcess(int seconds, int[] rests)
    {
        var throttled = Answered with { CoolDown = TimeSpan.FromSeconds(seconds), Said = "enough (code 44)" };
        foreach (var rest in rests)
        {
            await using var lane = await OpenAsync();
            await (await lane.EnterAsync(1, default)).Permit!.EndAsync(throttled);

            Assert.Equal(_clock.GetUtcNow().AddSeconds(rest), (await lane.SnapshotAsync(default)).CoolingUntil);
            if (rest > 600)
                Assert.Equal(new LaneClosure(_clock.GetUtcNow().AddSeconds(rest), "Zoho wants no calls of this organisation for a while: enough (code 44)"), (await lane.EnterAsync(1, default)).Closed);
            _clock.Advance(TimeSpan.FromSeconds(rest));
        }
    }

    [Fact]
    public async Task EndAsync_OneTrialCameThrough_TheNextRestIsAsLongAsTheFirst()
    {
        var throttled = Answered with { CoolDown = TimeSpan.FromMinutes(1) };
        await using var lane = await OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            await (await lane.EnterAsync(1, default)).Permit!.EndAsync(throttled);
            _clock.Advance(TimeSpan.FromMinutes(4));
        }

        await UseAsync(lane);
        await (await lane.EnterAsync(1, default)).Permit!.EndAsync(throttled);

        Assert.Equal(_clock.GetUtcNow().AddMinutes(1), (await lane.SnapshotAsync(default)).CoolingUntil);
    }

    // Attempts under way together tell of one limit.
    [Fact]
    public async Task EndAsync_SeveralThrottledBeforeTheTrial_DoNotDoubleTheRest()
    {
        await using var lane = await OpenAsync();
        var permits = new[] { await lane.EnterAsync(1, default), await lane.EnterAsync(1, default), await lane.EnterAsync(1, default) };

        foreach (var entry in permits)
            await entry.Permit!.EndAsync(Answered with { CoolDown = TimeSpan.FromMinutes(1) });

        Assert.Equal(_clock.GetUtcNow().AddMinutes(1), (await lane.SnapshotAsync(default)).CoolingUntil);
    }

    // An outage is waited out, however long it is (OutageTests): it must not come to pause the run.
    [Fact]
    public async Task EndAsync_ZohoIsOutAgainAndAgain_RestsAsLongAsItAsksEachTime()
    {
        await using var lane = await OpenAsync();
        for (var i = 0; i < 9; i++)
        {
            await (await lane.EnterAsync(1, default)).Permit!.EndAsync(Answered with { CoolDown = TimeSpan.FromMinutes(1), Outage = true });
            Assert.Equal(_clock.GetUtcNow().AddMinutes(1), (await lane.SnapshotAsync(default)).CoolingUntil);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task EndAsync_ProbeGotNoAnswer_AnotherOneTries()
    {
        await using var lane = await OpenAsync();
        await (await lane.EnterAsync(1, default)).Permit!.EndAsync(Answered with { CoolDown = TimeSpan.FromSeconds(10) });
        var entering = new[] { lane.EnterAsync(1, default), lane.EnterAsync(1, default), lane.EnterAsync(1, default) };
        await AdvanceAsync(TimeSpan.FromSeconds(11));

        await (await Assert.Single(entering, task => task.IsCompleted)).Permit!.EndAsync(new LaneVerdict { Abandoned = true });
        await AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(2, entering.Count(task => task.IsCompleted));
    }

    [Fact]
    public async Task EnterAsync_CoolDownAfterAReboot_GoesByTheWallClockButNeverLonger()
    {
        await using (var lane = await OpenAsync())
            await (await lane.EnterAsync(1, default)).Permit!.EndAsync(Answered with { CoolDown = TimeSpan.FromHours(1) });
        _clock.Advance(TimeSpan.FromMinutes(20));
        await using (var rebooted = await OpenAsync(boot: "another"))
            Assert.Equal(TimeSpan.FromMinutes(40), (await rebooted.SnapshotAsync(default)).CoolingUntil - _clock.GetUtcNow());

        _clock.StepWallClock(TimeSpan.FromDays(-30));
        await using var again = await OpenAsync(boot: "a third");
        Assert.Equal(TimeSpan.FromHours(1), (await again.SnapshotAsync(default)).CoolingUntil - _clock.GetUtcNow());
    }

    [Fact]
    public async Task SnapshotAsync_SomeUnderWay_SaysHowTheLaneStands()
    {
        await using var lane = await OpenAsync(perDay: 50);
        await UseAsync(lane);
        await lane.EnterAsync(2, default);

        Assert.Equal(new LaneSnapshot(3, 5, 1, null, Outage: false, 3, 50), await lane.SnapshotAsync(default));
    }

    [Fact]
    public async Task ReturnAsync_NothingSent_GivesTheWindowItsSlotBack()
    {
        await using var lane = await OpenAsync();
        for (var i = 0; i < 4; i++)
            await UseAsync(lane);
        var last = await lane.EnterAsync(1, default);

        await last.Permit!.ReturnAsync();

        Assert.Equal(4, (await lane.SnapshotAsync(default)).Used);
        Assert.True(lane.EnterAsync(1, default).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task EndAsync_Abandoned_RestsUntilNothingOfItCanArrive()
    {
        await using var lane = await OpenAsync();
        await (await lane.EnterAsync(1, default)).Permit!.EndAsync(new LaneVerdict { Abandoned = true });

        // 30 s late and the window of 6 s.
        _clock.Advance(TimeSpan.FromSeconds(36));
        Assert.Equal(1, (await lane.SnapshotAsync(default)).Used);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, (await lane.SnapshotAsync(default)).Used);
    }

    [Fact]
    public async Task EndAsync_Abandoned_IsInProcessUntilNothingOfItCanArrive()
    {
        await using var lane = await OpenAsync(concurrency: 1);
        await (await lane.EnterAsync(1, default)).Permit!.EndAsync(new LaneVerdict { Abandoned = true });
        Assert.Equal((1, 1), ((await lane.SnapshotAsync(default)).Used, (await lane.SnapshotAsync(default)).InFlight));

        var entering = lane.EnterAsync(1, default);
        await AdvanceAsync(TimeSpan.FromSeconds(29.9));
        Assert.False(entering.IsCompleted);
        await AdvanceAsync(TimeSpan.FromSeconds(0.2));

        Assert.NotNull((await entering.WaitAsync(TimeSpan.FromMinutes(2))).Permit);
        Assert.Equal((2, 1), ((await lane.SnapshotAsync(default)).Used, (await lane.SnapshotAsync(default)).InFlight));
    }

    // A lock, or a day that was used up, is forgotten with the file.
    [Fact]
    public async Task EnterAsync_FileWasTorn_OneTriesAndIsBelievedAtItsFirstWord()
    {
        await using (var before = await OpenAsync())
            await (await before.EnterAsync(1, default)).Permit!.EndAsync(Answered with { QuotaUntil = _clock.GetUtcNow().AddHours(1) });
        await File.WriteAllTextAsync(_folder["lane.db"], new string('x', 8192));
        await using var lane = await OpenAsync();
        Assert.True((await lane.SnapshotAsync(default)).IsOnTrial);
        _clock.Advance(TimeSpan.FromSeconds(37));

        var trying = (await lane.EnterAsync(1, default).WaitAsync(TimeSpan.FromMinutes(2))).Permit!;
        var waiting = lane.EnterAsync(1, default);
        await AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.False(waiting.IsCompleted);
        var until = _clock.GetUtcNow().AddHours(1);
        Assert.Equal(until, await trying.EndAsync(Answered with { CoolDown = TimeSpan.FromMinutes(1), QuotaUntil = until }));
        await AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(until, (await waiting).Closed!.Until);
    }

    [Fact]
    public async Task EndAsync_SeveralHearOfOneRest_TheLogSaysItOnce()
    {
        using var log = new ListLogger();
        await using var lane = await OpenAsync(logger: log);
        var permits = new[] { await lane.EnterAsync(1, default), await lane.EnterAsync(1, default), await lane.EnterAsync(1, default) };

        foreach (var entry in permits)
            await entry.Permit!.EndAsync(Answered with { CoolDown = TimeSpan.FromSeconds(10) });

        Assert.Single(log.Lines, line => line.Contains("LaneCools", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EndAsync_SeveralHearThatTheDayIsOver_TheLogSaysItOnce()
    {
        using var log = new ListLogger();
        await using var lane = await OpenAsync(logger: log);
        var permits = new[] { await lane.EnterAsync(1, default), await lane.EnterAsync(1, default) };

        foreach (var entry in permits)
            await entry.Permit!.EndAsync(Answered with { QuotaUntil = _clock.GetUtcNow().AddHours(3) });

        Assert.Single(log.Lines, line => line.Contains("DayUsedUp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EnterAsync_ALongRest_SaysUntilWhen()
    {
        await using var lane = await OpenAsync();
        await (await lane.EnterAsync(1, default)).Permit!.EndAsync(Answered with { CoolDown = TimeSpan.FromHours(1) });

        Assert.Equal(_clock.GetUtcNow().AddHours(1), (await lane.EnterAsync(1, default)).Closed!.Until);
    }

    // One that left before the rest was there hears of the day's end while another tries the lane.
    [Fact]
    public async Task EndAsync_AnEarlierOneHearsThatTheDayIsOver_TheTrialDoesNotOpenIt()
    {
        using var log = new ListLogger();
        await using var lane = await OpenAsync(logger: log);
        var (earlier, throttled) = ((await lane.EnterAsync(1, default)).Permit!, (await lane.EnterAsync(1, default)).Permit!);
        await throttled.EndAsync(Answered with { CoolDown = TimeSpan.FromSeconds(10) });
        _clock.Advance(TimeSpan.FromSeconds(20));
        var trial = (await lane.EnterAsync(1, default)).Permit!;
        var until = _clock.GetUtcNow().AddHours(1);
        await earlier.EndAsync(Answered with { QuotaUntil = until });

        await trial.EndAsync(Answered);

        Assert.Equal(until, (await lane.EnterAsync(1, default)).Closed?.Until);
        Assert.DoesNotContain(log.Lines, line => line.Contains("LaneOpensAgain", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EnterAsync_TheMachineSleeps_TheDayIsAsLongAsItWas()
    {
        await using var lane = await OpenAsync(perDay: 1);
        await UseAsync(lane);

        _clock.Advance(TimeSpan.FromHours(12));
        _clock.Sleep(TimeSpan.FromHours(3));
        _clock.Advance(TimeSpan.FromHours(8.9));
        Assert.Null((await lane.EnterAsync(1, default)).Permit);
        // 24 hours and what a call may be late.
        _clock.Advance(TimeSpan.FromHours(0.2));
        await UseAsync(lane);
    }

    // The monotonic clock stands still meanwhile: a rest gets that much longer, never shorter.
    [Fact]
    public async Task EnterAsync_TheMachineSleeps_TheWindowIsNotShortened()
    {
        await using var lane = await OpenAsync();
        for (var i = 0; i < 5; i++)
            await UseAsync(lane);
        _clock.Sleep(TimeSpan.FromHours(1));
        var sixth = lane.EnterAsync(1, default);

        await AdvanceAsync(TimeSpan.FromSeconds(5.9));
        Assert.False(sixth.IsCompleted);
        await AdvanceAsync(TimeSpan.FromSeconds(0.2));
        Assert.NotNull((await sixth).Permit);
    }

    // What Zoho has answered is known, whatever becomes of the lane's file.
    [Fact]
    public async Task EndAsync_TheFileTakesNothing_EndsAndTheNextToEnterLearnsIt()
    {
        await using var lane = await OpenAsync();
        var permit = (await lane.EnterAsync(1, default)).Permit!;
        Rename("slot", "away");

        await permit.EndAsync(Answered with { Left = new Dictionary<string, int> { ["left"] = 3 } });
        await Assert.ThrowsAnyAsync<Exception>(async () => await lane.EnterAsync(1, default));

        Rename("away", "slot");
        await UseAsync(lane);
        Assert.Equal(0, (await lane.SnapshotAsync(default)).InFlight);
    }

    // Whoever waits for a trial to end asks the file alone: its end must come to stand there, also if nobody enters.
    [Fact]
    public async Task EndAsync_TheFileTakesNothing_TheEndStandsThereOnceItDoes()
    {
        await using var lane = await OpenAsync();
        var permit = (await lane.EnterAsync(1, default)).Permit!;
        Rename("slot", "away");
        await permit.EndAsync(Answered);
        Rename("away", "slot");
        Assert.Equal(1, (await lane.SnapshotAsync(default)).InFlight);

        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(0, (await lane.SnapshotAsync(default)).InFlight);
    }

    private void Rename(string table, string to)
    {
        using var other = new SqliteConnection($"Data Source={_folder["lane.db"]};Pooling=False");
        other.Open();
        other.Execute($"ALTER TABLE {table} RENAME TO {to}");
    }

    private static async Task UseAsync(Lane lane) => await (await lane.EnterAsync(1, default)).Permit!.EndAsync(Answered);

    /// <summary>Winds the clock in small steps and lets those it wakes get on with their work.</summary>
    private async Task AdvanceAsync(TimeSpan by)
    {
        for (var i = 0; i < 50; i++)
        {
            _clock.Advance(by / 50);
            await Task.Delay(2);
        }
    }

    private async Task<Lane> OpenAsync(int? perDay = null, string boot = "boot", ILogger? logger = null, int concurrency = 5)
    {
        var limits = new LaneLimits(5, TimeSpan.FromSeconds(6), concurrency, perDay, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
        var file = await LaneFileOpener.OpenAsync(_folder["lane.db"], limits, _clock, boot, default);
        return new Lane("books.organization", file, limits, new OutageBreaker("books.organization", 5, _clock, NullLogger.Instance), logger ?? NullLogger.Instance);
    }
}
