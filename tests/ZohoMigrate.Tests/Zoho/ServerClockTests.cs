using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Zoho;

public sealed class ServerClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Now_BeforeAnyAnswer_IsTheMachines() => Assert.Equal(Noon, new ServerClock(new ManualTimeProvider(Noon), NullLogger.Instance).Now);

    [Fact]
    public void Now_AfterAnAnswer_IsTheServersWhateverTheMachineSays()
    {
        var machine = new ManualTimeProvider(Noon);
        var clock = new ServerClock(machine, NullLogger.Instance);

        clock.Hear(Noon.AddMinutes(-10));
        machine.StepWallClock(TimeSpan.FromHours(1));
        machine.Advance(TimeSpan.FromSeconds(30));
        clock.Hear(null);

        Assert.Equal(Noon.AddMinutes(-10).AddSeconds(30), clock.Now);
    }
}
