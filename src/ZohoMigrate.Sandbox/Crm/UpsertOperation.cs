using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>Changes the record that agrees in a field of the duplicate check, or makes one (reference/zoho-crm.md §4).</summary>
internal sealed class UpsertOperation(SandboxState state, InsertOperation insert, ElementRules rules, UniqueValues unique, CrmCompletion completion, string poison)
{
    // The modules of which there are upserts, and the field that is checked by itself.
    private static readonly Dictionary<string, string> SystemFields = new(StringComparer.Ordinal)
    {
        ["crm.leads"] = "Email",
        ["crm.contacts"] = "Email",
        ["crm.accounts"] = "Account_Name",
        ["crm.deals"] = "Deal_Name",
        ["crm.campaigns"] = "Campaign_Name",
        ["crm.products"] = "Product_Name",
        ["crm.vendors"] = "Vendor_Name",
        ["crm.quotes"] = "Subject",
        ["crm.salesorders"] = "Subject",
        ["crm.invoices"] = "Subject",
    };

    public static bool IsOffered(ModuleSpec module) => SystemFields.ContainsKey(module.Module);

    /// <summary>The field by which the system itself looks for a record that is there; null where it has none.</summary>
    public static string? SystemField(ModuleSpec module) => SystemFields.GetValueOrDefault(module.Module);

    public CallResult Perform(ModuleSpec module, ApiCall call, Arrival arrival, TimeSpan lag)
    {
        var (body, refusal) = RecordsBody.Read(call, poison);
        if (body is null)
            return new CallResult(refusal!);
        var checkedFields = CheckedFields(module, body);
        var elements = body.Records.Select((record, index) => Put(module, record, index, checkedFields, arrival, lag)).ToList();
        return new CallResult(CrmReply.Elements(200, elements)) { Items = [.. elements.Select(element => element.Item)], Automation = body.SetsOff };
    }

    // Fields that are given take the place of the system's own, unless it is among them; further unique ones are checked behind them.
    private IReadOnlyList<string> CheckedFields(ModuleSpec module, RecordsBody body) =>
        [.. (body.CheckFields ?? [SystemFields[module.Module]]).Concat(unique.FieldsOf(module)).Distinct(StringComparer.Ordinal)];

    private Element Put(ModuleSpec module, JsonObject sent, int index, IReadOnlyList<string> checkedFields, Arrival arrival, TimeSpan lag)
    {
        var (field, holder) = checkedFields.Select(field => (Field: field, Holder: unique.Holder(module, field, sent[field]))).FirstOrDefault(found => found.Holder is not null);
        return holder is null
            ? insert.Make(module, sent, index, arrival, lag) with { More = Action("insert", null) }
            : Change(module, sent, index, holder) with { More = Action("update", field) };
    }

    /// <summary>Changes a record that is there.</summary>
    /// <param name="module">Its module.</param>
    /// <param name="sent">What was sent of it; null empties a field.</param>
    /// <param name="index">Its place in the call.</param>
    /// <param name="holder">Its id.</param>
    public Element Change(ModuleSpec module, JsonObject sent, int index, string holder)
    {
        if (rules.Check(module, sent, index, holder) is { } fault)
            return new Element { Fault = fault };
        var there = state.Records.Shelf(module).Find(holder)!;
        var changed = there with { Json = completion.Change(module, there.Json, sent, state.Clock.UtcNow()) };
        unique.Forget(module, there);
        state.Records.Replace(module, changed);
        unique.Note(module, changed);
        return new Element
        {
            Message = "record updated",
            Details = CrmCompletion.Details(changed.Json),
            Item = new ArrivalItem { RecordId = holder, Committed = true },
        };
    }

    private static Dictionary<string, string?> Action(string action, string? field) =>
        new(StringComparer.Ordinal) { ["action"] = action, ["duplicate_field"] = field };
}
