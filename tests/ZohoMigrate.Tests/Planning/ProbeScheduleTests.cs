using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Planning;

public sealed class ProbeScheduleTests
{
    private static readonly DeliveryOptions Options = new();
    private static readonly HashSet<string> Nothing = [];

    // Each look at what a lost job may have made reads thousands of records: a day of looks every ninety seconds would cost more than the move.
    [Fact]
    public void Due_RecordsThatMayBeQueued_AreLookedForMoreAndMoreRarelyAndAtOnceWhenTheyMustBeThere()
    {
        var clock = new ManualTimeProvider(CheckpointCalls.Noon);
        var looks = Looks(clock, mayBeQueued: true, TimeSpan.FromDays(1) + TimeSpan.FromMinutes(20));

        Assert.InRange(looks.Count, 5, 15);
        Assert.Equal(Options.SettleDelay, looks[0]);
        Assert.InRange(looks[^1], Options.JobArrival + Options.AbsenceDelay, Options.JobArrival + Options.AbsenceDelay + (2 * Options.SettleDelay));
    }

    [Fact]
    public void Due_OtherRecords_AreLookedForAtTheSamePace()
    {
        var clock = new ManualTimeProvider(CheckpointCalls.Noon);

        Assert.Equal([90, 180, 270, 360, 450], Looks(clock, mayBeQueued: false, TimeSpan.FromMinutes(8)).Select(at => at.TotalSeconds));
    }

    // Zoho has said that it is there, and a burst of a lane has left after ten seconds: one look finds all of it.
    [Theory]
    [InlineData("cliq.files", 10)]
    [InlineData("crm.leads", 90)]
    public void Due_WhatZohoHasTakenWithoutNamingIt_IsLookedForSoonWhereThatIsHowItsCallsGo(string module, int seconds)
    {
        var clock = new ManualTimeProvider(CheckpointCalls.Noon);

        Assert.Equal(seconds, Looks(clock, mayBeQueued: false, TimeSpan.FromMinutes(2), module, isTaken: true)[0].TotalSeconds);
    }

    // The look for what a job may have made reads the list thousands of records back: another's, which needs a page, is not made that dear.
    [Fact]
    public void Due_RecordsThatMayBeQueuedAndOthers_AreLookedForApartAndNotAtOnce()
    {
        var clock = new ManualTimeProvider(CheckpointCalls.Noon);
        var schedule = new ProbeSchedule(ZohoCatalogue.Load(), Options, clock);
        ParkedStep[] parked = [Parked("crm.leads", mayBeQueued: true), Parked("crm.leads", mayBeQueued: false)];
        clock.Advance(Options.SettleDelay);

        var (first, second) = (Assert.Single(schedule.Due(parked, Nothing)), Assert.Single(schedule.Due(parked, Nothing)));

        Assert.Equal([false, true], [Assert.Single(first.Steps).MayBeQueued, Assert.Single(second.Steps).MayBeQueued]);
        Assert.Empty(schedule.Due(parked, Nothing));
    }

    private static ParkedStep Parked(string module, bool mayBeQueued, bool isTaken = false) => new()
    {
        Item = new RequestItem(1, 0),
        Stream = "leads",
        Key = "1",
        Module = module,
        Payload = new JsonObject(),
        MayBeOurs = true,
        IsDuplicate = false,
        FirstAttemptAt = CheckpointCalls.Noon,
        LastAttemptEndedAt = CheckpointCalls.Noon,
        MayBeQueued = mayBeQueued,
        IsTaken = isTaken,
    };

    private static List<TimeSpan> Looks(ManualTimeProvider clock, bool mayBeQueued, TimeSpan until, string module = "crm.leads", bool isTaken = false)
    {
        var schedule = new ProbeSchedule(ZohoCatalogue.Load(), Options, clock);
        ParkedStep[] parked = [Parked(module, mayBeQueued, isTaken)];
        var looks = new List<TimeSpan>();
        while (clock.Elapsed < until)
        {
            if (schedule.Due(parked, Nothing).Count > 0)
                looks.Add(clock.Elapsed);
            var wait = schedule.UntilNext(parked, Nothing);
            clock.Advance(wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1));
        }

        return looks;
    }
}
