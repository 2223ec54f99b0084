using Polly;
using Polly.Retry;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Zoho.Resilience;

/// <summary>
/// Sends again what is <see cref="ReplyKind.Transient"/>: after one second, two, four, eight … up to thirty, each a quarter more or less, so that
/// what failed together does not come again together. The outermost layer of a request.
/// </summary>
internal static class RetryPipeline
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public static ResiliencePipeline<Reply> Create(DeliveryOptions delivery, TimeProvider time, Random random)
    {
        var builder = new ResiliencePipelineBuilder<Reply> { TimeProvider = time };
        if (delivery.MaxAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<Reply>
            {
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result is { Kind: ReplyKind.Transient }),
                MaxRetryAttempts = delivery.MaxAttempts - 1,
                // Polly's own jitter draws pauses from nothing on: of five attempts all may be over in three seconds.
                DelayGenerator = arguments =>
                {
                    lock (random)
                        return ValueTask.FromResult<TimeSpan?>(PauseAfter(arguments.AttemptNumber, random.NextDouble()));
                },
            });
        }

        return builder.Build();
    }

    private static TimeSpan PauseAfter(int retries, double chance) =>
        TimeSpan.FromSeconds(Math.Min(Math.Pow(2, retries), LongestPause.TotalSeconds)) * (0.75 + (chance / 2));
}
