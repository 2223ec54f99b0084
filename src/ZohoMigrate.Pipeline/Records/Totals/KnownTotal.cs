using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>What a record is worth by the source alone, so that it can be added up whether Zoho took it or not.</summary>
internal static class KnownTotal
{
    /// <summary>
    /// The total, in the document's currency; null for a module without one, where the payload does not say, and where a number it is made
    /// from was found faulty: a sum without that number would be a lie.
    /// </summary>
    /// <param name="module">What Zoho demands.</param>
    /// <param name="payload">The create body.</param>
    /// <param name="faultyFields">Paths of the fields that have an error.</param>
    public static decimal? Of(ModuleSpec module, PayloadObject payload, IEnumerable<string> faultyFields)
    {
        if (module.Total is null || faultyFields.Any(path => IsCounted(module, path)))
            return null;
        try
        {
            return RecordTotal.Of(module, payload);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static bool IsCounted(ModuleSpec module, string path)
    {
        var end = path.AsSpan().IndexOfAny('[', '.');
        return module.Fields.GetValueOrDefault(end < 0 ? path : path[..end])?.Type
            is FieldType.Decimal or FieldType.Integer or FieldType.Discount or FieldType.List;
    }
}
