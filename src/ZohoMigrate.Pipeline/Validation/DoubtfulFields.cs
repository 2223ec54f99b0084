using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>Names the fields of a record's lists that some organisations refuse.</summary>
internal static class DoubtfulFields
{
    public static void Check(MappedRecord record, ModuleSpec module, RowProblems problems)
    {
        foreach (var (list, spec) in module.Fields)
        {
            if (spec.Type != FieldType.List || record.Payload[list] is not PayloadList elements)
                continue;
            foreach (var (name, _) in spec.Fields.Where(field => field.Value.Doubtful && elements.Any(element => element is PayloadObject members && members[field.Key] is not null)))
                problems.Add("doubtful-field", $"{list}[].{name}", "is a field that Zoho refuses in some organisations", row: null);
        }
    }
}
