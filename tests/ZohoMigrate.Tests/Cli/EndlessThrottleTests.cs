using System.Globalization;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Cli;

/// <summary>A limit that does not go away: the run does not ask for ever.</summary>
public sealed class EndlessThrottleTests
{
    private const string TooManyAMinute = "you have exceeded the maximum number of requests per minute";
    private const string TooManyAtOnce = "You have reached the maximum number of in process requests allowed.";
    private const int Taken = 10;

    private static readonly string[] AMinutesRest = ["--config", "Delivery:DefaultCooldown=00:01:00"];

    // Those under way together, and then one after each rest: of 1, 2, 4 and 8 minutes; of 2, 4, … and 512 seconds.
    [Theory]
    [InlineData(44, TooManyAMinute, 4), InlineData(1070, TooManyAtOnce, 9)]
    public async Task Run_ThrottledForEver_PausesWithZohosWordsAfterAFewTrials(int code, string words, int trials)
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        var last = clock.GetUtcNow();
        await using var zoho = new ZohoOnTheWire(request => request.Number > Taken ? Refuse() : null, time: clock);

        var running = zoho.RunAsync("northwind-small", AMinutesRest);
        Assert.True(await clock.WindAsync(running, TimeSpan.FromHours(2)));
        var run = await running;

        Assert.Equal((4, "paused"), (run.ExitCode, zoho.Standing("created").State));
        Assert.InRange(zoho.Server.Requests.Count, Taken + 1 + trials, Taken + 5 + trials);
        Assert.Contains($"Zoho wants no calls of this organisation for a while: {words} (code {code})", run.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Go on, not before ", run.Out, StringComparison.Ordinal);
        Assert.InRange(ResumeAt(zoho) - last, TimeSpan.FromMinutes(16), TimeSpan.FromMinutes(30));

        WireReply Refuse()
        {
            last = clock.GetUtcNow();
            return WireReply.Fault(429, code, words);
        }
    }

    [Fact]
    public async Task Run_ThrottledForThreeHoursWithWait_GoesOnByItself()
    {
        var clock = new ScaledTimeProvider(TimeProvider.System, 2400);
        var refused = new List<DateTimeOffset>();
        await using var zoho = new ZohoOnTheWire(request => request.Number > Taken && IsRefused() ? WireReply.Fault(429, 44, TooManyAMinute) : null, time: clock);

        var run = await zoho.RunAsync("northwind-small", [.. AMinutesRest, "--wait"]);

        Assert.Equal((0, 74), (run.ExitCode, zoho.Standing("created").Count));
        Assert.Contains("Waiting for new calls until", run.Error, StringComparison.Ordinal);
        Assert.InRange(refused.Count, 6, 13);

        bool IsRefused()
        {
            lock (refused)
            {
                var now = clock.GetUtcNow();
                if (refused.Count > 0 && now > refused[0].AddHours(3))
                    return false;
                refused.Add(now);
                return true;
            }
        }
    }

    private static DateTimeOffset ResumeAt(ZohoOnTheWire zoho) => DateTimeOffset.Parse(zoho.Summary()["resumeAt"]!.ToString(), CultureInfo.InvariantCulture);
}
