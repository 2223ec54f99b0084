namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>What leaves Delivery for the checkpoint.</summary>
/// <param name="Work">What was planned.</param>
/// <param name="Outcomes">What became of its records; none for a look that showed nothing that counts.</param>
internal sealed record SettledWork(PlannedWork Work, IReadOnlyList<Outcome> Outcomes);
