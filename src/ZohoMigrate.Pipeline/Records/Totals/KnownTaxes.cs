using System.Collections.Concurrent;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>
/// The taxes that the pack itself makes, so that what they come to is known before Zoho says it. Filled while their streams are read, which
/// is before those that refer to them. A tax the organisation has already is Zoho's to know. May be used from many tasks at once.
/// </summary>
/// <param name="there">Those of the organisation that records look up.</param>
internal sealed class KnownTaxes(TaxesThere? there = null)
{
    /// <summary>The module that fields refer to; groups are of it as well.</summary>
    public const string Module = "books.taxes";

    private readonly ConcurrentDictionary<(string Stream, string Key), IReadOnlyList<KnownTax>> _taxes = new();

    /// <summary>Knows none; stays empty.</summary>
    public static KnownTaxes None { get; } = new();

    /// <summary>Whether some of them are of one of India's kinds.</summary>
    public bool AreOfIndia { get; private set; } = there?.AreOfIndia ?? false;

    /// <summary>Whether records of the module are what a line's <c>tax_id</c> may refer to.</summary>
    public static bool Are(ModuleSpec module) => module.IsOf(Module);

    /// <summary>Notes a tax, or a group of them; what else a record may be is passed over.</summary>
    public void Add(ModuleSpec module, string stream, string key, PayloadObject payload)
    {
        if (Are(module) && (payload["taxes"] is PayloadList members ? Group(members) : Single(payload, $"{stream}:{key}")) is { } taxes)
        {
            _taxes[(stream, key)] = taxes;
            AreOfIndia |= taxes.Any(tax => tax.Kind is not null);
        }
    }

    /// <summary>The taxes that a staged <c>tax_id</c> stands for, a group's each by itself; null where one of them is not known.</summary>
    public IReadOnlyList<KnownTax>? Of(PayloadNode? taxId) => Payload.ReferenceOf(taxId) is { } reference ? _taxes.GetValueOrDefault(reference) : null;

    /// <summary>India's kinds of what a <c>tax_id</c> stands for, also of a tax that is looked up; null where it is not known.</summary>
    public IReadOnlySet<string>? KindsOf(PayloadNode? taxId) => Payload.ReferenceOf(taxId) is var (of, key) && LookupList.IsName(of)
        ? there?.Find(of, key)
        : Of(taxId)?.Select(tax => tax.Kind).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private List<KnownTax>? Group(PayloadList members)
    {
        var taxes = new List<KnownTax>();
        foreach (var member in members)
        {
            if (member is not PayloadObject tax || Of(tax["tax_id"]) is not { } known)
                return null;
            taxes.AddRange(known);
        }

        return taxes;
    }

    // How a compound tax is rounded beside those it is reckoned on is not known.
    private static IReadOnlyList<KnownTax>? Single(PayloadObject tax, string name) =>
        RecordTotal.Number(tax["tax_percentage"]) is { } percentage && tax["tax_type"]?.ToString() != "compound_tax"
            ? [new KnownTax(name, percentage, tax["tax_specific_type"]?.ToString())]
            : null;
}
