namespace ZohoMigrate.Tests.Zoho.Lanes.Servers;

/// <summary>A request in a server's ledger.</summary>
/// <param name="At">When the server counted it, in ticks of true time.</param>
/// <param name="Permits">What it cost.</param>
internal readonly record struct Arrival(long At, int Permits);
