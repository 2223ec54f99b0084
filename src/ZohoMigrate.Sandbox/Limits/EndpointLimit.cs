namespace ZohoMigrate.Sandbox.Limits;

/// <summary>What one endpoint lets through.</summary>
/// <param name="Name">Calls with the same name count together.</param>
/// <param name="PerMinute">Most in any rolling minute.</param>
/// <param name="LockMinutes">How long it lets nothing through after one more came.</param>
internal sealed record EndpointLimit(string Name, int PerMinute, int LockMinutes);
