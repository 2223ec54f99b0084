using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Clock;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>Turns the body of a create into the record Zoho keeps: ids, defaults, times and what Zoho computes.</summary>
internal sealed class RecordCompletion(RecordStore store, string organizationId, string currency, string dropField)
{
    private const string Persons = "contact_persons";
    private static readonly string[] PersonSummary = ["first_name", "last_name", "email", "phone", "mobile"];
    private readonly TaxRates _taxes = new(store);
    private readonly RecordCurrency _currency = new(store, currency);

    /// <summary>Completes a copy of a <paramref name="body"/> that obeys the module's rules.</summary>
    public JsonObject Complete(ModuleSpec module, JsonObject body, long sequence, DateTimeOffset now)
    {
        var record = new JsonObject { [module.Id] = Id(sequence, 0) };
        foreach (var (name, value) in body.Where(member => member.Value is not null))
            record[name] = value!.DeepClone();
        Drop(record, dropField.Split('.'));
        CustomFieldView.Complete(module, record, dropField);
        foreach (var (name, field) in module.Fields.Where(field => field.Value.Default is not null && record[field.Key] is null))
            record[name] = field.Default;
        Reckon(module, record);
        _taxes.Complete(module, record);
        _currency.Complete(module, record);
        if (module.Fields.ContainsKey(Persons))
            AddPrimaryPerson(record);
        NumberElements(module, record, sequence);
        record["created_time"] = ZohoTime.Write(now);
        record["last_modified_time"] = ZohoTime.Write(now);
        return record;
    }

    private void Reckon(ModuleSpec module, JsonObject record)
    {
        switch (module.Total)
        {
            case "document":
                DocumentArithmetic.Complete(record, item => RateOf(module, item), _taxes.Of);
                break;
            case "amount":
                record[module.TotalField] = record["amount"]!.DeepClone();
                break;
            case "taxed_amount":
                AmountArithmetic.Complete(record, _taxes.Of);
                break;
            case "debits":
                record[module.TotalField] = JournalLines.Sum(record, "debit");
                break;
        }

        var isDraft = module.Status.DraftIf is { } field && record[field]?.GetValue<bool>() is true;
        record["status"] ??= isDraft ? "draft" : module.Status.Created;
        if (module.Status.Settled is not null)
            record["balance"] = record[module.TotalField]!.DeepClone();

        if (module.Marker is { } reference)
            record[reference] ??= "";
    }

    private static void Drop(JsonNode? node, ReadOnlySpan<string> path)
    {
        if (node is JsonArray list)
        {
            foreach (var element in list)
                Drop(element, path);
        }
        else if (node is JsonObject record && path.Length > 1)
        {
            Drop(record[path[0]], path[1..]);
        }
        else
        {
            (node as JsonObject)?.Remove(path[0]);
        }
    }

    private string Id(long sequence, int ordinal) => RecordId.Of(organizationId, sequence, ordinal);

    private decimal? RateOf(ModuleSpec module, string item)
    {
        var line = module.Fields["line_items"].Fields;
        return line["rate"].TakenFrom is { } taken
            && store.FindShelf(line[taken].References!)?.Find(item)?.Json[line["rate"].TakenField ?? "rate"] is { } rate ? FieldRule.Number(rate) : null;
    }

    // reference/zoho-books.md §4.4: the contact's own e-mail and phone are those of a person.
    private static void AddPrimaryPerson(JsonObject contact)
    {
        var persons = contact[Persons]?.AsArray().OfType<JsonObject>().ToList() ?? [];
        var primary = persons.Find(person => person["is_primary_contact"]?.GetValue<bool>() is true) ?? persons.FirstOrDefault();
        foreach (var field in PersonSummary)
            contact[field] = primary?[field]?.DeepClone() ?? "";
    }

    // "line_items" → line_item_id: Zoho gives every element of a list an id, unless the element is known by another record's.
    private void NumberElements(ModuleSpec module, JsonObject record, long sequence)
    {
        var ordinal = 0;
        foreach (var (name, _) in module.Fields.Where(field => field.Value.Type == FieldType.List))
        {
            foreach (var element in record[name]?.AsArray().OfType<JsonObject>() ?? [])
                element[name.TrimEnd('s') + "_id"] ??= Id(sequence, ++ordinal);
        }
    }
}
