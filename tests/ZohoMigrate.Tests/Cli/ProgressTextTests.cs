using Xunit;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Tests.Cli;

public sealed class ProgressTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0, 0, null, false, "10/40 done · 7/100 in window · 1:30 left")]
    [InlineData(1, 2, 3, null, false, "10/40 done · 7/100 in window · 1 not delivered · 2 being looked for · 3 for a person · 1:30 left")]
    [InlineData(0, 0, 0, 61, false, "10/40 done · 7/100 in window, resting 1:01 · 1:30 left")]
    [InlineData(0, 0, 0, 61, true, "10/40 done · 7/100 in window, Zoho cannot be reached · 1:30 left")]
    public void Delivering_WhatIsGoingOn_IsSaid(long faulty, long parked, long undecided, int? restSeconds, bool outage, string expected)
    {
        DateTimeOffset? until = restSeconds is { } seconds ? Now.AddSeconds(seconds) : null;
        var lane = new LaneSnapshot(7, 100, 2, until, outage, 7, 1000);

        Assert.Equal(expected, ProgressText.Delivering(new DeliveryProgress(30, faulty, parked, undecided), 40, lane, TimeSpan.FromSeconds(90), Now));
    }

    [Fact]
    public void Delivering_OthersUseTheOrganisation_SaysWhatIsLeftToThem()
    {
        var lane = new LaneSnapshot(7, 70, 2, null, Outage: false, 7, 1000) { Configured = 100 };

        Assert.Equal(
            "10/40 done · 7/70 in window, 30 left to others",
            ProgressText.Delivering(new DeliveryProgress(30, 0, 0, 0), 40, lane, left: null, Now));
    }

    [Theory]
    [InlineData(7, "asking Zoho for the organisation · 7/100 in window")]
    [InlineData(100, "waiting for room in the window · 100/100 in window")]
    public void Asking_SaysWhatItWaitsFor(int used, string expected) =>
        Assert.Equal(expected, ProgressText.Asking(new LaneSnapshot(used, 100, 0, null, Outage: false, used, 1000), Now));

    [Theory]
    [InlineData("00:00:05", "0:05")]
    [InlineData("01:02:03", "1:02:03")]
    [InlineData("2.03:04:05", "2d 03:04:05")]
    public void Duration_EachLength_IsShort(string time, string expected) =>
        Assert.Equal(expected, ProgressText.Duration(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));
}
