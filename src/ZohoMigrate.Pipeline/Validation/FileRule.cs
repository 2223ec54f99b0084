using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Files;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>Looks at the files that a record names, and puts in the place of each path what is there: path, length and hash.</summary>
/// <param name="module">What Zoho demands.</param>
internal sealed class FileRule(ModuleSpec module)
{
    private readonly IReadOnlyList<KeyValuePair<string, FieldSpec>> _fields = [.. module.Fields.Where(field => field.Value.Type == FieldType.File)];

    public void Check(MappedRecord record, DataFiles files, RowProblems problems)
    {
        foreach (var (name, spec) in _fields)
        {
            if (record.Payload[name] is not { } value || !Rules.Checked.IsText(value))
                continue;
            var (file, fault) = files.Look(value.ToString(), spec.MaxBytes);
            if (fault is not null)
                problems.Add(fault.Code, name, fault.What, row: null);
            else
                record.Payload[name] = file!.ToPayload();
        }
    }
}
