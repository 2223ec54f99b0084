using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Records;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>
/// Which record holds which value of the fields that are kept unique, the catalogue's and the organisation's own; case does not count
/// (reference/zoho-crm.md §8). Callers hold the sandbox's lock.
/// </summary>
/// <param name="store">The records.</param>
/// <param name="custom">The organisation's own unique fields, in every module.</param>
/// <param name="isEnforced">Whether any is kept unique.</param>
internal sealed class UniqueValues(RecordStore store, IReadOnlyList<string> custom, bool isEnforced)
{
    private readonly Dictionary<(string Module, string Field), Dictionary<string, string>> _holders = [];

    public IReadOnlyList<string> FieldsOf(ModuleSpec module) => isEnforced ? [.. module.Unique, .. custom] : [];

    /// <summary>The id of the record that has the value in that field; null where none has.</summary>
    public string? Holder(ModuleSpec module, string field, JsonNode? value) =>
        Fold(value) is { } folded ? Holders(module, field).GetValueOrDefault(folded) : null;

    /// <summary>Notes a record that is there from now on.</summary>
    public void Note(ModuleSpec module, StoredRecord record) => Change(module, record, (holders, value) => holders.TryAdd(value, record.Id));

    /// <summary>Forgets one that is not, or is about to change.</summary>
    public void Forget(ModuleSpec module, StoredRecord record) => Change(module, record, (holders, value) => holders.Remove(value));

    private void Change(ModuleSpec module, StoredRecord record, Action<Dictionary<string, string>, string> change)
    {
        foreach (var ((_, field), holders) in _holders.Where(index => index.Key.Module == module.Module))
        {
            if (Fold(record.Json[field]) is { } value)
                change(holders, value);
        }
    }

    private Dictionary<string, string> Holders(ModuleSpec module, string field)
    {
        if (_holders.TryGetValue((module.Module, field), out var known))
            return known;
        var holders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in store.Shelf(module).Records)
        {
            if (Fold(record.Json[field]) is { } value)
                holders.TryAdd(value, record.Id);
        }

        return _holders[(module.Module, field)] = holders;
    }

    private static string? Fold(JsonNode? value) =>
        value is JsonValue scalar && scalar.ToString().Trim() is { Length: > 0 } text ? text.ToUpperInvariant() : null;
}
