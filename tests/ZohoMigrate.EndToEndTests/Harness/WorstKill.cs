using System.Globalization;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>One kill of a worst week.</summary>
/// <param name="Calls">So many more calls come before.</param>
/// <param name="Point">The moment by name that is then waited for; null where it comes from outside.</param>
/// <param name="Times">How often that moment is passed, the last time for good.</param>
/// <param name="Delay">How long after those calls it comes from outside.</param>
internal sealed record WorstKill(int Calls, string? Point, int Times, TimeSpan Delay)
{
    /// <summary>What the run's environment says of it. The first answer is about the organisation, and brings nothing on.</summary>
    public string Armed => string.Create(CultureInfo.InvariantCulture, $"after-answer#{Calls + 1},{Point}#{Times}");

    /// <summary>Kills the run, or waits until it has died.</summary>
    public async Task StrikeAsync(CliProcess run, SandboxProcess sandbox)
    {
        if (Point is not null || !await sandbox.ReceivesAsync(run, Calls))
            return;
        await Task.Delay(Delay);
        await run.KillAsync();
    }

    public override string ToString() => Point is null
        ? string.Create(CultureInfo.InvariantCulture, $"from outside, {Delay.TotalMilliseconds} ms after {Calls} more")
        : string.Create(CultureInfo.InvariantCulture, $"{Point}#{Times} after {Calls} more");
}
