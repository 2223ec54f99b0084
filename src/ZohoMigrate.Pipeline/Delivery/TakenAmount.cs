using System.Globalization;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>What was taken from a record by a step that lowers a field of it, as the credits that are applied lower a credit note's balance.</summary>
/// <param name="Field">The field.</param>
/// <param name="Left">What it shows.</param>
/// <param name="Total">What it shows where nothing was taken.</param>
internal sealed record TakenAmount(string Field, decimal Left, decimal Total)
{
    /// <summary>Null where the operation lowers nothing, or the record does not show it.</summary>
    public static TakenAmount? Find(ModuleSpec module, string operation, CreatedRecord record) =>
        module.Operations[operation].Lowers is { } field && ShownNumber.In(record.Body, field) is { } left && ShownNumber.In(record.Body, module.TotalField) is { } total
            ? new TakenAmount(field, left, total)
            : null;

    /// <summary>What the step takes: the sum of what its lines apply to others.</summary>
    public static decimal By(ModuleSpec module, ReadyStep step) => (
        from applied in AppliedField.Of(module)
        where module.Fields[applied.List].SentBy == step.Operation
        from line in step.Payload[applied.List] as JsonArray ?? []
        select decimal.Parse(line![applied.Amount]!.ToString(), CultureInfo.InvariantCulture)).Sum();
}
