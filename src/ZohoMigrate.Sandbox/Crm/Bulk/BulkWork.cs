using System.Text.Json.Nodes;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>Does the rows of a job, each for itself and by the same rules as a record of a call. Callers hold the sandbox's lock.</summary>
internal sealed class BulkWork(SandboxState state, InsertOperation insert, UpsertOperation upsert, UniqueValues unique, string poison)
{
    private const string Id = "id";
    private readonly BulkRecord _records = new(state.Records, unique);

    /// <summary>Every row of the file, in its order; those behind the death of a job are left as they are.</summary>
    /// <param name="plan">What is asked.</param>
    /// <param name="job">The job.</param>
    /// <param name="arrival">The call that made it.</param>
    /// <param name="lag">How long get and list do not see what is made, once it is.</param>
    public IEnumerable<BulkRow> Do(BulkPlan plan, BulkJob job, Arrival arrival, TimeSpan lag)
    {
        var alive = job.Died ? job.Rows / 2 : job.Rows;
        var made = state.Clock.Moment();
        foreach (var (position, cells) in plan.File.Rows().Index())
        {
            string[] shown = [.. plan.Shown.Select(mapping => cells.ElementAtOrDefault(mapping.Index!.Value) ?? "")];
            yield return position < alive
                ? Do(plan, cells, shown, position, new Turn(arrival, TimeSpan.FromTicks(job.TurnOf(position) - made), lag))
                : new BulkRow(BulkRow.Unprocessed, shown);
        }
    }

    private BulkRow Do(BulkPlan plan, string[] cells, string[] shown, int position, Turn turn)
    {
        var (record, faults) = _records.Read(plan, cells);
        if (faults.Count > 0)
            return Skipped(shown, BulkErrors.Of(faults));
        if (poison.Length > 0 && cells.Any(cell => cell.Contains(poison, StringComparison.Ordinal)))
            return Skipped(shown, BulkErrors.Of([("CANNOT_PROCESS", plan.Shown[0].Header)]));
        var holder = Holder(plan.Order, record);
        var key = plan.HeaderOf(plan.Order.FindBy ?? Id);
        var isLost = holder is null && (plan.Order.Operation == BulkOrder.Update || (plan.Order.FindBy == Id && record[Id] is not null));
        if (isLost)
            return Skipped(shown, BulkErrors.Of([("RESOURCE_NOT_FOUND", key)]));
        if (holder is not null && plan.Order.Operation == BulkOrder.Insert)
            return Skipped(shown, BulkErrors.Of([("DUPLICATE_DATA", key)]));
        record.Remove(Id);
        var element = holder is null
            ? insert.Make(plan.Order.Module, record, position, turn.Arrival, turn.Lag, turn.Wait)
            : upsert.Change(plan.Order.Module, record, position, holder);
        return element.Fault is { } fault
            ? Skipped(shown, BulkErrors.Of(fault, plan)) with { Item = element.Item }
            : new BulkRow(holder is null ? BulkRow.Added : BulkRow.Updated, shown) { RecordId = element.Item.RecordId!, Item = element.Item };
    }

    private string? Holder(BulkOrder order, JsonObject record) => order.FindBy switch
    {
        null => null,
        Id => record[Id]?.ToString() is { } id ? state.Records.Shelf(order.Module).Find(id)?.Id : null,
        { } field => unique.Holder(order.Module, field, record[field]),
    };

    private static BulkRow Skipped(IReadOnlyList<string> shown, string errors) => new(BulkRow.Skipped, shown) { Errors = errors };

    private readonly record struct Turn(Arrival Arrival, TimeSpan Wait, TimeSpan Lag);
}
