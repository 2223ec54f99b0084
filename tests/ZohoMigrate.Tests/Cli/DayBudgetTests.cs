using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Lanes;

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
            ResumeAt(zoho) - TimeProvider.System.GetUtcNow(),
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
        Assert.InRange(ResumeAt(zoho) - TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(23), TimeSpan.FromHours(26));
    }

    [Fact]
    public async Task Run_AReserve_LeavesItsShareOfTheDayToOthers()
    {
        await using var zoho = new ZohoOnTheWire(_ => null);
        string[] limit = ["--config", "Limits:Books:PerDay=80"];

        var run = await zoho.RunAsync("northwind-small", [.. limit, "--reserve", "25%"]);

        Assert.Equal((4, 60), (run.ExitCode, zoho.Server.Requests.Count));
        Assert.Contains("2 days of the daily budget,\nof which 20 calls a day are left to others; done about ", run.Out, StringComparison.Ordinal);
        var mail = await File.ReadAllTextAsync(Path.Combine(zoho.Run, "quota-request.txt"));
        Assert.Contains("API calls a day now:        80\n  Of these left to our users: 20\n", mail, StringComparison.Ordinal);

        // What was left is there for who gives the reserve up.
        var resumed = await zoho.InvokeAsync(["resume", "run", .. limit]);

        Assert.Equal((4, 80), (resumed.ExitCode, zoho.Server.Requests.Count));
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

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("completed", zoho.Standing("created").State);
        Assert.Contains("Waiting for new calls until", run.Error, StringComparison.Ordinal);
        Assert.Equal(74, zoho.Standing("created").Count);

        bool IsUsedUp() => clock.GetUtcNow() < (since ??= clock.GetUtcNow()).AddMinutes(30);
    }

    [Fact]
    public async Task Run_WaitWhileZohoSaysUsedUp_AsksOnceAnHourWithTheCheapestCall()
    {
        var clock = new ScaledTimeProvider(TimeProvider.System, 2400);
        var refused = new List<(DateTimeOffset At, WireRequest Request)>();
        await using var zoho = new ZohoOnTheWire(request => request.Number > 10 && IsUsedUp(request) ? UsedUp : null, time: clock);

        var run = await zoho.RunAsync("northwind-small", "--wait");

        Assert.Equal((0, 74), (run.ExitCode, zoho.Standing("created").Count));
        // Those that told of it, and then one an hour: the third is taken.
        var creates = refused.TakeWhile(one => IsCreate(one.Request)).ToList();
        var trials = refused.Skip(creates.Count - 1).ToList();
        Assert.Equal(3, trials.Count);
        Assert.All(trials.Skip(1), one => Assert.Equal(("GET", "/books/v3/organizations"), (one.Request.Method, one.Request.Path)));
        Assert.All(trials.Zip(trials.Skip(1)), pair => Assert.InRange(pair.Second.At - pair.First.At, TimeSpan.FromMinutes(59), TimeSpan.FromHours(6)));

        bool IsUsedUp(WireRequest request)
        {
            lock (refused)
            {
                if (refused.Count(one => !IsCreate(one.Request)) == 2)
                    return false;
                refused.Add((clock.GetUtcNow(), request));
                return true;
            }
        }
    }

    [Fact]
    public async Task Resume_WhileZohoSaysUsedUp_AsksOnlyWhenTheHourIsOverAndThenOnce()
    {
        var clock = new JumpingClock();
        await using var zoho = new ZohoOnTheWire(request => request.Number > 10 ? UsedUp : null, time: clock);
        Assert.Equal(4, (await zoho.RunAsync("northwind-small")).ExitCode);
        var asked = zoho.Server.Requests.Count;

        var early = await zoho.InvokeAsync("resume", "run");
        Assert.Equal((4, asked), (early.ExitCode, zoho.Server.Requests.Count));
        Assert.Contains("Paused. Zoho says that the day's calls are used up.", early.Out, StringComparison.Ordinal);

        clock.Jump(ResumeAt(zoho) - clock.GetUtcNow());
        var late = await zoho.InvokeAsync("resume", "run");
        Assert.Equal((4, asked + 1), (late.ExitCode, zoho.Server.Requests.Count));
        Assert.EndsWith("/organizations", zoho.Server.Requests.Last().Path, StringComparison.Ordinal);
        Assert.InRange(ResumeAt(zoho) - clock.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Run_DayOfAZone_PausesUntilMidnightThere()
    {
        await using var zoho = new ZohoOnTheWire(_ => null);
        var midnight = CalendarDay.Of(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Pacific/Kiritimati")).Ends;

        var run = await zoho.RunAsync(
            "northwind-small", "--config", "Limits:Books:PerDay=50", "--config", "Limits:Books:DayZone=Pacific/Kiritimati", "--config", "Delivery:AttemptTimeout=00:00:30");

        Assert.Equal((4, 50), (run.ExitCode, zoho.Server.Requests.Count));
        Assert.Equal(midnight, ResumeAt(zoho));
    }

    [Fact]
    public async Task Resume_WaitForMidnightOfAZone_GoesOnThen()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200);
        string[] fewer = ["--config", "Limits:Books:PerDay=60"];
        Assert.Equal(4, (await zoho.RunAsync(fewer)).ExitCode);
        // What was called counts on the next day too until an attempt's time (5 s, 1200 times) before midnight.
        var (zone, midnight) = TimeZoneInfo.GetSystemTimeZones()
            .Select(zone => (zone.Id, Midnight: CalendarDay.Of(zoho.Clock.GetUtcNow(), zone).Ends))
            .Where(zone => zone.Midnight > zoho.Clock.GetUtcNow().AddMinutes(110))
            .MinBy(zone => zone.Midnight);

        var resumed = await zoho.ResumeAsync([.. fewer, "--config", $"Limits:Books:DayZone={zone}", "--wait"]);

        Assert.Equal((0, FaultyZoho.Records), (resumed.ExitCode, await zoho.TotalAsync("created")));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Waiting for new calls until {midnight:u}"), resumed.Error, StringComparison.Ordinal);
        Assert.True(Time((await zoho.SummaryAsync())["finishedAt"]) >= midnight);
        await zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
    }

    // Two folders, four processes, one organisation: the day's calls are counted once.
    [Fact]
    public async Task Run_AnotherFolder_HasWhatTheFirstLeftOfTheDay()
    {
        await using var zoho = new ZohoOnTheWire(_ => null);
        string[] limit = ["--config", "Limits:Books:PerDay=120"];
        Assert.Equal(0, (await zoho.RunAsync("northwind-small", limit)).ExitCode);
        var first = zoho.Server.Requests.Count;

        var second = await zoho.RunIntoAsync("other", "northwind-small", [.. limit, "--new-ledger"]);
        var resumed = await zoho.InvokeAsync(["resume", "other", .. limit]);
        var again = await zoho.InvokeAsync(["resume", "run", .. limit]);

        Assert.InRange(first, 90, 119);
        Assert.Equal((4, 4, 0), (second.ExitCode, resumed.ExitCode, again.ExitCode));
        Assert.Contains("2 days of the daily budget", second.Out, StringComparison.Ordinal);
        Assert.Equal(120, zoho.Server.Requests.Count);

        // More calls a day for the migration: what was used of the day counts, not the pause.
        var more = await zoho.InvokeAsync("resume", "other", "--config", "Limits:Books:PerDay=1000");
        Assert.Equal((0, (2 * first) + 1), (more.ExitCode, zoho.Server.Requests.Count));
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
        Assert.Equal("quota-request.txt", zoho.Summary()["quotaRequest"]!.GetValue<string>());
        Assert.Equal("quota-request.txt", Shown(await zoho.InvokeAsync("status", "run", "--output", "json"))!.GetValue<string>());

        Assert.Null(Shown(await zoho.InvokeAsync("resume", "run", "--output", "json")));
        Assert.False(File.Exists(mail));
        Assert.Null(Shown(await zoho.InvokeAsync("status", "run", "--output", "json")));
    }

    [Fact]
    public async Task Validate_AsJson_NamesTheMailWhereItIsKept()
    {
        using var folder = new TemporaryFolder();
        string[] line = ["validate", "mappings/northwind-to-books", "--data", "sample-data/northwind-small", "--output", "json"];

        var kept = await CliRun.InvokeAsync([.. line, "--run", folder["run"], "--config", "Limits:Books:PerDay=50"]);
        var passing = await CliRun.InvokeAsync([.. line, "--config", "Limits:Books:PerDay=50"]);
        var enough = await CliRun.InvokeAsync([.. line, "--run", folder["enough"]]);

        Assert.True(File.Exists(Path.Combine(folder["run"], Shown(kept)!.GetValue<string>())));
        Assert.Null(Shown(passing));
        Assert.Null(Shown(enough));
    }

    [Fact]
    public async Task Validate_WithoutAFolder_ShowsTheMail()
    {
        var run = await CliRun.InvokeAsync("validate", "mappings/northwind-to-books", "--data", "sample-data/northwind-small", "--config", "Limits:Books:PerDay=50");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\n  To: support@zohobooks.com\n", run.Out, StringComparison.Ordinal);
    }

    // Null only where the document says so.
    private static JsonNode? Shown(CliRun run)
    {
        var document = JsonNode.Parse(run.Out)!.AsObject();
        Assert.True(document.TryGetPropertyValue("quotaRequest", out var file));
        return file;
    }

    private static DateTimeOffset ResumeAt(ZohoOnTheWire zoho) => Time(zoho.Summary()["resumeAt"]);

    private static DateTimeOffset Time(JsonNode? member) => DateTimeOffset.Parse(member!.ToString(), CultureInfo.InvariantCulture);

    private static bool IsCreate(WireRequest request) => request.Method == "POST";
}
