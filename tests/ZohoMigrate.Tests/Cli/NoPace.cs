using ZohoMigrate.Cli.Terminal;

namespace ZohoMigrate.Tests.Cli;

/// <summary>The system's clock, by which the pace of a progress line never comes round: on a slow machine too a command says nothing but what it says at its end.</summary>
internal sealed class NoPace : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        period == ProgressLine.PlainPace
            ? base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)
            : base.CreateTimer(callback, state, dueTime, period);
}
