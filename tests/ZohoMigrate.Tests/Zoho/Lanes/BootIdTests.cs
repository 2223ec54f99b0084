using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Tests.Zoho.Lanes;

public sealed class BootIdTests
{
    private const string Kernel = "/proc/sys/kernel/random/boot_id";
    private static readonly TimeProvider Clock = new ManualTimeProvider(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Of_ThisMachine_IsTheKernelsNameWhereItHasOne() =>
        Assert.Equal(File.Exists(Kernel) ? File.ReadAllText(Kernel).Trim() : null, BootId.Of(Clock));

    [Theory]
    [InlineData(1, ""), InlineData(60, " x 60"), InlineData(0.5, " x 0.5")]
    public void Of_AClockOfAnotherScale_IsAnotherBoot(double scale, string ending) =>
        Assert.Equal(BootId.Of(Clock) is { } boot ? boot + ending : null, BootId.Of(new ScaledTimeProvider(TimeProvider.System, (decimal)scale)));
}
