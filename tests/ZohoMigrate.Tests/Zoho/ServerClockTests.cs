using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
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

    // What was made before an attempt is judged by its time: an hour ahead, and our own record would look older.
    [Fact]
    public async Task Attempt_AfterAnAnswerOfSomebodyBetween_IsNotDatedByIt()
    {
        var ahead = DateTimeOffset.UtcNow.AddHours(1);
        await using var server = new WireServer(request => request.Number == 1
            ? new WireReply(502, "<html>Bad gateway</html>") { Headers = [$"Date: {ahead:R}"] }
            : WireReply.Success);
        await using var rig = await ZohoRig.OpenAsync(server);

        Assert.Equal(ReplyKind.Success, (await rig.SendAsync("get")).Kind);

        Assert.Equal(2, rig.Journal.Entries.Count);
        Assert.All(rig.Journal.Entries, entry => Assert.True(entry.Start.At < ahead.AddMinutes(-30), $"{entry.Start.At:O}"));
    }
}
