namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>Where one step of a record stands on its way. Step 0 is the create.</summary>
public enum StepState
{
    /// <summary>A reference or the step before it is not settled.</summary>
    Waiting,

    /// <summary>May be sent.</summary>
    Ready,

    /// <summary>Taken by this process. Back to ready when the process died before an intent was written.</summary>
    Planned,

    /// <summary>Outcome unknown: to be looked for.</summary>
    Parked,

    Done,

    /// <summary>Zoho would not.</summary>
    Failed,

    /// <summary>What it needs will never be there.</summary>
    Blocked,

    /// <summary>Neither found nor safely sent again: for a person to decide.</summary>
    Undecided,
}
