using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Calls of one kind that come as what they wait for is made: enough to foretell when they leave.</summary>
/// <param name="Calls">How many.</param>
/// <param name="Permits">"product.lane" → what each takes there.</param>
internal sealed record CallFlow(long Calls, IReadOnlyDictionary<string, int> Permits)
{
    /// <summary>Flows of which everything must be made before the first of these leaves.</summary>
    public IReadOnlyList<CallFlow> After { get; init; } = [];

    /// <summary>The calls that make parents, each stream's together: of these as large a share may leave as is made of each of those.</summary>
    public IReadOnlyList<IReadOnlyList<CallFlow>> Parents { get; init; } = [];

    public static CallFlow Of(OperationSpec operation, long calls) => new(
        calls, operation.Cost.ToDictionary(lane => $"{operation.Product}.{lane.Key}", lane => lane.Value, StringComparer.Ordinal));
}
