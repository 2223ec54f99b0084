using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.Records;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Books;

/// <summary>The calls themselves, for any module of the catalogue. The caller holds the lock and a transaction.</summary>
internal sealed class BooksOperations(SandboxState state, CreateOperation create, StepOperation step, LookupCalls lookups, AppliedBalances balances, FaultDice dice, PeriodLock periods, ProductSpec product, SandboxOptions options)
{
    private static readonly string[] Paging = ["page", "per_page"];

    private readonly RecordFaults _faults = new(state, dice);

    public CallResult Perform(Arrival arrival, ApiCall call)
    {
        var route = call.Match.Route!;
        if (route.Module is not { } module)
            return new CallResult(route.Operation.Name == "organizations" ? Organizations() : periods.List());
        if (module.OnlyLookedUp)
            return lookups.Perform(module, arrival, call);
        var moment = state.Clock.Moment();
        return route.Operation.Name switch
        {
            "create" => _faults.Late(arrival, lag => create.Perform(module, call, arrival, lag)),
            "list" when module.IsSingle => new CallResult(Only(module, moment)),
            "list" => new CallResult(ListPage.Of(module, Sharing(module), _faults.Heard(call.Query, Paging, arrival), product.PageSize, moment, dice.HideField)),
            "get" => Get(module, call.Match.Id!, moment),
            "delete" => OnRecord(module, call.Match.Id ?? OnlyId(module), record => Delete(module, record)),
            _ => OnRecord(module, call.Match.Id!, record => step.Perform(module, route.Operation, call, record)),
        };
    }

    /// <summary>The shelves whose records stand in the module's list: tax groups stand among the taxes.</summary>
    private IEnumerable<Shelf> Sharing(ModuleSpec module) =>
        state.Records.Shelves.Where(shelf => shelf.Module.Product == module.Product && shelf.Module.ListAll.Path == module.ListAll.Path);

    private ZohoReply Only(ModuleSpec module, long moment) => ZohoReply.Ok(
        "success",
        module.List,
        state.Records.Shelf(module).Records.FirstOrDefault(record => record.Visible <= moment) is { } only ? RecordView.Full(module, only.Json) : new JsonObject());

    private string OnlyId(ModuleSpec module) => state.Records.Shelf(module).Records.FirstOrDefault()?.Id ?? "";

    private CallResult OnRecord(ModuleSpec module, string id, Func<StoredRecord, CallResult> act)
    {
        var result = state.Records.Shelf(module).Find(id) is { } record ? act(record) : new CallResult(ZohoError.DoesNotExist(module, 404));
        return result with { Items = [new ArrivalItem { RecordId = id, Committed = result.Committed }] };
    }

    private CallResult Get(ModuleSpec module, string id, long moment) => OnRecord(module, id, record => new CallResult(record.Visible <= moment
        ? ZohoReply.Ok("success", module.Wrapper, RecordView.Full(module, record.Json))
        : ZohoError.DoesNotExist(module, 404)));

    private CallResult Delete(ModuleSpec module, StoredRecord record)
    {
        // What a later step has applied must be taken off first.
        var isApplied = module.Fields.Any(field => field.Value.SentBy is not null && record.Json[field.Key] is not null);
        if (isApplied || state.Records.IsReferenced(record.Id))
            return new CallResult(ZohoError.InUse(module));
        state.Records.Remove(module, record);
        balances.TakeBack(module, record.Json);
        return CallResult.Of(ZohoReply.Ok($"The {ZohoError.RecordName(module)} has been deleted."), new ArrivalItem { Committed = true });
    }

    private ZohoReply Organizations() => ZohoReply.Ok("success", "organizations", new JsonArray(new JsonObject
    {
        ["organization_id"] = state.OrganizationId,
        ["name"] = "Sandbox",
        ["is_default_org"] = true,
        ["plan_name"] = options.Plan,
        ["language_code"] = "en",
        ["time_zone"] = "Asia/Calcutta",
        ["currency_code"] = options.Currency,
        ["currency_symbol"] = options.Currency,
        ["price_precision"] = 2,
    }));
}
