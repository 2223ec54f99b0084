using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Clock;
using ZohoMigrate.Sandbox.Records;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>Turns a record as it was sent into the one Zoho CRM keeps. What its line items come to is not reckoned: no answer of a create shows it.</summary>
internal sealed class CrmCompletion(RecordStore store, string organizationId, string dropField)
{
    private JsonObject User => CrmNames.User(organizationId);

    /// <param name="module">Its module.</param>
    /// <param name="sent">The record as it was sent.</param>
    /// <param name="sequence">The arrival's.</param>
    /// <param name="ordinal">Its place in the call.</param>
    /// <param name="now">The time.</param>
    public JsonObject Complete(ModuleSpec module, JsonObject sent, long sequence, int ordinal, DateTimeOffset now)
    {
        var record = new JsonObject { ["id"] = CrmNames.Id(organizationId, sequence, ordinal) };
        Fill(module, record, sent);
        record["Owner"] ??= User;
        record["Created_By"] = User;
        record["Created_Time"] = ZohoTime.WriteIso(now);
        record["$approval_state"] = "approved";
        return Modified(record, now);
    }

    /// <summary>The record changed by an upsert: what is sent as null is emptied.</summary>
    public JsonObject Change(ModuleSpec module, JsonObject there, JsonObject sent, DateTimeOffset now)
    {
        var record = there.DeepClone().AsObject();
        Fill(module, record, sent);
        foreach (var emptied in sent.Where(member => member.Value is null && member.Key != dropField))
            record.Remove(emptied.Key);
        return Modified(record, now);
    }

    /// <summary>What the answer tells of a record that was made or changed.</summary>
    public static JsonObject Details(JsonObject record) => new(
        ((string[])["Modified_Time", "Modified_By", "Created_Time", "id", "Created_By", "$approval_state"])
            .Select(member => KeyValuePair.Create(member, record[member]?.DeepClone())));

    private void Fill(ModuleSpec module, JsonObject record, JsonObject sent)
    {
        foreach (var (name, value) in sent.Where(member => member.Value is not null && member.Key != dropField))
            record[name] = module.Fields.GetValueOrDefault(name) is { As: not null } field ? Named(field, value!) : value!.DeepClone();
    }

    private JsonObject Modified(JsonObject record, DateTimeOffset now)
    {
        record["Modified_By"] = User;
        record["Modified_Time"] = ZohoTime.WriteIso(now);
        return record;
    }

    // Zoho shows the name beside the id.
    private JsonNode Named(FieldSpec field, JsonNode lookup)
    {
        if (lookup is not JsonObject || field.References is null || lookup[field.As!]?.ToString() is not { } id)
            return lookup.DeepClone();
        var shelf = store.Shelves.FirstOrDefault(shelf => shelf.Module.IsOf(field.References) && shelf.Find(id) is not null);
        var title = shelf is null ? null : CrmNames.TitleField(shelf.Module);
        return new JsonObject { ["name"] = title is null ? null : shelf!.Find(id)!.Json[title]?.DeepClone(), ["id"] = id };
    }
}
