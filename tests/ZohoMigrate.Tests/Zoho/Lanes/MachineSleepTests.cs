using Xunit;
using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Tests.Zoho.Lanes;

public sealed class MachineSleepTests
{
    [Theory]
    [InlineData("7200.00 9000.12\n", 7200, 0), InlineData("7199.98 9000.12\n", 7200, 0), InlineData("7259.99 9000.12\n", 7200, 0)]
    [InlineData("36000.53 9000.12\n", 7200, 480), InlineData("36061.99 1.00\n", 7200, 481), InlineData("50.00 1.00\n", 7200, 0)]
    public void Of_WhatTheKernelSays_IsTheWholeMinutesOverWhatWasAwake(string uptime, int awakeSeconds, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), MachineSleep.Of(uptime, TimeSpan.FromSeconds(awakeSeconds).Ticks));
}
