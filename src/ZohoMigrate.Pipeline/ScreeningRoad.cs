using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Validation.Screening;

namespace ZohoMigrate.Pipeline;

/// <summary>
/// Steps 1 to 4 of a dry run that is forgotten. Most records have nothing wrong, and of these nothing is asked but how many they are: so all are
/// read once, checked and counted, and only what something is, or might be, wrong with is read again and staged. What the rules then say of it
/// they say as in a run, where everything is staged.
/// </summary>
internal sealed class ScreeningRoad(IStagingArea staging, SetScreen screen)
{
    /// <param name="read">Reads, maps and checks every stream, and hands on what they come to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is conspicuous of the columns.</returns>
    public async Task<IReadOnlyList<Finding>> RunAsync(Func<IStagedStreams, Task<IReadOnlyList<Finding>>> read, CancellationToken cancellationToken)
    {
        var screening = new ScreeningPass(staging, screen);
        var findings = await read(screening);
        var passed = screening.Passed;
        if (screen.HasConcerns)
        {
            var concerned = new ConcernedPass(staging, screen, screening);
            await read(concerned);
            passed = concerned.Passed;
        }

        await staging.CountPassedAsync([passed, screening.LeftOut], cancellationToken);
        return findings;
    }
}
