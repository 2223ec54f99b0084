namespace ZohoMigrate.Sandbox.Limits;

/// <summary>Which limit an arrival broke.</summary>
internal enum LimitRefusal
{
    None,
    Blocked,
    Window,
    Concurrency,
    Day,
}
