using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>Holds a record against the contacts it refers to: whether they are what Zoho takes there, and whose currency its amounts get. Of one that is not of the run nothing is said.</summary>
/// <param name="module">What Zoho demands.</param>
/// <param name="known">The records it may refer to.</param>
/// <param name="currencies">The currencies its amounts are read as, where the pack says so.</param>
/// <param name="lineLists">The lists whose n-th element is made from the record's n-th line.</param>
internal sealed class PartyRules(ModuleSpec module, KnownRecords known, IReadOnlyCollection<string> currencies, IReadOnlySet<string> lineLists)
{
    private readonly (string Name, FieldSpec Spec)[] _fields = Demanding(module.Fields);

    private readonly (string List, (string Name, FieldSpec Spec)[] Fields)[] _lists =
        [.. module.Fields.Where(field => field.Value.Type == FieldType.List).Select(list => (list.Key, Demanding(list.Value.Fields))).Where(list => list.Item2.Length > 0)];

    /// <summary>Whether the mapping names a currency where it has one.</summary>
    public bool NamesCurrency { get; init; }

    public void Check(MappedRecord record, RowProblems problems)
    {
        CheckKinds(record.Payload, _fields, prefix: "", row: null, problems);
        foreach (var (list, fields) in _lists)
        {
            if (record.Payload[list] is not PayloadList elements)
                continue;
            foreach (var (index, element) in elements.Index())
            {
                if (element is PayloadObject members)
                    CheckKinds(members, fields, string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]."), lineLists.Contains(list) && index < record.Lines.Count ? record.Lines[index].Id : null, problems);
            }
        }

        CheckCurrency(record.Payload, problems);
    }

    private void CheckKinds(PayloadObject members, (string Name, FieldSpec Spec)[] fields, string prefix, string? row, RowProblems problems)
    {
        foreach (var (name, spec) in fields)
        {
            foreach (var (field, wanted) in spec.MustBe)
            {
                if (known.Find(members[name], field) is { } own && own != wanted)
                    problems.Add("party-of-other-kind", prefix + name, $"refers to a record whose {field} is {own}, and Zoho takes only {wanted}s there", row);
            }
        }
    }

    // Zoho takes the amounts of a document that names no currency to be in its contact's.
    private void CheckCurrency(PayloadObject payload, RowProblems problems)
    {
        if (module.Currency is not { Through: { } through, Field: var field } || payload[field] is not null || known.Find(payload[through], field) is not { } theirs)
            return;
        if (currencies.Count > 0 && !currencies.Contains(theirs))
            problems.Add("currency-of-party", through, $"is kept in {theirs}, and the amounts, which name no currency, are read as {string.Join(", ", currencies)}", row: null);
        else if (currencies.Count == 0 && NamesCurrency)
            problems.Add("currency-of-party", through, $"is kept in {theirs}, and this record, unlike others, names no currency", row: null);
    }

    private static (string Name, FieldSpec Spec)[] Demanding(IReadOnlyDictionary<string, FieldSpec> fields) =>
        [.. fields.Where(field => field.Value.MustBe.Count > 0).Select(field => (field.Key, field.Value))];
}
