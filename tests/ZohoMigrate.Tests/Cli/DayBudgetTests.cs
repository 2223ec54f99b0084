using System.Globalization;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Runs that the organisation's day is too short for.</summary>
public sealed class DayBudgetTests
{
    private static readonly WireReply UsedUp =
        WireReply.Fault(429, 45, "The API call for this organization has exceeded the maximum call rate limit of 1000.");

    [Fact]
    public async Task Run_DayUsedUpByZohosWord_PausesWithTheTimeToGoOn()
    {
        await using var zoho = new ZohoOnTheWire(request => IsCreate(request) && request.Number > 10 ? UsedUp : null);

        var run = await zoho.RunAsync("northwind-small");

        Assert.Equal((4, "paused"), (run.ExitCode, zoho.Standing("created").State));
        Assert.Contains("Go on, not before ", run.Out, StringComparison.Ordinal);
        Assert.InRange(
            DateTimeOffset.Parse(zoho.Summary()["resumeAt"]!.ToString(), CultureInfo.InvariantCulture) - TimeProvider.System.GetUtcNow(),
            TimeSpan.FromMinutes(55),
            TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Run_DayUsedUpByItsOwnCount_SaysInThePlanWhenItEndsAndPauses()
    {
        await using var zoho = new ZohoOnTheWire(_ => null);

        var run = await zoho.RunAsync("northwind-small", "--config", "Limits:Books:PerDay=50");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("2 days of the daily budget", run.Out, StringComparison.Ordinal);
        Assert.Equal(50, zoho.Server.Requests.Count);
        var resumeAt = DateTimeOffset.Parse(zoho.Summary()["resumeAt"]!.ToString(), CultureInfo.InvariantCulture);
        Assert.InRange(resumeAt - TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(23), TimeSpan.FromHours(26));
    }

    [Theory]
    [InlineData("before the first write")]
    [InlineData("in the middle")]
    public async Task Run_WaitThroughAnHourWithoutCalls_GoesOnByItself(string moment)
    {
        // An hour takes a second and a half.
        var clock = new ScaledTimeProvider(TimeProvider.System, 2400);
        var first = moment == "in the middle" ? 10 : 0;
        DateTimeOffset? since = null;
        await using var zoho = new ZohoOnTheWire(request => request.Number > first && IsUsedUp() ? UsedUp : null, time: clock);

        var run = await zoho.RunAsync("northwind-small", "--wait");

        Assert.Equal((0, "completed"), (run.ExitCode, zoho.Standing("created").State));
        Assert.Contains("Waiting for new calls until", run.Error, StringComparison.Ordinal);
        Assert.Equal(74, zoho.Standing("created").Count);

        bool IsUsedUp() => clock.GetUtcNow() < (since ??= clock.GetUtcNow()).AddMinutes(30);
    }

    [Fact]
    public async Task Run_MoreThanADaysCalls_KeepsTheMailThatAsksForMoreAsLongAsItIsNeeded()
    {
        await using var zoho = new ZohoOnTheWire(_ => null);
        var mail = Path.Combine(zoho.Run, "quota-request.txt");

        var run = await zoho.RunAsync("northwind-small", "--config", "Limits:Books:PerDay=50", "--target", "live");

        Assert.Contains($"with these numbers: {Path.Combine("run", "quota-request.txt")}", run.Out, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(mail);
        Assert.StartsWith("To: support@zohobooks.com\n", text, StringComparison.Ordinal);
        Assert.Contains("Organisation ID:            60001\n", text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(mail));

        Assert.Equal(0, (await zoho.InvokeAsync("resume", "run")).ExitCode);
        Assert.False(File.Exists(mail));
    }

    [Fact]
    public async Task Validate_WithoutAFolder_ShowsTheMail()
    {
        var run = await CliRun.InvokeAsync("validate", "mappings/northwind-to-books", "--data", "sample-data/northwind-small", "--config", "Limits:Books:PerDay=50");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\n  To: support@zohobooks.com\n", run.Out, StringComparison.Ordinal);
    }

    private static bool IsCreate(WireRequest request) => request.Method == "POST";
}
