using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Records;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>Makes of a row the record that the records API would have been sent. Callers hold the sandbox's lock.</summary>
internal sealed class BulkRecord(RecordStore store, UniqueValues unique)
{
    private const string Id = "id";

    /// <summary>The record, without the cells that are at fault; their codes stand beside their fields' headers.</summary>
    public (JsonObject Record, IReadOnlyList<(string Code, string Header)> Faults) Read(BulkPlan plan, string[] cells)
    {
        var record = new JsonObject();
        var faults = new List<(string, string)>();
        foreach (var mapping in plan.Mappings)
        {
            if (Text(mapping, cells) is not { Length: > 0 } text)
            {
                if (plan.Order is { Operation: not BulkOrder.Insert, IgnoreEmpty: false })
                    record[mapping.ApiName] = null;
            }
            else if (Pointed(mapping, text) is not { } pointed)
            {
                faults.Add(("RESOURCE_NOT_FOUND", mapping.Header));
            }
            else if (BulkCell.Of(mapping, pointed) is { } value)
            {
                record[mapping.ApiName] = value;
            }
            else
            {
                faults.Add(("INVALID_DATA", mapping.Header));
            }
        }

        return (record, faults);
    }

    // Blank cells are empty ones.
    private static string? Text(BulkMapping mapping, string[] cells) =>
        mapping.Index < cells.Length && cells[mapping.Index.Value] is var cell && !string.IsNullOrWhiteSpace(cell) ? cell : mapping.Default;

    // By its id the record's rules find it themselves; by another field its id is found here, or not at all.
    private string? Pointed(BulkMapping mapping, string text)
    {
        if (mapping is not { Field: { As: not null } field, FindBy: { } key and not Id })
            return text;
        return Targets(field).Where(module => key == CrmNames.TitleField(module) || key == UpsertOperation.SystemField(module) || unique.FieldsOf(module).Contains(key, StringComparer.Ordinal))
            .Select(module => unique.Holder(module, key, JsonValue.Create(text))).FirstOrDefault(holder => holder is not null);
    }

    private IEnumerable<ModuleSpec> Targets(FieldSpec field) =>
        field.References is { } target ? store.Shelves.Select(shelf => shelf.Module).Where(module => module.IsOf(target)) : [];
}
