using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>A purchase whose vendor is not registered for GST: the buyer owes the tax (reference/zoho-books.md §3.2, 71512).</summary>
internal static class ReverseChargeRule
{
    private const string Owed = "reverse_charge_tax_id";
    private const string Unregistered = "business_none";
    private static readonly string[] Decided = [Owed, "tax_exemption_id", "tax_exemption_code"];

    public static void Check(MappedRecord record, ModuleSpec module, KnownRecords known, RowProblems problems)
    {
        if (module.Supply is not { From: not null, Party: { } party } || (record.Payload["gst_treatment"]?.ToString() ?? known.Find(record.Payload[party], "gst_treatment")) != Unregistered)
            return;
        var parts = record.Payload["line_items"] is PayloadList lines ? lines.OfType<PayloadObject>() : [record.Payload];
        if (parts.Any(part => Decided.All(field => part[field] is null)))
            problems.Add("no-reverse-charge", party, "is not registered for GST, and a line has neither a tax by reverse charge nor an exemption", row: null);
    }
}
