namespace ZohoMigrate.Pipeline.Checkpointing.Storage;

/// <summary>One change of the checkpoint, waiting in the writer's queue.</summary>
internal abstract class WriteCommand
{
    /// <summary>Does the change inside the group's transaction; what it throws undoes this command alone.</summary>
    public abstract void Execute(Database database);

    /// <summary>Tells the caller, once the group is on the disk (or this command was undone), what became of it.</summary>
    public abstract void Complete();

    /// <summary>Has <see cref="Complete"/> tell the caller of a failure.</summary>
    public abstract void Fail(Exception exception);
}

internal sealed class WriteCommand<T>(Func<Database, T> work, CancellationToken cancellationToken) : WriteCommand
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _failure;

    public Task<T> Completion => _completion.Task;

    public override void Execute(Database database)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _result = work(database);
    }

    public override void Complete()
    {
        switch (_failure)
        {
            case null:
                _completion.SetResult(_result!);
                break;
            case OperationCanceledException cancelled:
                _completion.SetCanceled(cancelled.CancellationToken);
                break;
            default:
                _completion.SetException(_failure);
                break;
        }
    }

    public override void Fail(Exception exception) => _failure ??= exception;
}
