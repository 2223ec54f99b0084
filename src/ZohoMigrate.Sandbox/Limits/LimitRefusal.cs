namespace ZohoMigrate.Sandbox.Limits;

/// <summary>Which limit an arrival broke.</summary>
internal enum LimitRefusal
{
    None,

    /// <summary>A fault has locked the organisation: no limit was broken.</summary>
    Locked,
    Blocked,
    Window,
    Concurrency,

    /// <summary>Of the calls of which fewer may be in process at once.</summary>
    SubConcurrency,
    Day,
}
