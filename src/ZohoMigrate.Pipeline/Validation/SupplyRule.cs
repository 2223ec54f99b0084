using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Catalog.India;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>
/// IGST between two states, CGST and SGST within one, and neither of the two without the other. Where it cannot be told which of the two a
/// record is, or which a tax is, nothing is said.
/// </summary>
/// <param name="module">What Zoho demands.</param>
/// <param name="lineLists">The lists whose n-th element is made from the record's n-th line.</param>
/// <param name="taxes">The taxes that records may refer to.</param>
/// <param name="known">The contacts they may refer to.</param>
/// <param name="home">The organisation's own state; null where the pack does not name it.</param>
internal sealed class SupplyRule(ModuleSpec module, IReadOnlySet<string> lineLists, KnownTaxes taxes, KnownRecords known, IndianState? home)
{
    private const string Between = "igst";
    private const string Central = "cgst";
    private const string OfState = "sgst";
    private const string Own = "the organisation's own state";
    private const string Treatment = "gst_treatment";

    // What goes to them is between states wherever they are (section 7 of the IGST Act).
    private static readonly string[] Outside = ["overseas", "business_sez", "sez_developer"];

    public void Check(MappedRecord record, RowProblems problems)
    {
        if (module.Supply is not { } supply || !taxes.AreOfIndia)
            return;
        var (from, to) = (From(supply, record.Payload), To(supply, record.Payload));
        var isTold = from is not null && to is not null && !Outside.Contains(TreatmentOf(supply, record.Payload));
        foreach (var (path, row, kinds) in Taxed(record))
        {
            var isWithin = kinds.Contains(Central) || kinds.Contains(OfState);
            if (kinds.Contains(Central) != kinds.Contains(OfState))
                problems.Add("half-of-gst", path, $"is {(kinds.Contains(Central) ? "CGST without SGST" : "SGST without CGST")}", row);
            if (isTold && from == to && kinds.Contains(Between))
                problems.Add("tax-not-of-place", path, $"is IGST, and {Places(supply, record.Payload)} are the same", row);
            else if (isTold && from != to && isWithin)
                problems.Add("tax-not-of-place", path, $"is CGST or SGST, and {Places(supply, record.Payload)} are not the same", row);
        }
    }

    /// <summary>Whether a record with GST is not held against states because the pack does not say the organisation's own.</summary>
    public bool NeedsHome(MappedRecord record) => home is null && module.Supply is { } supply && taxes.AreOfIndia
        && (supply.From is null || record.Payload[supply.To] is null) && Taxed(record).Any(tax => tax.Kinds.Count > 0);

    private static IndianState? State(string? code) => code is null ? null : IndianStates.OfCode(code);

    private static string? Text(PayloadObject payload, string field) => payload[field] is PayloadValue value ? value.ToString() : null;

    private IndianState? From(SupplySpec supply, PayloadObject payload) =>
        supply.From is null ? home : State(payload[supply.From] is null ? OfParty(supply, payload, SupplySpec.PartyState) : Text(payload, supply.From));

    private IndianState? To(SupplySpec supply, PayloadObject payload) => (payload[supply.To], supply.From) switch
    {
        (null, null) => State(OfParty(supply, payload, SupplySpec.PartyState)),
        (null, _) => home,
        _ => State(Text(payload, supply.To)),
    };

    private string? TreatmentOf(SupplySpec supply, PayloadObject payload) => Text(payload, Treatment) ?? OfParty(supply, payload, Treatment);

    private string? OfParty(SupplySpec supply, PayloadObject payload, string field) => supply.Party is { } party ? known.Find(payload[party], field) : null;

    private static string Places(SupplySpec supply, PayloadObject payload)
    {
        var party = $"the state of its {supply.Party}";
        var from = supply.From is null ? Own : payload[supply.From] is null ? party : supply.From;
        var to = payload[supply.To] is not null ? supply.To : supply.From is null ? party : Own;
        return $"{from} and {to}";
    }

    /// <summary>Each field that names a tax, or a group of them, of known kinds.</summary>
    private IEnumerable<(string Path, string? Row, IReadOnlySet<string> Kinds)> Taxed(MappedRecord record) =>
        Of(record.Payload, module.Fields, prefix: "", row: null).Concat(
            from list in module.Fields
            where list.Value.Type == FieldType.List && record.Payload[list.Key] is PayloadList
            from element in ((PayloadList)record.Payload[list.Key]!).Index()
            where element.Item is PayloadObject
            let row = lineLists.Contains(list.Key) && element.Index < record.Lines.Count ? record.Lines[element.Index].Id : null
            let prefix = string.Create(CultureInfo.InvariantCulture, $"{list.Key}[{element.Index}].")
            from tax in Of((PayloadObject)element.Item!, list.Value.Fields, prefix, row)
            select tax);

    private IEnumerable<(string Path, string? Row, IReadOnlySet<string> Kinds)> Of(
        PayloadObject members, IReadOnlyDictionary<string, FieldSpec> specs, string prefix, string? row) =>
        from field in specs
        where field.Value.References == KnownTaxes.Module
        let kinds = taxes.KindsOf(members[field.Key])
        where kinds is not null
        select (prefix + field.Key, row, kinds);
}
