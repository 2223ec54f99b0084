using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Checkpointing.Model;

/// <summary>What a run does to a checkpoint, and to the model of it and Zoho in the same breath.</summary>
internal sealed class WalkedRun(WalkedProcess process, CheckpointModel model, ModelZoho zoho, DeliveryOptions options, List<string> told)
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    private readonly ProbeJudge _judge = new(options, (_, _, _) => null);

    private ICheckpoint Checkpoint => process.Checkpoint;

    public async Task TakeAsync(int limit)
    {
        var taken = await Checkpoint.TakeReadyAsync(limit, CancellationToken.None);
        var expected = model.Take(limit);
        told.Add($"take {string.Join(", ", expected)}");
        Assert.Equal(
            expected.Select(step => (step.Record.Mapped.Stream, step.Record.Mapped.Key, step.Ordinal, step.Record.ZohoId)),
            taken.Select(step => (step.Stream, step.Key, step.Item.Step, step.ZohoId)));
        foreach (var (step, handed) in expected.Zip(taken))
            step.Record.Id = handed.Item.Record;
    }

    public async Task SendAsync(ModelStep step)
    {
        told.Add($"send {step}");
        step.Request ??= CheckpointCalls.Request(
            Checkpoint, step.Ordinal == 0 ? CheckpointCalls.Create : CheckpointCalls.MarkAsSent, step.Item);
        step.Attempts.Add(null);
        var start = CheckpointCalls.Start(step.Attempts.Count) with { At = zoho.Clock };
        step.OpenAttempt = await Checkpoint.BeginAsync(step.Request, start, CancellationToken.None);
        step.Call = step.Ordinal == 0 ? zoho.Send(step.Record) : null;
    }

    public Task ArriveAsync(int choice)
    {
        if (zoho.UnderWay is { Count: > 0 } calls)
        {
            var call = calls[choice % calls.Count];
            told.Add($"Zoho makes {call.Record}");
            zoho.Land(call, isShownLate: choice % 2 == 1);
        }

        return Task.CompletedTask;
    }

    public async Task AnswerAsync(ModelStep step, ReplyKind reply)
    {
        // What Zoho has made it cannot refuse.
        var kind = step.Call is { IsOver: true } && reply != ReplyKind.Unknown ? ReplyKind.Success : reply;
        told.Add($"answer {step}: {kind}");
        if (step.Call is { IsOver: false } call)
        {
            if (kind == ReplyKind.Success)
                zoho.Land(call, isShownLate: false);
            else if (kind == ReplyKind.Duplicate)
                zoho.HadAlready(step.Record);
            call.GivenUpAt = zoho.Now;
            call.IsOver = kind != ReplyKind.Unknown;
        }

        step.Attempts[^1] = kind;
        await Checkpoint.EndAsync(step.OpenAttempt, CheckpointCalls.End(kind) with { At = zoho.Clock });
    }

    public Task SettleAsync(ModelStep step) => TellAsync(step, (step.Ordinal, step.Last) switch
    {
        (0, ReplyKind.Success) => new Settled(step.Item, RecordState.Created, zoho.IdOf(step.Record)!),
        (_, ReplyKind.Success) => new StepDone(step.Item),
        (0, ReplyKind.Unknown or ReplyKind.Duplicate) => new Parked(step.Item, step.Last == ReplyKind.Duplicate, Checkpoint.Clock.GetUtcNow(), ""),
        (_, ReplyKind.Refused or ReplyKind.MissingParent or ReplyKind.Duplicate) => new Refused(step.Item),
        _ => new PutBack(step.Item),
    });

    public async Task LookAsync(ModelStep step, bool isComplete)
    {
        var parked = (await Checkpoint.ReadParkedAsync(CancellationToken.None)).Single(parked => parked.Item == step.Item);
        var module = Catalogue.Module(parked.Module);
        var look = new ProbeLook([parked], zoho.Shown(step.Record, module), isComplete, Checkpoint.Clock.GetUtcNow());
        if (_judge.Judge(module, parked, look) is { } outcome)
            await TellAsync(step, outcome with { Problems = [] });
        else
            told.Add($"a look says nothing of {step} yet");
    }

    public async Task SayAsync(ModelStep step, bool isSlip)
    {
        var owned = model.Records.FirstOrDefault(other => other != step.Record && other.Mapped.Module == step.Record.Mapped.Module && other.ZohoId is not null);
        if (isSlip && owned is not null)
        {
            await TellAsync(step, new Settled(step.Item, RecordState.Recovered, owned.ZohoId!));
        }
        else if (zoho.IdOf(step.Record) is { } id)
        {
            await TellAsync(step, new Settled(step.Item, RecordState.Recovered, id));
        }
        else if (!zoho.MayHave(step.Record))
        {
            await TellAsync(step, new NotFound(step.Item, Checkpoint.Clock.GetUtcNow()));
            await TellAsync(step, new SendAgain(step.Item));
        }
    }

    // One that a person must decide may be sent again by a person's word: of it nobody asks in haste.
    public async Task HastenAsync(ModelStep step)
    {
        told.Add($"an intent for {step}, which was not handed out");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.BeginAsync(step.Item));
        if (step.State != StepState.Undecided)
            await TellAsync(step, new SendAgain(step.Item));
    }

    public Task TakeBackAsync(ModelStep step) => TellAsync(step, new TakenBack(step.Item));

    public async Task BlockCirclesAsync()
    {
        told.Add("block circles");
        await Checkpoint.BlockWaitingAsync(new Problem(ProblemStage.Validation, "circle", "They wait for each other."), CancellationToken.None);
        model.BlockCircles();
    }

    // Twice, as a late one may come: the second changes nothing.
    private async Task TellAsync(ModelStep step, Outcome outcome)
    {
        told.Add($"{outcome.GetType().Name} {step}{(outcome is Settled settled ? $" = {settled.ZohoId}" : "")}");
        await Checkpoint.SettleAsync([outcome]);
        await Checkpoint.SettleAsync([outcome]);
        model.Apply(step, outcome, zoho.Now);
    }
}
