using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Zoho;

public sealed class RunClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void GetUtcNow_TheWallClockIsStepped_GoesOnAsIfNothingHadHappened(int hours)
    {
        var machine = new ManualTimeProvider(Noon);
        var clock = RunClock.GoOn(null, machine);

        machine.StepWallClock(TimeSpan.FromHours(hours));
        machine.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(Noon.AddMinutes(3), clock.GetUtcNow());
    }

    [SkippableFact]
    public void GoOn_InALaterProcessOfTheSameBoot_ReadsTheSameTimeWhateverTheWallClockSays()
    {
        Skip.IfNot(File.Exists("/proc/sys/kernel/random/boot_id"), "This system does not name its boot: each process begins a clock of its own.");
        var machine = new ManualTimeProvider(Noon);
        var first = RunClock.GoOn(null, machine);
        machine.StepWallClock(TimeSpan.FromHours(1));

        var second = RunClock.GoOn(first.ToString(), machine);

        Assert.Equal((false, true), (first.GoesOn, second.GoesOn));
        Assert.Equal(first.GetUtcNow(), second.GetUtcNow());
    }

    [Theory]
    [InlineData("638000000000000000@another-boot")]
    [InlineData("nonsense")]
    [InlineData("")]
    public void GoOn_AfterAnotherBootOrWithoutSense_BeginsAnew(string written)
    {
        var clock = RunClock.GoOn(written, new ManualTimeProvider(Noon));

        Assert.False(clock.GoesOn);
        Assert.Equal(Noon, clock.GetUtcNow());
    }
}
