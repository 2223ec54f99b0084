using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>A value that is compared between records once all are staged: one that Zoho keeps unique, or one a child shares with its parent.</summary>
/// <param name="Field">The field at Zoho.</param>
/// <param name="Value">In the form for comparison (<see cref="NaturalKey.Part"/>).</param>
public sealed record ComparedValue(string Field, string Value)
{
    /// <summary>The values a payload has of some fields of its module.</summary>
    internal static IReadOnlyList<ComparedValue> Of(ModuleSpec module, string[] fields, PayloadObject payload)
    {
        if (fields.Length == 0)
            return [];
        var values = new List<ComparedValue>(fields.Length);
        foreach (var field in fields)
        {
            if (Find(payload, field) is PayloadValue value)
                values.Add(new ComparedValue(field, NaturalKey.Part(module, value.ToString())));
        }

        return values;
    }

    // The organisation's own fields stand in one that holds them all.
    private static PayloadNode? Find(PayloadObject payload, string field) => field.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot
        ? (payload[field[..dot]] as PayloadObject)?[field[(dot + 1)..]]
        : payload[field];
}
