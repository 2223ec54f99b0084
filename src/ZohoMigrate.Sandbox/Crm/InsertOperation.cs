using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.Records;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>Makes the records of a call, each for itself: what is wrong with one is no other's.</summary>
internal sealed class InsertOperation(SandboxState state, ElementRules rules, UniqueValues unique, CrmCompletion completion, string poison)
{
    /// <summary>Get and list do not see the records for <paramref name="lag"/>.</summary>
    public CallResult Perform(ModuleSpec module, ApiCall call, Arrival arrival, TimeSpan lag)
    {
        var (body, refusal) = RecordsBody.Read(call, poison);
        if (body is null)
            return new CallResult(refusal!);
        var elements = body.Records.Select((record, index) => Make(module, record, index, arrival, lag)).ToList();
        return new CallResult(CrmReply.Elements(201, elements)) { Items = [.. elements.Select(element => element.Item)], Automation = body.SetsOff };
    }

    /// <summary>Makes one record.</summary>
    /// <param name="module">Its module.</param>
    /// <param name="sent">As it was sent.</param>
    /// <param name="index">Its place in the call.</param>
    /// <param name="arrival">The call.</param>
    /// <param name="lag">How long get and list do not see it, once it is made.</param>
    /// <param name="wait">How much later than the call it is made.</param>
    public Element Make(ModuleSpec module, JsonObject sent, int index, Arrival arrival, TimeSpan lag, TimeSpan wait = default)
    {
        var key = NaturalKey.Of(module, sent);
        if (rules.Check(module, sent, index) is { } fault)
            return new Element { Fault = fault, Item = new ArrivalItem { NaturalKey = key } };
        var json = completion.Complete(module, sent, arrival.Sequence, index, state.Clock.UtcNow() + wait);
        var record = new StoredRecord
        {
            Id = json["id"]!.ToString(),
            Sequence = arrival.Sequence,
            Visible = state.Clock.Moment() + wait.Ticks + lag.Ticks,
            Json = json,
        };
        state.Records.Add(module, record);
        unique.Note(module, record);
        return new Element { Details = CrmCompletion.Details(json), Item = new ArrivalItem { NaturalKey = key, RecordId = record.Id, Committed = true } };
    }
}
