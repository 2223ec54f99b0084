namespace ZohoMigrate.Sandbox.Faults;

/// <summary>A fault as it befalls one arrival.</summary>
/// <param name="Fault">Which; none by default.</param>
/// <param name="Time">Its T.</param>
internal readonly record struct Strike(Fault Fault, TimeSpan Time);
