using Spectre.Console;
using Xunit;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Tests.Cli;

/// <summary>What a person sees, at the width of their terminal.</summary>
public sealed class ViewTests
{
    private static readonly StreamSummary Orders = new("orders", "books.invoices", 9, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    [Theory]
    [InlineData(0.2, "less than a minute")]
    [InlineData(1, "1 minute")]
    [InlineData(17.2, "18 minutes")]
    [InlineData(400, "7 hours")]
    public void Time_OfAPlan_IsRoundedUp(double minutes, string expected) => Assert.Equal(expected, PlanView.Time(minutes));

    [Fact]
    public void Of_ARate_SaysRowsTimeAndBoth()
    {
        Assert.Equal("1,000,000 rows read and checked in 12.5 s: 80,000 rows/s.", RateLine.Of(1_000_000, TimeSpan.FromSeconds(12.5)));
        Assert.Equal("1 rows read and checked in 0.001 s: 1,000 rows/s.", RateLine.Of(1, TimeSpan.Zero));
    }

    [Fact]
    public void Lines_OfAPlan_FitANarrowTerminal()
    {
        var plan = new RunPlan([], 1, 0.01, 1, new DateTimeOffset(2026, 11, 21, 22, 13, 0, TimeSpan.Zero));

        Assert.Equal(["Plan: 1 call, less than a minute at the cap, 1 day of the daily budget;", "done about 2026-11-21 22:13 UTC."], PlanView.Lines(plan));
    }

    [Fact]
    public void Lines_OfAPlanThatJobsMakeCheaper_SayHowMuchAndWhatToReadFirst()
    {
        var plan = new RunPlan([], 600, 5, 1, new DateTimeOffset(2026, 11, 21, 22, 13, 0, TimeSpan.Zero)) { Lanes = [new LanePlan("crm.credits", "credits of the organisation", 6000)] };

        Assert.Equal(
            "With Delivery:Bulk=auto they would take 1536: 60000 records in 3 jobs of bulk write. Zoho does not say whether jobs set off workflows: see docs/crm.md first.",
            PlanView.Lines(plan with { ByJobs = new JobPlan(3, 60_000, [plan.Lanes[0] with { Permits = 1536 }]) })[^1]);
        Assert.Equal(
            [
                "60000 records go by 3 jobs of bulk write; how long Zoho takes for a job is not reckoned.",
                "Zoho does not say whether jobs set off workflows: see docs/crm.md first.",
            ],
            PlanView.Lines(plan with { Jobs = 3, InJobs = 60_000 }).TakeLast(2));
    }

    [Fact]
    public void Of_Calls_SaysOnlyWhatHappened()
    {
        Assert.Equal("Calls: 93 (92 writes, 1 read), and 1 for tokens.", CallLine.Of(new CallAccount(93, 92, 1, 0, 0, 0, 1)));
        Assert.Equal("Calls: 0, and 0 for tokens.", CallLine.Of(new CallAccount(0, 0, 0, 0, 0, 0, 0)));
    }

    [Fact]
    public void Create_NobodyInAState_LeavesItOut()
    {
        var lines = Render(Orders);

        Assert.Equal(["stream", "records", "created", "pending"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public void Create_SomeoneInEveryFaultyState_StillFits80Columns()
    {
        var lines = Render(Orders with { Recovered = 1, Rejected = 1, Refused = 1, Blocked = 1, Unknown = 1 });

        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 80));
        Assert.EndsWith("unknown pending", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Redraw_ALineWiderThanTheTerminal_IsCutBecauseAWrappedOneCannotBeDrawnOver()
    {
        using var error = new StringWriter();
        new ErrorLines(new Surroundings
        {
            Out = TextWriter.Null,
            Error = error,
            IsOutTerminal = true,
            IsErrorTerminal = true,
            ErrorWidth = () => 10,
            WorkingFolder = "/",
            Variable = _ => null,
        }).Redraw("123456789012");

        Assert.Equal("\r123456789", error.ToString());
    }

    private static string[] Render(StreamSummary stream)
    {
        var summary = new RunSummary(
            "", "", "", "", RunState.Completed, 0, DateTimeOffset.UnixEpoch, null, null, [], [stream], new CallAccount(0, 0, 0, 0, 0, 0, 0), null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) });
        console.Profile.Width = 80;
        return ClosingTable.Create(summary).Render(console).ReplaceLineEndings("\n").Split('\n');
    }
}
