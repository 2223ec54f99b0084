namespace ZohoMigrate.Zoho.Lanes;

/// <summary>A slot, or when to ask again.</summary>
/// <param name="Slot">The slot taken, or null.</param>
/// <param name="FreeAt">When there will be room, monotonic; null when that depends on attempts still in flight, or given up.</param>
/// <param name="Limit">Most permits in a window, by which it was judged.</param>
internal readonly record struct SlotGrant(long? Slot, long? FreeAt, int Limit);
