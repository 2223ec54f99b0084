using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>A group of CGST and SGST: within a state of India each is half of what is due, so that their rates are the same.</summary>
internal static class TaxGroupRule
{
    private const string Members = "taxes";
    private const string Central = "cgst";
    private const string OfState = "sgst";

    public static bool Concerns(ModuleSpec module) => KnownTaxes.Are(module) && module.Fields.ContainsKey(Members);

    public static void Check(MappedRecord record, KnownTaxes taxes, RowProblems problems)
    {
        if (record.Payload[Members] is not PayloadList members)
            return;
        var known = members.OfType<PayloadObject>().SelectMany(member => taxes.Of(member["tax_id"]) ?? []).ToList();
        var (central, ofState) = (Rate(known, Central), Rate(known, OfState));
        if (central > 0 && ofState > 0 && central != ofState)
            problems.Add("halves-differ", Members, "has CGST and SGST of different rates", row: null);
    }

    private static decimal Rate(List<KnownTax> taxes, string kind) => taxes.Where(tax => tax.Kind == kind).Sum(tax => tax.Percentage);
}
