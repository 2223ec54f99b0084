namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>How late this machine is while a test runs: what is to wake in twenty milliseconds is waited for, again and again.</summary>
internal sealed class MachineLateness : IAsyncDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _ended = new();
    private readonly Task _watching;
    private TimeSpan _late;
    private int _times;

    public MachineLateness() => _watching = Task.Run(WatchAsync);

    /// <summary>How much later than it should something is done, so far.</summary>
    public TimeSpan Mean => _times == 0 ? TimeSpan.Zero : _late / _times;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _watching;
        _ended.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            var began = TimeProvider.System.GetTimestamp();
            await Task.Delay(Wait);
            _late += TimeProvider.System.GetElapsedTime(began) - Wait;
            _times++;
        }
    }
}
