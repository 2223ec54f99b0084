using Polly;
using Polly.Retry;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Zoho.Resilience;

/// <summary>Sends again what is <see cref="ReplyKind.Transient"/>: exponential pauses with jitter, the outermost layer of a request.</summary>
internal static class RetryPipeline
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
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
                BackoffType = DelayBackoffType.Exponential,
                Delay = FirstPause,
                MaxDelay = LongestPause,
                UseJitter = true,
                Randomizer = () =>
                {
                    lock (random)
                        return random.NextDouble();
                },
            });
        }

        return builder.Build();
    }
}
