using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Correcting;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Cli.Composition;

/// <summary>The exit code of a command that could not go on; how a run ended is <see cref="ExitCodes"/>'s to say.</summary>
internal static class FaultCode
{
    public static ExitCode Of(Exception exception, CancellationToken stopping) => exception switch
    {
        OperationCanceledException when stopping.IsCancellationRequested => ExitCode.Cancelled,
        UserFaultException fault => fault.ExitCode,
        RunFolderLockedException => ExitCode.Held,
        PackException or SourceException or CorrectionException or LostRecordsException or RunFolderBoundException or UnsafeFolderException or LedgerConflictException
            or CheckpointFormatException or ZohoSettingsException or SandboxException => ExitCode.Misconfigured,
        // Where a run had begun, it pauses instead (RunStretch).
        _ when StorageFaults.Of(exception) is not null => ExitCode.Misconfigured,
        _ => ExitCode.Bug,
    };
}
