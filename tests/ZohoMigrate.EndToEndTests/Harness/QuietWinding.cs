using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>
/// Winds the clock of a run and of its sandbox by hand: it stands while calls go to and fro, and goes on to the next thing that the run waits for. So a
/// run takes what its limits take, and nothing of what this machine does.
/// </summary>
internal static class QuietWinding
{
    /// <summary>The time of an attempt of such a run, which never passes: as long as somebody waits for it, one is on its way.</summary>
    public static readonly TimeSpan Attempt = TimeSpan.FromHours(2);

    /// <summary>Nothing goes on where nothing is on its way, nor has come, for so long in real time.</summary>
    public static readonly TimeSpan Quiet = Look * Looks;

    private const int Looks = 8;

    // Planning, and whoever tells progress, look around every second; nothing waits for that.
    private static readonly TimeSpan LookingAround = TimeSpan.FromSeconds(1);

    private static TimeSpan Look => TimeSpan.FromMilliseconds(50);

    /// <summary>Lets time pass until the work is done.</summary>
    /// <param name="clock">The clock of both.</param>
    /// <param name="work">The run, whose attempts have <see cref="Attempt"/>.</param>
    /// <param name="sandbox">Where it goes.</param>
    public static async Task WindQuietlyAsync(this ManualTimeProvider clock, Task work, SandboxServer sandbox)
    {
        var (before, looks) = (-1L, 0);
        while (await Task.WhenAny(work, Task.Delay(Look)) != work)
        {
            var arrivals = (await sandbox.SummarizeAsync(CancellationToken.None)).Arrivals;
            (before, looks) = (arrivals, arrivals == before && !clock.HasTimerOf(Attempt) ? looks + 1 : 0);
            if (looks < Looks || (clock.NextTimerBut(LookingAround) ?? clock.NextTimer) is not { } next)
                continue;
            clock.Advance(next);
            looks = 0;
        }
    }
}
