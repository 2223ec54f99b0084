using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>Names the fields of a record's lists that some organisations refuse.</summary>
internal sealed class DoubtfulFields(ModuleSpec module)
{
    private readonly (string List, string Field)[] _fields =
        [.. module.Fields.Where(list => list.Value.Type == FieldType.List).SelectMany(list => list.Value.Fields.Where(field => field.Value.Doubtful).Select(field => (list.Key, field.Key)))];

    public void Check(MappedRecord record, RowProblems problems)
    {
        foreach (var (list, field) in _fields)
        {
            if (record.Payload[list] is PayloadList elements && elements.Any(element => element is PayloadObject members && members[field] is not null))
                problems.Add("doubtful-field", $"{list}[].{field}", "is a field that Zoho refuses in some organisations", row: null);
        }
    }
}
