using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.Records;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Books;

/// <summary>Makes a record, or says as Zoho would why not.</summary>
internal sealed class CreateOperation(SandboxState state, RecordRules rules, AppliedBalances balances, RecordCompletion completion)
{
    /// <summary>Get and list do not see the record for <paramref name="lag"/>.</summary>
    public CallResult Perform(ModuleSpec module, ApiCall call, Arrival arrival, TimeSpan lag)
    {
        if (call.ReadBody() is not { } body)
            return new CallResult(ZohoError.Missing("JSONString"));
        JoinedLists.Open(module.Fields, body);
        var key = NaturalKey.Of(module, body);
        if ((rules.Check(module, body, call.Says("ignore_auto_number_generation")) ?? balances.Check(module, body, body[module.TotalField])) is { } refusal)
            return CallResult.Of(refusal, new ArrivalItem { NaturalKey = key });
        var now = state.Clock.UtcNow();
        var json = completion.Complete(module, body, arrival.Sequence, now);
        var record = new StoredRecord
        {
            Id = json[module.Id]!.ToString(),
            Sequence = arrival.Sequence,
            Visible = state.Clock.Moment() + lag.Ticks,
            Json = json,
        };
        state.Records.Add(module, record);
        balances.Apply(module, json);
        var reply = ZohoReply.Created(
            $"The {ZohoError.RecordName(module)} has been created.", module.Wrapper, RecordView.Full(module, json));
        return CallResult.Of(reply, new ArrivalItem { Committed = true, NaturalKey = key, RecordId = record.Id }) with { Email = call.Says("send") };
    }
}
