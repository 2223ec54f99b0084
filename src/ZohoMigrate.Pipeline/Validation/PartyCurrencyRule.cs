using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>Zoho takes the amounts of a record that names no currency to be in its contact's. Of a contact that is not of the run nothing is said.</summary>
/// <param name="module">What Zoho demands.</param>
/// <param name="known">The contacts it may refer to.</param>
/// <param name="currencies">The currencies its amounts are read as, where the pack says so.</param>
internal sealed class PartyCurrencyRule(ModuleSpec module, KnownRecords known, IReadOnlyCollection<string> currencies)
{
    private const string Code = "currency-of-party";

    /// <summary>Whether the mapping names a currency where it has one.</summary>
    public bool NamesCurrency { get; init; }

    public void Check(MappedRecord record, RowProblems problems)
    {
        var payload = record.Payload;
        if (module.Currency is not { Through: { } through, Field: var field } || payload[field] is not null || known.Find(payload[through], field) is not { } theirs)
            return;
        if (currencies.Count > 0 && !currencies.Contains(theirs))
            problems.Add(Code, through, $"is kept in {theirs}, and the amounts, which name no currency, are read as {string.Join(", ", currencies)}", row: null);
        else if (currencies.Count == 0 && NamesCurrency)
            problems.Add(Code, through, $"is kept in {theirs}, and this record, unlike others, names no currency", row: null);
    }
}
