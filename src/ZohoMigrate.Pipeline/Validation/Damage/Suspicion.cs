using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>What a tally makes of the values it has seen.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Seen">What it is about.</param>
/// <param name="Message">What was seen; never a value.</param>
internal sealed record Suspicion(string Code, Seen Seen, string Message);
