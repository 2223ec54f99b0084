using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Faults that a run does not just outlast: how it ends then, and how it goes on.</summary>
public sealed class FaultEndTests
{
    // Later than the list was believed complete: the second create is there first, and Zoho refuses the late one. Hours, not minutes: on a
    // busy machine the clock runs on while the run gets nowhere. Of what arrives late the token is dead after an hour.
    [Theory]
    [InlineData("late-commit#5@04:00:00", 1200, 240), InlineData("late-arrival#5@00:45:00", 300, 45)]
    public async Task Run_DoneAfterTheRecordWasSentAgain_IsStillOneRecord(string faults, int scale, int minutes)
    {
        await using var zoho = await FaultyZoho.StartAsync(faults, scale);

        var run = await zoho.RunAsync("--config", "Delivery:AbsenceDelay=00:02:00");
        await Task.Delay(TimeSpan.FromMinutes(minutes), zoho.Clock);

        Assert.Equal((0, FaultyZoho.Records), (run.ExitCode, await zoho.TotalAsync("created")));
        await zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
    }

    // Of an expense Zoho keeps nothing unique: the late one is a second copy, which no run can have known of.
    [Theory]
    [InlineData("late-commit#6@04:00:00", 1200, 240), InlineData("late-arrival#6@00:45:00", 300, 45), InlineData("commit-drop#6,lag#6@04:00:00", 1200, 240)]
    public async Task Run_AnExpenseShowsAfterItWasSentAgain_IsASecondCopyThatReconcileNames(string faults, int scale, int minutes)
    {
        await using var zoho = await FaultyZoho.StartAsync(faults, scale, FaultMatrix.WriteTo);

        var run = await zoho.RunAsync();
        Assert.Equal((0, FaultMatrix.Records), (run.ExitCode, await zoho.TotalAsync("created")));
        Assert.Equal(0, (await zoho.InvokeAsync("reconcile", "run")).ExitCode);
        await Task.Delay(TimeSpan.FromMinutes(minutes), zoho.Clock);
        var reconciled = await zoho.InvokeAsync("reconcile", "run");

        Assert.Equal(4, (await zoho.CountAsync()).Records["books.expenses"].Count);
        Assert.Equal(1, reconciled.ExitCode);
        Assert.Matches("expenses 3: is at Zoho twice, as [0-9]+ and as [0-9]+", reconciled.Out);
        Assert.Contains("is at Zoho twice", await File.ReadAllTextAsync(zoho.PathOf("run/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LockedForAnHour_PausesWithTheTimeAndResumeGoesOnOnlyThen()
    {
        await using var zoho = await FaultyZoho.StartAsync("43#9", scale: 60);

        var run = await zoho.RunAsync();
        var early = await zoho.ResumeAsync();
        var arrivals = (await zoho.CountAsync()).Arrivals;
        var summary = await zoho.SummaryAsync();
        zoho.PassTo(Time(summary, "resumeAt"));
        var late = await zoho.ResumeAsync();

        Assert.Equal((4, 4, 0), (run.ExitCode, early.ExitCode, late.ExitCode));
        Assert.Matches("Paused[.] .*\nWait until the organisation has calls again[.]\nGo on, not before ", run.Out.ReplaceLineEndings("\n"));
        var lasts = Time(summary, "resumeAt") - Time(summary, "startedAt");
        Assert.InRange(lasts, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(120));
        Assert.Equal(9, arrivals);
        Assert.Equal(FaultyZoho.Records, await zoho.TotalAsync("created"));
        await zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
    }

    [Fact]
    public async Task Run_LockedForAnHourWithWait_GoesOnByItselfAndCompletes()
    {
        await using var zoho = await FaultyZoho.StartAsync("43#9", scale: 1200);

        var run = await zoho.RunAsync("--wait");

        var summary = await zoho.SummaryAsync();
        Assert.Equal((0, FaultyZoho.Records), (run.ExitCode, await zoho.TotalAsync("created")));
        Assert.True(Time(summary, "finishedAt") - Time(summary, "startedAt") >= TimeSpan.FromHours(1));
        Assert.Equal(1, (await zoho.CountAsync()).ByCode["43"]);
        await zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
    }

    // The lock is there before the first call of the new process.
    [Fact]
    public async Task Resume_LockedForAnHourWithWait_GoesOnByItselfAndCompletes()
    {
        await using var zoho = await FaultyZoho.StartAsync("43#9", scale: 1200);

        var run = await zoho.RunAsync();
        var resumed = await zoho.ResumeAsync("--wait");

        Assert.Equal((4, 0, FaultyZoho.Records), (run.ExitCode, resumed.ExitCode, await zoho.TotalAsync("created")));
        await zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
    }

    [Fact]
    public async Task Run_TheRefreshTokenIsRevoked_StopsAndGoesOnOnceThereIsOne()
    {
        await using var zoho = await FaultyZoho.StartAsync("refresh-revoked#9", scale: 1200);

        var run = await zoho.RunAsync();
        await zoho.RestartAsync("");
        var resumed = await zoho.ResumeAsync();

        Assert.Equal((3, 0), (run.ExitCode, resumed.ExitCode));
        Assert.Contains("Stopped: Zoho takes nothing of this run as it is. Zoho gives no access token: invalid_code.", run.Out, StringComparison.Ordinal);
        Assert.Equal((FaultyZoho.Records, 0), (await zoho.TotalAsync("created"), await zoho.TotalAsync("unknown")));
        await zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
    }

    [Fact]
    public async Task Run_TooManyTokensThreeTimesInARow_PausesWithTheTimeAndResumeGoesOnOnlyThen()
    {
        await using var zoho = await FaultyZoho.StartAsync("token-revoked#9,access-denied#2-3,access-denied-200#4", scale: 120);

        var run = await zoho.RunAsync();
        var early = await zoho.ResumeAsync();
        var summary = await zoho.SummaryAsync();
        var asked = (await zoho.CountAsync()).TokenCalls;
        zoho.PassTo(Time(summary, "resumeAt"));
        var late = await zoho.ResumeAsync();

        Assert.Equal((4, 4, 0), (run.ExitCode, early.ExitCode, late.ExitCode));
        Assert.Contains("Paused. Zoho gives no access token: it has had too many requests for one, as it said 3 times in a row.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Go on, not before ", run.Out, StringComparison.Ordinal);
        Assert.True(Time(summary, "resumeAt") - Time(summary, "startedAt") >= TimeSpan.FromMinutes(30));
        Assert.Equal((4, 5), (asked, (await zoho.CountAsync()).TokenCalls));
        Assert.Equal((FaultyZoho.Records, 0), (await zoho.TotalAsync("created"), await zoho.TotalAsync("unknown")));
        await zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
    }

    [Theory]
    [InlineData("commit-drop#5"), InlineData("commit-drop#35")]
    public async Task Run_ListsThatIgnoreFilterAndOrder_StillShowWhatIsThere(string fault)
    {
        await using var zoho = await FaultyZoho.StartAsync($"ignored-filter=1,{fault}", scale: 600);

        var run = await zoho.RunAsync();

        Assert.Equal((0, FaultyZoho.Records - 1, 1), (run.ExitCode, await zoho.TotalAsync("created"), await zoho.TotalAsync("recovered")));
        await zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
    }

    // Nothing proves that it is absent: a person decides, and what refers to it waits.
    [Theory]
    [InlineData("drop#5"), InlineData("drop#35")]
    public async Task Run_ListsThatIgnoreFilterAndOrder_ProveNoAbsence(string fault)
    {
        await using var zoho = await FaultyZoho.StartAsync($"ignored-filter=1,{fault}", scale: 600);

        var run = await zoho.RunAsync("--config", "Delivery:AbsenceDelay=00:03:00");

        Assert.Equal((1, 1), (run.ExitCode, await zoho.TotalAsync("unknown")));
        Assert.Contains("1 may be at Zoho or not, and need a person.", run.Out, StringComparison.Ordinal);
        Assert.Contains("\"cannot-tell\"", await zoho.ProblemsAsync(), StringComparison.Ordinal);
        await zoho.AssertOnceAndNeverOverAsync(await zoho.TotalAsync("created"));
    }

    private static DateTimeOffset Time(JsonObject summary, string member) => DateTimeOffset.Parse(summary[member]!.ToString(), CultureInfo.InvariantCulture);
}
