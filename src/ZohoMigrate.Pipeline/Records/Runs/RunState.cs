namespace ZohoMigrate.Pipeline.Records.Runs;

/// <summary><c>state</c> in summary.json, in kebab case.</summary>
public enum RunState
{
    Running,

    /// <summary>Everything was read, checked and planned; nothing was sent.</summary>
    DryRun,
    Completed,

    /// <summary>Finished, with records rejected, refused, blocked or unknown.</summary>
    CompletedWithErrors,

    /// <summary>Out of calls for now; goes on with <c>resume</c>.</summary>
    Paused,

    /// <summary>Zoho would take nothing of it: credentials, organisation, permission.</summary>
    Stopped,

    /// <summary>The user asked it to stop; goes on with <c>resume</c>.</summary>
    Cancelled,

    /// <summary>A fault of ours.</summary>
    Failed,
}
