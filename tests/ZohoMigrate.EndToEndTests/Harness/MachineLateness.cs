namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>How late this machine is while a test runs: what is to wake in twenty milliseconds is waited for, again and again.</summary>
internal sealed class MachineLateness : IAsyncDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _ended = new();
    private readonly Task _watching;
    private TimeSpan _worst;

    public MachineLateness() => _watching = Task.Run(WatchAsync);

    /// <summary>How much later than it should something was done at the worst, so far.</summary>
    public TimeSpan Worst => _worst;

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
            var late = TimeProvider.System.GetElapsedTime(began) - Wait;
            _worst = late > _worst ? late : _worst;
        }
    }
}
