using System.Text.Json.Nodes;
using System.Threading.Channels;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Testing.Zoho;

namespace ZohoMigrate.Tests.Checkpointing;

public sealed class SettlingStageTests : IAsyncLifetime, IDisposable
{
    private static readonly ModuleSpec Contacts = new() { Module = "books.contacts" };

    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
    private readonly Channel<SettledWork> _settled = Channel.CreateUnbounded<SettledWork>();
    private readonly Outstanding _outstanding = new();
    private readonly ListLogger _logger = new();
    private SqliteCheckpoint _checkpoint = null!;

    public async Task InitializeAsync() => _checkpoint = await SqliteCheckpoint.CreateAsync(
        _folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);

    public async Task DisposeAsync() => await _checkpoint.DisposeAsync();

    [Fact]
    public async Task Run_OfMoreThanOneCommitTakes_SettlesAllAndCountsEachGroup()
    {
        foreach (var step in await TakeAsync(300))
            Queue([step], new Settled(step.Item, RecordState.Created, $"z-{step.Key}"));

        var left = new List<int>();
        await RunAsync(() => left.Add(_outstanding.Count));

        Assert.Equal([300 - 256, 0], left);
        Assert.Equal(300, (await _checkpoint.AccountAsync("customers"))[RecordState.Created]);
        Assert.Empty(_outstanding.Streams);
    }

    // What cannot be written is not counted: the run ends, and what it does not know is looked for.
    [Fact]
    public async Task Run_WhatCannotBeWritten_CountsNothingOfIt()
    {
        var step = (await TakeAsync(1)).Single();
        Queue([step], new Settled(step.Item, RecordState.Created, "z1"));
        await _checkpoint.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => RunAsync(() => Assert.Fail("It was said to be settled.")));

        Assert.Equal(1, _outstanding.Count);
    }

    [Fact]
    public async Task Run_OfOutcomes_TellsThoseThatWentAnotherWayThanStraightThere()
    {
        var steps = await TakeAsync(7);
        Queue(
            steps,
            new Settled(steps[0].Item, RecordState.Created, "z-0"),
            new Settled(steps[1].Item, RecordState.Matched, "z-1"),
            new Parked(steps[2].Item, IsDuplicate: false, CheckpointCalls.Noon, "timeout"),
            new Parked(steps[3].Item, IsDuplicate: true, CheckpointCalls.Noon, "exists"),
            new Undecided(steps[4].Item),
            new Refused(steps[5].Item),
            new PutBack(steps[6].Item));
        // Of the call before: this one knows nothing of it.
        Queue([steps[6]], new TakenBack(steps[5].Item));
        var probe = new PlannedProbe(Contacts, [.. steps.Skip(2).Take(2).Select(Sought)]);
        _outstanding.Planned(probe);
        _settled.Writer.TryWrite(new SettledWork(
            probe, [new NotFound(steps[2].Item, CheckpointCalls.Noon), new SendAgain(steps[2].Item), new Settled(steps[3].Item, RecordState.Recovered, "z-3")]));

        await RunAsync(() => { });

        Assert.Equal(
            [
                "RecordFound: customers C1", "RecordParked: customers C2", "RecordParked: customers C3", "RecordUndecided: customers C4", "RecordRefused: customers C5",
                $"RecordTakenBack: Record {steps[5].Item.Record}", "RecordSentAgain: customers C2", "RecordFound: customers C3",
            ],
            _logger.Lines.Select(line => string.Join(' ', line.Split(' ')[2..5])));
        Assert.Contains("there already", _logger.Lines.ElementAt(2), StringComparison.Ordinal);
        Assert.DoesNotContain("there already", _logger.Lines.ElementAt(1), StringComparison.Ordinal);
        Assert.Equal(0, _outstanding.Count);
    }

    public void Dispose()
    {
        _logger.Dispose();
        _folder.Dispose();
    }

    private async Task<IReadOnlyList<ReadyStep>> TakeAsync(int count)
    {
        var staging = await new Staging(_checkpoint).OpenAsync();
        await staging.StageAsync([.. Enumerable.Range(0, count).Select(number => staging.Record("customers", $"C{number}"))]);
        await staging.SealAsync();
        return await _checkpoint.TakeReadyAsync(count, CancellationToken.None);
    }

    private void Queue(IReadOnlyList<ReadyStep> steps, params Outcome[] outcomes)
    {
        var work = new PlannedRequest(CheckpointCalls.Request(_checkpoint, CheckpointCalls.Create, [.. steps.Select(step => step.Item)]), Contacts, steps);
        _outstanding.Planned(work);
        _settled.Writer.TryWrite(new SettledWork(work, outcomes));
    }

    private Task RunAsync(Action onSettled)
    {
        _settled.Writer.Complete();
        return new SettlingStage(_checkpoint, _outstanding, _logger).RunAsync(_settled.Reader, onSettled);
    }

    private static ParkedStep Sought(ReadyStep step) => new()
    {
        Item = step.Item,
        Stream = step.Stream,
        Key = step.Key,
        Module = step.Module,
        Payload = new JsonObject(),
        MayBeOurs = true,
        IsDuplicate = false,
        FirstAttemptAt = CheckpointCalls.Noon,
        LastAttemptEndedAt = CheckpointCalls.Noon,
    };
}
