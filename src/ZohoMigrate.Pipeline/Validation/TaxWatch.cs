using ZohoMigrate.Catalog;
using ZohoMigrate.Catalog.India;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>
/// Counts what cannot be said of each record by itself, for it may be so of all: documents with GST whose states are not compared, and lines
/// without any decision on tax. For one task at a time.
/// </summary>
internal sealed class TaxWatch(ModuleSpec module, KnownTaxes taxes, KnownRecords known, IndianState? home, RuleChoices choices)
{
    private const string Lines = "line_items";
    private const int MostLines = 3;

    // An item may bring its tax, or its exemption.
    private static readonly string[] Decisions = ["tax_id", "tax_exemption_id", "tax_exemption_code", "reverse_charge_tax_id", "item_id"];

    private readonly SupplyRule _supply = new(module, new HashSet<string>(StringComparer.Ordinal), taxes, known, home);
    private readonly bool _isTaxed = module.Supply is not null && module.Fields.GetValueOrDefault(Lines)?.Fields.ContainsKey("tax_id") is true;
    private readonly Dictionary<string, (SourceFile File, long Count, List<long> Lines)> _seen = new(StringComparer.Ordinal);

    public void Look(MappedRecord record)
    {
        if (module.Supply is null || !taxes.AreOfIndia)
            return;
        if (home is null && _supply.NeedsHome(record))
            Note("places-unchecked", record.Header);
        if (_isTaxed && record.Payload[Lines] is PayloadList lines && lines.Any(line => line is PayloadObject members && Decisions.All(field => members[field] is null)))
            Note("tax-undecided", record.Header);
    }

    public IEnumerable<Finding> Judge() =>
        from seen in _seen
        let rule = RuleBook.Of(seen.Key)
        where choices.SeverityOf(rule) is not null
        select new Finding(seen.Key, seen.Value.File.Stream, seen.Value.File.Name, Lines, seen.Value.Count, seen.Value.Lines, rule.Means, rule.Hint);

    private void Note(string code, SourceRow row)
    {
        var (file, count, lines) = _seen.GetValueOrDefault(code, (row.File, 0, []));
        if (lines.Count < MostLines)
            lines.Add(row.FirstLine);
        _seen[code] = (file, count + 1, lines);
    }
}
