using Xunit;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>How long <c>--wait</c> waits, whatever becomes of the wall clock meanwhile.</summary>
public sealed class PauseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider _clock = new(Noon);

    [Fact]
    public async Task UntilAsync_NothingHappens_EndsThen() => await AssertEndsAfterAsync(Pause.UntilAsync(Noon.AddMinutes(30), _clock, default), TimeSpan.FromMinutes(30));

    [Fact]
    public async Task UntilAsync_ClockSetBack_EndsWhenAsMuchTimeHasPassed()
    {
        var pause = Pause.UntilAsync(Noon.AddMinutes(30), _clock, default);
        _clock.StepWallClock(TimeSpan.FromDays(-365));

        await AssertEndsAfterAsync(pause, TimeSpan.FromMinutes(30));
    }

    // Or the machine has slept.
    [Fact]
    public async Task UntilAsync_ClockSetForward_EndsWithinAMinuteOfItsTime()
    {
        var pause = Pause.UntilAsync(Noon.AddMinutes(30), _clock, default);
        _clock.StepWallClock(TimeSpan.FromMinutes(25.5));

        await AssertEndsAfterAsync(pause, TimeSpan.FromMinutes(4.5));
    }

    [Fact]
    public async Task UntilAsync_Cancelled_Ends()
    {
        using var stopping = new CancellationTokenSource();
        var pause = Pause.UntilAsync(Noon.AddMinutes(30), _clock, stopping.Token);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pause);
    }

    [Fact]
    public async Task UntilAsync_ItIsOver_EndsAtOnce()
    {
        var pause = Pause.UntilAsync(Noon, _clock, default);

        Assert.True(pause.IsCompletedSuccessfully);
        await pause;
    }

    private async Task AssertEndsAfterAsync(Task pause, TimeSpan time)
    {
        Assert.True(await _clock.WindAsync(pause, TimeSpan.FromHours(2)));
        Assert.Equal(time, _clock.Elapsed);
    }
}
