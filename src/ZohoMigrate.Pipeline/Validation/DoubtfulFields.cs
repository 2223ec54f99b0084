using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>Names the fields of a record's lists that some organisations refuse.</summary>
/// <param name="module">What Zoho demands.</param>
internal sealed class DoubtfulFields(ModuleSpec module)
{
    // Few lists have one.
    private readonly (string List, string[] Fields)[] _lists =
    [
        .. module.Fields.Where(field => field.Value.Type == FieldType.List)
            .Select(list => (list.Key, list.Value.Fields.Where(field => field.Value.Doubtful).Select(field => field.Key).ToArray())).Where(list => list.Item2.Length > 0),
    ];

    public void Check(MappedRecord record, RowProblems problems)
    {
        foreach (var (list, fields) in _lists)
        {
            if (record.Payload[list] is not PayloadList elements)
                continue;
            foreach (var field in fields)
            {
                if (Has(elements, field))
                    problems.Add("doubtful-field", $"{list}[].{field}", "is a field that Zoho refuses in some organisations", row: null);
            }
        }
    }

    private static bool Has(PayloadList elements, string field)
    {
        var at = 0;
        while (at < elements.Count && (elements[at] as PayloadObject)?[field] is null)
            at++;
        return at < elements.Count;
    }
}
