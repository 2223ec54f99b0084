using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Crm.Bulk;
using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>The calls of Zoho CRM, for any module of the catalogue. The caller holds the lock and a transaction.</summary>
internal sealed class CrmOperations(
    SandboxState state, InsertOperation insert, UpsertOperation upsert, BulkCalls bulk, UniqueValues unique, SettingsCalls settings, FaultDice dice, ProductSpec product, string edition)
{
    public const string Upsert = "upsert";
    public const string Users = "users";
    private static readonly string[] Paging = ["fields", "page", "per_page", "page_token"];

    private readonly RecordFaults _faults = new(state, dice);

    public CallResult Perform(Arrival arrival, ApiCall call)
    {
        var route = call.Match.Route!;
        if (route.Module is not { } module)
            return bulk.Perform(arrival, call) ?? new CallResult(settings.Answer(call) ?? OfOrganization(call));
        return route.Operation.Name switch
        {
            "create" => _faults.Late(arrival, lag => insert.Perform(module, call, arrival, lag)),
            Upsert => _faults.Late(arrival, lag => upsert.Perform(module, call, arrival, lag)),
            "list" => new CallResult(RecordsPage.Of(state.Records.Shelf(module), _faults.Heard(call.Query, Paging, arrival), product.PageSize, state.Clock.Moment(), dice.HideField)),
            "get" => Get(module, call.Match.Id!),
            _ => Delete(module, call.Match.Id!),
        };
    }

    private ZohoReply OfOrganization(ApiCall call) => call.Match.Route!.Operation.Name switch
    {
        Users => UsersView.Of(state.CrmOrganizationId, call.Query["type"].ToString()),
        _ => Organization(),
    };

    private CallResult Get(ModuleSpec module, string id)
    {
        var found = state.Records.Shelf(module).Find(id) is { } record && record.Visible <= state.Clock.Moment() ? record : null;
        var reply = found is null ? CrmReply.Nothing : CrmReply.Found(new JsonObject { ["data"] = new JsonArray(found.Json.DeepClone()) });
        return CallResult.Of(reply, new ArrivalItem { RecordId = id });
    }

    private CallResult Delete(ModuleSpec module, string id)
    {
        var element = new Element { Message = "record deleted", Details = new JsonObject { ["id"] = id }, Item = new ArrivalItem { RecordId = id, Committed = true } };
        if (state.Records.Shelf(module).Find(id) is not { } record)
        {
            element = new Element { Fault = new ElementFault("INVALID_DATA", "record not deleted", new JsonObject { ["id"] = id }), Item = new ArrivalItem { RecordId = id } };
        }
        else
        {
            state.Records.Remove(module, record);
            unique.Forget(module, record);
        }

        return CallResult.Of(CrmReply.Elements(200, [element]), element.Item);
    }

    private ZohoReply Organization() => CrmReply.Found(new JsonObject
    {
        ["org"] = new JsonArray(new JsonObject
        {
            ["id"] = $"{state.CrmOrganizationId[..7]}000000000000",
            ["zgid"] = state.CrmOrganizationId,
            ["company_name"] = "Sandbox",
            ["type"] = "sandbox",
            ["iso_code"] = "USD",
            ["currency"] = "US Dollar - USD",
            ["currency_symbol"] = "$",
            ["time_zone"] = "Asia/Kolkata",
            ["license_details"] = new JsonObject { ["paid"] = edition != "Free", ["paid_type"] = edition.ToLowerInvariant(), ["users_license_purchased"] = 1 },
        }),
    });
}
