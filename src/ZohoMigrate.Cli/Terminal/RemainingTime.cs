namespace ZohoMigrate.Cli.Terminal;

/// <summary>
/// Guesses the time left from the pace of the last minutes. At the cap calls leave in bursts, one a window, so a pace over less than some
/// windows would jump.
/// </summary>
internal sealed class RemainingTime(TimeProvider time)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Queue<(long Stamp, long Finished)> _seen = new();
    private long _steps;
    private (long Stamp, long Finished) _last;

    /// <summary>Null before there is a pace to go by.</summary>
    public TimeSpan? Left
    {
        get
        {
            lock (_lock)
            {
                if (!_seen.TryPeek(out var first))
                    return null;
                var spent = time.GetElapsedTime(first.Stamp);
                var done = _last.Finished - first.Finished;
                return spent < Warmup || done <= 0 ? null : spent / done * (_steps - _last.Finished);
            }
        }
    }

    public void Saw(long finished, long steps)
    {
        lock (_lock)
        {
            _steps = steps;
            var stamp = time.GetTimestamp();
            // One memory a second is enough.
            if (_seen.Count == 0 || time.GetElapsedTime(_last.Stamp, stamp) >= TimeSpan.FromSeconds(1))
            {
                _last = (stamp, finished);
                _seen.Enqueue(_last);
            }

            _last.Finished = finished;
            while (_seen.Count > 1 && time.GetElapsedTime(_seen.Peek().Stamp, stamp) > Memory)
                _seen.Dequeue();
        }
    }
}
