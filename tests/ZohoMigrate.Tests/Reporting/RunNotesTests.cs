using Xunit;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Tests.Reporting;

public sealed class RunNotesTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 21, 20, 24, 33, 123, TimeSpan.Zero);

    [Fact]
    public async Task Read_BeforeTheFirstWrite_IsNothing()
    {
        await using var run = await ReportingFixture.OpenAsync();
        var notes = new RunNotes(run.Checkpoint);

        Assert.Null(await notes.ReadEndAsync(CancellationToken.None));
        Assert.Null(await notes.ReadPlanAsync(CancellationToken.None));
        Assert.Null(await notes.ReadFinishedAtAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Read_WhatWasWritten_ComesBack()
    {
        await using var run = await ReportingFixture.OpenAsync();
        var notes = new RunNotes(run.Checkpoint);
        var end = new RunEnd(RunState.Paused, "The day's calls are used up.") { Hint = "Wait.", ResumeAt = Moment };
        var plan = new RunPlan([new StreamPlan("customers", 2)], 2, 1.5, 1, Moment);
        await new NoteWriting(run.Checkpoint).EndAsync(end, Moment, CancellationToken.None);
        await new NoteWriting(run.Checkpoint).PlanAsync(plan, CancellationToken.None);

        Assert.Equal(end, await notes.ReadEndAsync(CancellationToken.None));
        Assert.Equal(Moment, await notes.ReadFinishedAtAsync(CancellationToken.None));
        var read = await notes.ReadPlanAsync(CancellationToken.None);
        Assert.Equal(plan with { Streams = [] }, read! with { Streams = [] });
        Assert.Equal(plan.Streams, read.Streams);
    }

    [Fact]
    public async Task Begin_AfterAnEnd_SaysRunning()
    {
        await using var run = await ReportingFixture.OpenAsync();
        var notes = new RunNotes(run.Checkpoint);
        await new NoteWriting(run.Checkpoint).EndAsync(new RunEnd(RunState.Cancelled), Moment, CancellationToken.None);
        await new NoteWriting(run.Checkpoint).BeginAsync(CancellationToken.None);

        Assert.Equal(RunState.Running, (await notes.ReadEndAsync(CancellationToken.None))!.State);
    }
}
