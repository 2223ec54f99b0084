using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Checkpointing.Model;

/// <summary>Walks a checkpoint, the model of it and Zoho through the same moves.</summary>
internal sealed class CheckpointWalk
{
    private static readonly DeliveryOptions Options = new();
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromSeconds(15), Options.LateArrival, TimeSpan.FromMinutes(5), Options.AbsenceDelay, TimeSpan.FromMinutes(21)];

    private readonly WalkedProcess _process;
    private readonly CheckpointModel _model;
    private readonly List<string> _told = [];
    private WalkedRun _run;

    public CheckpointWalk(WalkedProcess process, CheckpointModel model)
    {
        _process = process;
        _model = model;
        _run = Run();
    }

    public ModelZoho Zoho { get; } = new(Options);

    /// <summary>What happened, a line each.</summary>
    public IReadOnlyList<string> Told => _told;

    public async Task MoveAsync(Move move)
    {
        if (move.Kind is not (MoveKind.Arrive or MoveKind.Wait or MoveKind.StepClock or MoveKind.Stop or MoveKind.Reboot))
            await LiveAsync();
        await DoAsync(move.Kind, move.Choice, move.Reply);
        if (_process.IsAlive)
            await WalkedLaws.CompareAsync(_process.Checkpoint, _model, Zoho);
    }

    private Task DoAsync(MoveKind kind, int choice, ReplyKind reply) => kind switch
    {
        MoveKind.Take => _run.TakeAsync(1 + (choice % 4)),
        MoveKind.Send => OnStepAsync(choice, step => step.CanLeave, _run.SendAsync),
        MoveKind.Arrive => _run.ArriveAsync(choice),
        MoveKind.Answer => OnStepAsync(choice, step => step.IsInTheAir, step => _run.AnswerAsync(step, reply)),
        MoveKind.Settle => OnStepAsync(choice, step => step is { State: StepState.Planned, IsInTheAir: false }, _run.SettleAsync),
        MoveKind.Look => OnStepAsync(choice, step => step.State == StepState.Parked, step => _run.LookAsync(step, isComplete: choice % 5 > 0)),
        MoveKind.Say => OnStepAsync(
            choice, step => step is { State: StepState.Parked or StepState.Undecided, Ordinal: 0 }, step => _run.SayAsync(step, isSlip: choice % 3 == 2)),
        MoveKind.Hasten => OnStepAsync(choice, step => step is { State: not StepState.Planned, Ordinal: 0, Record.Id: > 0 }, _run.HastenAsync),
        MoveKind.TakeBack => OnStepAsync(choice, step => step is { State: StepState.Failed, Ordinal: 0 }, _run.TakeBackAsync),
        MoveKind.BlockCircles => _run.BlockCirclesAsync(),
        MoveKind.Wait => Wait(Waits[choice % Waits.Length]),
        MoveKind.StepClock => StepClock(choice % 2 == 0 ? 1 : -1),
        MoveKind.Stop => StopAsync(),
        MoveKind.Reboot => Reboot(),
        _ => DieAsync(kind, choice),
    };

    /// <summary>Nothing more happens, and the run goes on until nothing is left to do.</summary>
    public async Task FinishAsync()
    {
        for (var round = 0; round < 100 && (round == 0 || _model.HasWork); round++)
        {
            await MoveAsync(new Move(MoveKind.Take, 3, default));
            while (_model.Steps.Any(step => step.State == StepState.Planned))
            {
                await OnStepAsync(0, step => step.CanLeave, _run.SendAsync);
                await OnStepAsync(0, step => step.IsInTheAir, step => _run.AnswerAsync(step, ReplyKind.Success));
                await OnStepAsync(0, step => step is { State: StepState.Planned, IsInTheAir: false }, _run.SettleAsync);
            }

            await Wait(TimeSpan.FromHours(1));
            foreach (var step in _model.Steps.Where(step => step.State == StepState.Parked).ToList())
                await _run.LookAsync(step, isComplete: true);
        }

        await WalkedLaws.CompareAsync(_process.Checkpoint, _model, Zoho);
        await WalkedLaws.CheckAsync(_process.Checkpoint, _model, Zoho);
    }

    // The judge of a run remembers what it has seen, and dies with it.
    private WalkedRun Run() => new(_process, _model, Zoho, Options, _told);

    private async Task LiveAsync()
    {
        if (_process.IsAlive)
            return;
        var goesOn = await _process.StartAsync();
        _told.Add(goesOn ? "a process begins" : "a process begins on another boot");
        _run = Run();
        _model.Restart(Zoho.Now, goesOn);
    }

    private Task OnStepAsync(int choice, Func<ModelStep, bool> fits, Func<ModelStep, Task> act)
    {
        var steps = _model.Steps.Where(fits).ToList();
        return steps.Count > 0 ? act(steps[choice % steps.Count]) : Task.CompletedTask;
    }

    private Task Wait(TimeSpan by)
    {
        _told.Add($"{by} pass");
        _process.Machine.Advance(by);
        Zoho.Wait(by);
        return Task.CompletedTask;
    }

    private Task StepClock(int hours)
    {
        _told.Add($"the wall clock is set by {hours} h");
        _process.Machine.StepWallClock(TimeSpan.FromHours(hours));
        return Task.CompletedTask;
    }

    private async Task DieAsync(MoveKind at, int choice)
    {
        await _run.TakeAsync(1);
        if (at >= MoveKind.DieAfterIntent)
            await OnStepAsync(choice, step => step.CanLeave, _run.SendAsync);
        if (at == MoveKind.DieAfterServerCommit)
            await _run.ArriveAsync(choice);
        if (at == MoveKind.DieBeforeOutcome)
            await OnStepAsync(choice, step => step.IsInTheAir, step => _run.AnswerAsync(step, ReplyKind.Success));
        _told.Add($"{at}");
        _process.Kill();
        Zoho.GiveUpAll();
    }

    private async Task StopAsync()
    {
        _told.Add("the process stops");
        await _process.StopAsync();
        Zoho.GiveUpAll();
    }

    private Task Reboot()
    {
        _told.Add("the machine reboots");
        _process.Reboot();
        Zoho.GiveUpAll();
        return Task.CompletedTask;
    }
}
