using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Cliq;

/// <summary>
/// Records of databases (openapi/cliq/v2/databases.yml) and datastores (v3/datastores.yml), each in whichever is named. The column that comes first in
/// a record is its key: a datastore keeps it unique, a database does not.
/// </summary>
internal sealed partial class StoreCalls(CliqRecords records, RecordFaults faults)
{
    public const string Databases = "cliq.records";
    public const string Datastores = "cliq.datastorerecords";

    private const int MostRows = 100;
    private const int MostFields = 20;
    private const int LongestValue = 1000;
    private const int MostBytes = 2500;

    public CallResult Create(ModuleSpec module, ApiCall call, Arrival arrival)
    {
        if (call.ReadBody()?["values"] is not JsonObject { Count: > 0 } values)
            return new CallResult(CliqReply.Invalid("param_missing", "The parameter values is missing."));
        var isDatastore = module.Module == Datastores;
        if (isDatastore && IsTooMuch(values))
            return new CallResult(CliqReply.Coded(400, "datastore_data_limit_exceeded", "The record data exceeds the maximum allowed size."));
        var record = new JsonObject
        {
            ["id"] = $"147560000{arrival.Sequence:D8}",
            [StoreOf(module)] = call.Match.Fields[StoreOf(module)],
            ["key_value"] = values.First().Value?.ToString(),
            ["values"] = values.DeepClone(),
            ["added_time"] = records.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        };
        if (isDatastore && records.IsTaken(module, record))
            return new CallResult(CliqReply.Coded(400, "datastore_unique_key_violation", "The record violates a unique key of the datastore."));
        var item = records.Add(module, arrival, record["id"]!.ToString(), record);
        return CallResult.Of(Shown(module, record), item);
    }

    /// <summary>The rows that meet the criteria, oldest first; no word of whether there are more.</summary>
    public ZohoReply List(ModuleSpec module, ApiCall call, Arrival arrival)
    {
        var store = call.Match.Fields[StoreOf(module)];
        var query = faults.Heard(call.Query, ["limit"], arrival);
        var rows = records.Seen(module).Where(record => record[StoreOf(module)]!.ToString() == store).Select(record => Row(module, record));
        if (query["criteria"].ToString() is { Length: > 0 } criteria)
        {
            if (Equality().Match(criteria) is not { Success: true } match)
                return CliqReply.Coded(400, "datastore_invalid_criteria", "The criteria expression is not as it should be.");
            rows = rows.Where(row => row[match.Groups["name"].Value]?.ToString() == match.Groups["value"].Value);
        }

        var most = int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? Math.Min(limit, MostRows) : MostRows;
        return CliqReply.Ok(new JsonObject { ["list"] = new JsonArray([.. rows.Take(most)]) });
    }

    public ZohoReply Get(ModuleSpec module, ApiCall call) => records.See(module, call.Match.Id!) is { } found
        ? Shown(module, found)
        : CliqReply.Refused(404, "There is no record with this id.");

    private static ZohoReply Shown(ModuleSpec module, JsonObject record) => CliqReply.Ok(module.Module == Datastores
        ? new JsonObject { ["data"] = Row(module, record), ["type"] = "datastore_record" }
        : Row(module, record));

    private static JsonObject Row(ModuleSpec module, JsonObject record)
    {
        var row = record["values"]!.DeepClone().AsObject();
        row["id"] = record["id"]!.DeepClone();
        if (module.Module == Datastores)
            row["added_time"] = record["added_time"]!.DeepClone();
        return row;
    }

    private static bool IsTooMuch(JsonObject values) => values.Count > MostFields
        || values.Any(value => (value.Value?.ToString().Length ?? 0) > LongestValue)
        || System.Text.Encoding.UTF8.GetByteCount(values.ToJsonString()) > MostBytes;

    private static string StoreOf(ModuleSpec module) => module.Create.InPath[0];

    [GeneratedRegex(@"^\((?<name>\w+)==?(?<value>[^()&|]*)\)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Equality();
}
