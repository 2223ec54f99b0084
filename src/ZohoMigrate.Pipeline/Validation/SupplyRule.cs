using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Catalog.India;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>
/// IGST between two states, CGST and SGST within one. Where it cannot be told which of the two a record is, or which a tax is, nothing is said.
/// </summary>
/// <param name="module">What Zoho demands.</param>
/// <param name="lineLists">The lists whose n-th element is made from the record's n-th line.</param>
/// <param name="taxes">The taxes that records may refer to.</param>
/// <param name="home">The organisation's own state; null where the pack does not name it.</param>
internal sealed class SupplyRule(ModuleSpec module, IReadOnlySet<string> lineLists, KnownTaxes taxes, IndianState? home)
{
    private const string Between = "igst";
    private const string Within = "cgst";
    private const string Own = "the organisation's own state";

    // What goes to them is between states wherever they are (section 7 of the IGST Act).
    private static readonly string[] Outside = ["overseas", "business_sez", "sez_developer"];

    public void Check(MappedRecord record, RowProblems problems)
    {
        if (module.Supply is not { } supply || Outside.Contains(record.Payload["gst_treatment"]?.ToString())
            || From(supply, record.Payload) is not { } from || To(supply, record.Payload) is not { } to)
        {
            return;
        }

        var places = $"{supply.From ?? Own} and {(record.Payload[supply.To] is null ? Own : supply.To)}";
        foreach (var (path, row, kind) in Kinds(record))
        {
            if (from == to && kind == Between)
                problems.Add("tax-not-of-place", path, $"is IGST, and {places} are the same", row);
            else if (from != to && kind == Within)
                problems.Add("tax-not-of-place", path, $"is CGST or SGST, and {places} are not the same", row);
        }
    }

    private static IndianState? State(PayloadNode? code) => code is PayloadValue ? IndianStates.OfCode(code.ToString()) : null;

    private IndianState? From(SupplySpec supply, PayloadObject payload) => supply.From is null ? home : State(payload[supply.From]);

    private IndianState? To(SupplySpec supply, PayloadObject payload) =>
        payload[supply.To] is null && supply.From is not null ? home : State(payload[supply.To]);

    /// <summary>Each tax of a known kind, once for each field that names it or its group; SGST comes with CGST.</summary>
    private IEnumerable<(string Path, string? Row, string Kind)> Kinds(MappedRecord record) =>
        Of(record.Payload, module.Fields, prefix: "", row: null).Concat(
            from list in module.Fields
            where list.Value.Type == FieldType.List && record.Payload[list.Key] is PayloadList
            from element in ((PayloadList)record.Payload[list.Key]!).Index()
            where element.Item is PayloadObject
            let row = lineLists.Contains(list.Key) && element.Index < record.Lines.Count ? record.Lines[element.Index].Id : null
            let prefix = string.Create(CultureInfo.InvariantCulture, $"{list.Key}[{element.Index}].")
            from kind in Of((PayloadObject)element.Item!, list.Value.Fields, prefix, row)
            select kind);

    private IEnumerable<(string Path, string? Row, string Kind)> Of(
        PayloadObject members, IReadOnlyDictionary<string, FieldSpec> specs, string prefix, string? row) =>
        from field in specs
        where field.Value.References == KnownTaxes.Module
        from kind in (taxes.Of(members[field.Key]) ?? []).Select(tax => tax.Kind is "sgst" ? Within : tax.Kind).OfType<string>().Distinct(StringComparer.Ordinal)
        select (prefix + field.Key, row, kind);
}
