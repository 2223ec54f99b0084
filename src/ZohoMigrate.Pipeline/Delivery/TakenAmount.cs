using System.Globalization;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>What was taken from a record by a step that lowers a field of it, as the credits that are applied lower a credit note's balance.</summary>
/// <param name="Field">The field.</param>
/// <param name="Left">What it shows.</param>
/// <param name="Total">What it shows where nothing was taken.</param>
internal sealed record TakenAmount(string Field, decimal Left, decimal Total)
{
    /// <summary>Null where the operation lowers nothing, or the record does not show it.</summary>
    public static TakenAmount? Find(ModuleSpec module, string operation, CreatedRecord record) =>
        module.Operations[operation].Lowers is { } field && AmountIn(record, field) is { } left && AmountIn(record, module.TotalField) is { } total
            ? new TakenAmount(field, left, total)
            : null;

    /// <summary>What the step takes: the sum of what its lines apply to others.</summary>
    public static decimal By(ModuleSpec module, ReadyStep step) => (
        from list in module.SentBy(module.Operations[step.Operation])
        from amount in list.Value.Fields
        where amount.Value.AppliedTo is not null
        from line in step.Payload[list.Key] as JsonArray ?? []
        select decimal.Parse(line![amount.Key]!.ToString(), CultureInfo.InvariantCulture)).Sum();

    private static decimal? AmountIn(CreatedRecord record, string field) => record.Body.TryGetProperty(field, out var shown) ? ShownNumber.Of(shown) : null;
}
