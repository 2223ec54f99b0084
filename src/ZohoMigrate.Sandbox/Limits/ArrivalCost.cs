namespace ZohoMigrate.Sandbox.Limits;

/// <summary>What a call costs, before anything is done.</summary>
/// <param name="Credits">Credits of the day.</param>
/// <param name="IsHeavy">Whether it belongs to the calls of which fewer may be in process at once.</param>
internal readonly record struct ArrivalCost(int Credits, bool IsHeavy)
{
    public static ArrivalCost One { get; } = new(1, IsHeavy: false);
}
