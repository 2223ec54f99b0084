using ZohoMigrate.Sandbox.Faults;

namespace ZohoMigrate.Sandbox.Ledger;

/// <summary>A request on the wire that has not arrived yet; it mostly does at once.</summary>
/// <param name="Number">See <see cref="Arrival.Number"/>.</param>
/// <param name="Strike">What befalls it, if the limits let it through.</param>
internal readonly record struct Reception(long Number, Strike Strike);
