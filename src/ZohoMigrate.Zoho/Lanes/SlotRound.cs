namespace ZohoMigrate.Zoho.Lanes;

/// <summary>What one round through the lane file gave.</summary>
/// <param name="Slots">Slots taken, for the first of those who asked.</param>
/// <param name="FreeAt">When there will be room for the next of them, monotonic; null when that depends on attempts still in flight.</param>
internal sealed record SlotRound(IReadOnlyList<long> Slots, long? FreeAt);
