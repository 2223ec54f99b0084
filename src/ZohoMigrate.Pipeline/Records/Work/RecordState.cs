namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>What became of a record. Each record is in exactly one of these at any moment (law 1).</summary>
public enum RecordState
{
    /// <summary>Not settled yet.</summary>
    Pending,

    /// <summary>Zoho answered with its id.</summary>
    Created,

    /// <summary>Ours, found at Zoho after an attempt whose outcome was unknown.</summary>
    Recovered,

    /// <summary>Was there, ours, and was changed.</summary>
    Updated,

    /// <summary>Was there before us and was adopted; never rolled back.</summary>
    Matched,

    /// <summary>Settled in an earlier run and the same now.</summary>
    Unchanged,

    /// <summary>Left out by the user's word.</summary>
    Skipped,

    /// <summary>Will not be sent: a problem was found on our side.</summary>
    Rejected,

    /// <summary>Zoho would not take it.</summary>
    Refused,

    /// <summary>Will not be sent: a record it refers to is missing.</summary>
    Blocked,

    /// <summary>May be at Zoho or not: being looked for, or for a person to decide.</summary>
    Unknown,

    /// <summary>Created by us and deleted again.</summary>
    RolledBack,
}
