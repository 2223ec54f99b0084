using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Records;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Cliq;

/// <summary>Keeps records and shows them, each after its lag. Callers hold the sandbox's lock and a transaction.</summary>
internal sealed class CliqRecords(SandboxState state, FaultDice dice, bool uniqueness)
{
    public DateTimeOffset Now => state.Clock.UtcNow();

    /// <summary>The records of a module that reads can see, oldest first.</summary>
    public IEnumerable<JsonObject> Seen(ModuleSpec module) => Shelf(module).Records.Where(record => record.Visible <= state.Clock.Moment()).Select(record => record.Json);

    /// <summary>The same of several modules.</summary>
    public IEnumerable<(string Module, JsonObject Json)> Seen(params IEnumerable<string> modules) => modules
        .SelectMany(module => state.Records.FindShelf(module)?.Records.Select(record => (Module: module, Record: record)) ?? [])
        .Where(one => one.Record.Visible <= state.Clock.Moment()).OrderBy(one => one.Record.Sequence).Select(one => (one.Module, one.Record.Json));

    /// <summary>The module, where it has a record of this id.</summary>
    public ModuleSpec? Holder(string module, string id) => state.Records.FindShelf(module) is { } shelf && shelf.Find(id) is not null ? shelf.Module : null;

    /// <summary>Whether there is a chat of this id: those of channels are all there are.</summary>
    public bool IsChat(string chat) => Find(ChannelCalls.Module, one => one["chat_id"]!.ToString() == chat) is not null;

    /// <summary>One that a read can see.</summary>
    public JsonObject? See(ModuleSpec module, string id) => Shelf(module).Find(id) is { } record && record.Visible <= state.Clock.Moment() ? record.Json : null;

    /// <summary>One, whether or not a read can see it yet.</summary>
    public JsonObject? Find(string module, Func<JsonObject, bool> isIt) =>
        state.Records.FindShelf(module)?.Records.Select(record => record.Json).FirstOrDefault(isIt);

    /// <summary>Whether the name is taken, where names are kept unique.</summary>
    public bool IsTaken(ModuleSpec module, JsonObject sent) => uniqueness && Shelf(module).HasKey(sent);

    /// <summary>Keeps a new record.</summary>
    public ArrivalItem Add(ModuleSpec module, Arrival arrival, string id, JsonObject json)
    {
        var lag = dice.Lag(arrival.Number);
        state.Records.Add(module, new StoredRecord { Id = id, Sequence = arrival.Sequence, Visible = state.Clock.Moment() + lag.Ticks, Json = json });
        if (lag > TimeSpan.Zero)
            state.Arrivals.Struck(arrival.Sequence, Fault.Lag);
        return new ArrivalItem { NaturalKey = NaturalKey.Of(module, json), RecordId = id, Committed = true };
    }

    /// <summary>Takes one away; null where there is none.</summary>
    public ArrivalItem? Remove(ModuleSpec module, string id)
    {
        if (Shelf(module).Find(id) is not { } record)
            return null;
        state.Records.Remove(module, record);
        return new ArrivalItem { RecordId = id, Committed = true };
    }

    private Shelf Shelf(ModuleSpec module) => state.Records.Shelf(module);
}
