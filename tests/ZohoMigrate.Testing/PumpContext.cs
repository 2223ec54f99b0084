namespace ZohoMigrate.Testing;

/// <summary>Runs what follows an await on the thread that pumps: many tasks and a hand-wound clock, and yet each run is like the other.</summary>
public sealed class PumpContext : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _due = new();

    public override void Post(SendOrPostCallback d, object? state) => _due.Enqueue((d, state));

    /// <summary>Does the work with this context in place, and gives the thread its own back.</summary>
    public void Run(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            work();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Goes on with everything that can go on.</summary>
    public void Pump()
    {
        while (_due.TryDequeue(out var next))
            next.Callback(next.State);
    }
}
