using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Cli.Composition;

/// <summary>
/// A disk or folder that fails in the middle of a run pauses it: once a person has mended it, the run goes on from what is durable. A
/// damaged file is none of these: nothing can go on from it.
/// </summary>
internal static class PausingFault
{
    /// <summary>How the stretch ends for it; null when the exception is about something else.</summary>
    public static RunEnd? Find(Exception exception) =>
        StorageFaults.Of(exception) is not (null or StorageFault.Damaged) && StorageWords.Find(exception) is var (what, remedy)
            ? new RunEnd(RunState.Paused, what) { Hint = remedy }
            : null;

    /// <summary>When not even the pause can be written down.</summary>
    public static UserFaultException Unwritten(RunEnd fault, string shownFolder, Exception exception) => new(
        ExitCode.Paused,
        $"{fault.Reason} {fault.Hint}{Environment.NewLine}Nothing is lost. When that is mended, go on with: zohomigrate resume {shownFolder}",
        exception);
}
