using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Cliq;

/// <summary>The calls of Zoho Cliq. The caller holds the lock and a transaction.</summary>
internal sealed class CliqOperations(CliqRecords records, RecordFaults faults)
{
    private static readonly string[] Paging = ["limit", "next_token"];

    private readonly ChannelCalls _channels = new(records);
    private readonly MemberCalls _members = new(records);
    private readonly FileCalls _files = new(records);
    private readonly MessageCalls _messages = new(records);
    private readonly PeopleCalls _people = new(records);
    private readonly StoreCalls _stores = new(records, faults);

    public CallResult Perform(Arrival arrival, ApiCall call)
    {
        var route = call.Match.Route!;
        var module = route.Module ?? throw new InvalidOperationException($"{route.Operation.Name} is no call of a module.");
        return (module.Module, route.Operation.Name) switch
        {
            (ChannelCalls.Module, "create") => _channels.Create(module, call, arrival),
            (ChannelCalls.Module, "list") => new CallResult(CliqPage.Of(module.List, _channels.Shown(module, faults.Heard(call.Query, Paging, arrival)), call.Query)),
            ("cliq.channelmembers", "create") => _members.Add(module, call, arrival),
            ("cliq.channelmembers", "list") => new CallResult(_members.List(module, call)),
            (FileCalls.Module, "create") => _files.Share(module, call, arrival),
            (MessageCalls.Module, "create") => _messages.Post(module, call, arrival),
            (MessageCalls.Module, "list") => new CallResult(_messages.List(call)),
            ("cliq.botmessages", "create") => _messages.PostToBot(module, call, arrival),
            (StoreCalls.Databases or StoreCalls.Datastores, "create") => _stores.Create(module, call, arrival),
            (StoreCalls.Databases or StoreCalls.Datastores, "list") => new CallResult(_stores.List(module, call, arrival)),
            (StoreCalls.Databases or StoreCalls.Datastores, "get") => new CallResult(_stores.Get(module, call)),
            (PeopleCalls.Users, "create") => _people.Add(module, call, arrival),
            (_, "create") => _people.AddGroup(module, call, arrival),
            (_, "list") => new CallResult(CliqPage.Of(module.List, records.Seen(module), call.Query, saysMore: module.Module != PeopleCalls.Departments)),
            (_, "get") => Get(Holder(module, call.Match.Id!), call.Match.Id!),
            _ => Delete(Holder(module, call.Match.Id!), call.Match.Id!),
        };
    }

    // A message may be a file.
    private ModuleSpec Holder(ModuleSpec module, string id) => module.Module == MessageCalls.Module ? records.Holder(FileCalls.Module, id) ?? module : module;

    private CallResult Get(ModuleSpec module, string id) => records.See(module, id) is { } found
        ? new CallResult(CliqReply.Ok(module.Module is MessageCalls.Module or FileCalls.Module ? MessageCalls.Row((module.Module, found)) : found))
        : new CallResult(CliqReply.Refused(404, $"There is no {module.Title.ToLowerInvariant()} with this id."));

    private CallResult Delete(ModuleSpec module, string id) => records.Remove(module, id) is { } item
        ? CallResult.Of(CliqReply.Nothing, item)
        : new CallResult(CliqReply.Refused(404, $"There is no {module.Title.ToLowerInvariant()} with this id."));
}
