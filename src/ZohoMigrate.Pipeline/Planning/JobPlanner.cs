using System.Text.Json.Nodes;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho.Bulk;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Says which records go in the file of a job, and from how many on.</summary>
/// <param name="requests">Knows the records as they travel.</param>
/// <param name="choice">What the user wishes.</param>
/// <param name="isBarred">Whether Zoho takes no job of a stream.</param>
internal sealed class JobPlanner(RequestPlanner requests, BulkChoice choice, Func<string, bool> isBarred)
{
    /// <summary>The row of a step's record; null where it goes by a call.</summary>
    public JsonObject? RowOf(ReadyStep step)
    {
        var module = requests.ModuleOf(step);
        // A job only inserts: what looks for what is there goes by a call.
        if (step.Operation != module.Create.Name || JobWorth.From(module, choice) is null || isBarred(step.Stream))
            return null;
        var row = requests.Members(step);
        // Only by its marker, behind all else, is a row of the result known again.
        return RecordMarker.EndOf(row[module.Marker!]?.ToString()) is not null && BulkFit.Holds(module, row) ? row : null;
    }

    /// <summary>Begins a file with a step that has a row.</summary>
    public OpenBatch Begin(ReadyStep step)
    {
        var module = requests.ModuleOf(step);
        return new FileBatch(requests, module, step.Stream, JobWorth.From(module, choice)!.Value);
    }
}
