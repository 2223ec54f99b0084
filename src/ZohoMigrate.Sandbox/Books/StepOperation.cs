using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Clock;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.Records;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Books;

/// <summary>Takes a record a step further. A step that sends fields adds them to the record; what they apply goes off its balance and the other's.</summary>
internal sealed class StepOperation(SandboxState state, RecordRules rules, AppliedBalances balances)
{
    public CallResult Perform(ModuleSpec module, OperationSpec step, ApiCall call, StoredRecord record)
    {
        var changed = record.Json.DeepClone().AsObject();
        if (module.SentBy(step) is { Count: > 0 } fields)
        {
            if (call.ReadBody() is not { } body)
                return new CallResult(ZohoError.Missing("JSONString"));
            if ((rules.Check(fields, body) ?? balances.Check(module, body, changed["balance"])) is { } refusal)
                return new CallResult(refusal);
            balances.Apply(module, body);
            balances.Draw(module, changed, body);
            Add(changed, body);
        }

        // It shows afterwards what the catalogue says it shows once the step is done.
        foreach (var (field, done) in step.Done.Where(done => !done.Value.Contains(changed[done.Key]?.ToString() ?? "", StringComparer.Ordinal)))
            changed[field] = done[0];
        changed["last_modified_time"] = ZohoTime.Write(state.Clock.UtcNow());
        state.Records.Replace(module, record with { Json = changed });
        return CallResult.Of(ZohoReply.Ok($"The {ZohoError.RecordName(module)} has been updated: {step.Name}."), new ArrivalItem { Committed = true });
    }

    private static void Add(JsonObject record, JsonObject body)
    {
        foreach (var (name, value) in body)
        {
            if (record[name] is JsonArray there && value is JsonArray more)
                record[name] = new JsonArray([.. there.Concat(more).Select(element => element?.DeepClone())]);
            else
                record[name] = value?.DeepClone();
        }
    }
}
