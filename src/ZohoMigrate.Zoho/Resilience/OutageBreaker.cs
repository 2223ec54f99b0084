using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace ZohoMigrate.Zoho.Resilience;

/// <summary>
/// Pauses a lane while Zoho as a whole is not there: after several failures in a row nothing is sent for a while, then one attempt
/// tries, and the pause doubles as long as it fails.
/// </summary>
internal sealed class OutageBreaker
{
    private const int MostFailuresInARow = 5;

    /// <summary>How often to see what became of the attempt that tries.</summary>
    private static readonly TimeSpan TrialPoll = TimeSpan.FromMilliseconds(50);

    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<ClassifiedAttempt> _pipeline;
    private readonly TimeProvider _time;
    private readonly int _threshold;
    private int _inARow;
    private long _opened;
    private TimeSpan _pause;
    private bool _isOut;

    // The lane is paused before one record has used all its attempts.
    public OutageBreaker(string lane, int maxAttempts, TimeProvider time, ILogger logger)
    {
        _time = time;
        _threshold = Math.Min(MostFailuresInARow, maxAttempts);
        _pipeline = new ResiliencePipelineBuilder<ClassifiedAttempt> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ClassifiedAttempt>
            {
                // "In a row" is counted here; Polly counts shares of a time span, so its own thresholds are set to let ours rule.
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { Verdict.Outage: true } && _inARow >= _threshold),
                FailureRatio = 0,
                MinimumThroughput = 2,
                SamplingDuration = TimeSpan.FromHours(1),
                BreakDurationGenerator = static arguments => ValueTask.FromResult(PauseAfter(arguments.HalfOpenAttempts)),
                OnOpened = arguments =>
                {
                    _pause = arguments.BreakDuration;
                    Volatile.Write(ref _opened, time.GetTimestamp());
                    var level = Interlocked.Exchange(ref _isOut, true) ? LogLevel.Debug : LogLevel.Warning;
                    var until = time.GetUtcNow() + _pause;
                    logger.ZohoSilent(level, lane, until);
                    return default;
                },
                OnClosed = _ =>
                {
                    Volatile.Write(ref _isOut, false);
                    logger.ZohoAnswers(lane);
                    return default;
                },
                StateProvider = _state,
            })
            .Build();
    }

    public bool IsOpen => _state.CircuitState is not CircuitState.Closed;

    /// <summary>Waits until an attempt may be made, or may try.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var left = _state.CircuitState switch
            {
                CircuitState.Open => _pause - _time.GetElapsedTime(Volatile.Read(ref _opened)),
                CircuitState.HalfOpen => TrialPoll,
                _ => TimeSpan.Zero,
            };
            if (left <= TimeSpan.Zero)
                return;
            await Task.Delay(left > TrialPoll ? left : TrialPoll, _time, cancellationToken);
        }
    }

    /// <summary>Makes the attempt, or returns null with nothing done when the lane is paused.</summary>
    public async Task<ClassifiedAttempt?> GuardAsync(Func<Task<ClassifiedAttempt>> attempt)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async _ => Counted(await attempt()), CancellationToken.None);
        }
        catch (BrokenCircuitException)
        {
            return null;
        }
    }

    private static TimeSpan PauseAfter(int trials) => TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(trials, 10))));

    private ClassifiedAttempt Counted(ClassifiedAttempt attempt)
    {
        if (attempt.Verdict.Outage)
            Interlocked.Increment(ref _inARow);
        else
            Volatile.Write(ref _inARow, 0);
        return attempt;
    }
}
