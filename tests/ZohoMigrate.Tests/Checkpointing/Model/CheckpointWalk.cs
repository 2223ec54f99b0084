using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing.Model;

/// <summary>Walks a checkpoint and the model through the same moves, and compares them after each.</summary>
internal sealed class CheckpointWalk(SqliteStorage storage, ICheckpoint checkpoint, CheckpointModel model)
{
    private static readonly ReplyKind[] Kinds =
    [
        ReplyKind.Success, ReplyKind.Success, ReplyKind.Success, ReplyKind.Unknown, ReplyKind.Refused, ReplyKind.Duplicate,
        ReplyKind.Transient, ReplyKind.Throttled, ReplyKind.QuotaExhausted, ReplyKind.RunStopper, ReplyKind.MissingParent, ReplyKind.TokenExpired,
    ];

    private ICheckpoint _checkpoint = checkpoint;

    public async Task WalkAsync(IEnumerable<(int Move, int Choice)> moves)
    {
        await CompareAsync();
        foreach (var (move, choice) in moves)
        {
            await ((move % 10) switch
            {
                0 or 1 => TakeAsync(1 + (choice % 4)),
                2 => OnAsync(choice, step => step is { State: StepState.Planned, IsInTheAir: false, Last: null or ReplyKind.Transient }, BeginAsync),
                3 => OnAsync(choice, step => step.IsInTheAir, step => EndAsync(step, Kinds[choice % Kinds.Length])),
                4 => OnAsync(choice, step => step is { State: StepState.Planned, IsInTheAir: false }, step => SettleAsync(step, choice)),
                5 => OnAsync(choice, step => step.State == StepState.Parked, step => LookAsync(step, choice)),
                6 => OnAsync(choice, step => step is { State: StepState.Undecided, Ordinal: 0 }, step => LookAsync(step, choice % 2)),
                7 => BlockCirclesAsync(),
                8 => OnAsync(choice, step => step is { State: StepState.Failed, Ordinal: 0 }, TakeBackAsync),
                _ => DieAsync(),
            });
            await CompareAsync();
        }

        Assert.All(
            await _checkpoint.ReadFilesAsync(CancellationToken.None),
            file => Assert.Equal(file.Rows, file.InRecords + file.Excluded + file.Orphan + file.Unreadable));
    }

    public ValueTask CloseAsync() => _checkpoint.DisposeAsync();

    private async Task OnAsync(int choice, Func<ModelStep, bool> fits, Func<ModelStep, Task> act)
    {
        var steps = model.Steps.Where(fits).ToList();
        if (steps.Count > 0)
            await act(steps[choice % steps.Count]);
    }

    private async Task TakeAsync(int limit)
    {
        var taken = await _checkpoint.TakeReadyAsync(limit, CancellationToken.None);
        var expected = model.Take(limit);
        Assert.Equal(
            expected.Select(step => (step.Record.Mapped.Stream, step.Record.Mapped.Key, step.Ordinal, step.Record.ZohoId)),
            taken.Select(step => (step.Stream, step.Key, step.Item.Step, step.ZohoId)));
        Assert.DoesNotContain(expected, step => step.MayBeThere);
        foreach (var (step, handed) in expected.Zip(taken))
            step.Record.Id = handed.Item.Record;
    }

    private async Task BeginAsync(ModelStep step)
    {
        step.Request ??= CheckpointCalls.Request(
            _checkpoint, step.Ordinal == 0 ? CheckpointCalls.Create : CheckpointCalls.MarkAsSent, step.Item);
        step.Attempts.Add(null);
        step.OpenAttempt = await _checkpoint.BeginAsync(step.Request, CheckpointCalls.Start(step.Attempts.Count), CancellationToken.None);
    }

    private async Task EndAsync(ModelStep step, ReplyKind kind)
    {
        step.Attempts[^1] = kind;
        await _checkpoint.EndAsync(step.OpenAttempt, CheckpointCalls.End(kind));
    }

    private async Task SettleAsync(ModelStep step, int choice)
    {
        var zohoId = $"z{choice % 7}";
        Outcome outcome = step.Last switch
        {
            ReplyKind.Success => step.Ordinal == 0 ? new Settled(step.Item, RecordState.Created, zohoId) : new StepDone(step.Item),
            ReplyKind.Refused => new Refused(step.Item),
            ReplyKind.Unknown when step.Ordinal == 0 => new Parked(step.Item, IsDuplicate: false, CheckpointCalls.Noon, ""),
            ReplyKind.Duplicate when step.Ordinal == 0 => new Parked(step.Item, IsDuplicate: true, CheckpointCalls.Noon, ""),
            _ => new PutBack(step.Item),
        };
        await _checkpoint.SettleAsync([outcome]);
        await _checkpoint.SettleAsync([outcome]);
        switch (outcome)
        {
            case Settled settled:
                model.Settle(step, settled.State, settled.ZohoId);
                break;
            case StepDone:
                step.State = StepState.Done;
                model.Follow();
                break;
            case Refused:
                model.Refuse(step);
                break;
            case Parked:
                step.Park();
                break;
            default:
                step.Release();
                break;
        }
    }

    private async Task LookAsync(ModelStep step, int choice)
    {
        Outcome outcome = (choice % 4) switch
        {
            0 => new Settled(step.Item, RecordState.Recovered, $"z{choice % 7}"),
            1 => new SendAgain(step.Item),
            2 => new NotFound(step.Item, CheckpointCalls.Noon),
            _ => new Undecided(step.Item),
        };
        await _checkpoint.SettleAsync([outcome]);
        switch (outcome)
        {
            case Settled settled:
                model.Settle(step, settled.State, settled.ZohoId);
                break;
            case NotFound when step.State == StepState.Parked:
                step.WasNotFound = true;
                break;
            case SendAgain when step.WasNotFound || step.State == StepState.Undecided:
                step.MakeReady();
                break;
            case Undecided:
                step.State = StepState.Undecided;
                break;
        }
    }

    private async Task TakeBackAsync(ModelStep step)
    {
        await _checkpoint.SettleAsync([new TakenBack(step.Item)]);
        await _checkpoint.SettleAsync([new TakenBack(step.Item)]);
        model.TakeBack(step);
    }

    private async Task BlockCirclesAsync()
    {
        await _checkpoint.BlockWaitingAsync(new Problem(ProblemStage.Validation, "circle", "They wait for each other."), CancellationToken.None);
        model.BlockCircles();
    }

    private async Task DieAsync()
    {
        await _checkpoint.DisposeAsync();
        _checkpoint = await storage.OpenAsync(TimeProvider.System);
        model.Die();
    }

    private async Task CompareAsync()
    {
        var accounts = await _checkpoint.ReadStreamsAsync(CancellationToken.None);
        Assert.All(accounts, account => Assert.Equal(account.Records, account.States.Values.Sum()));
        Assert.Equal(
            model.Records.GroupBy(record => (record.Mapped.Stream, record.State)).Select(group => $"{group.Key} {group.LongCount()}").Order(StringComparer.Ordinal),
            accounts.SelectMany(account => account.States.Select(state => $"{(account.Stream.Name, state.Key)} {state.Value}")).Order(StringComparer.Ordinal));
        Assert.Equal(
            model.Steps.GroupBy(step => step.State).Select(group => $"{group.Key} {group.LongCount()}").Order(StringComparer.Ordinal),
            (await _checkpoint.CountStepsAsync(CancellationToken.None)).Select(state => $"{state.Key} {state.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(
            model.Steps.Where(step => step.State == StepState.Parked).Select(step => (step.Record.Mapped.Key, true)).Order(),
            (await _checkpoint.ReadParkedAsync(CancellationToken.None)).Select(parked => (parked.Key, parked.MayBeOurs || parked.IsDuplicate)).Order());
    }
}
