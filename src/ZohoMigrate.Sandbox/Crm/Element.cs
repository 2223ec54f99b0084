using System.Text.Json.Nodes;
using ZohoMigrate.Sandbox.Ledger;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>What became of one record of a call.</summary>
internal sealed record Element
{
    /// <summary>Why it was not taken; null where it was.</summary>
    public ElementFault? Fault { get; init; }

    public string Message { get; init; } = "record added";

    public JsonObject Details { get; init; } = [];

    /// <summary>Further members, which an upsert that was done has (<c>action</c>, <c>duplicate_field</c>).</summary>
    public IReadOnlyDictionary<string, string?> More { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The same for the ledger.</summary>
    public ArrivalItem Item { get; init; } = new();

    public JsonObject ToJson()
    {
        var json = Fault is { } fault
            ? new JsonObject { ["code"] = fault.Code, ["details"] = fault.Details.DeepClone(), ["message"] = fault.Message, ["status"] = "error" }
            : new JsonObject { ["code"] = "SUCCESS", ["details"] = Details.DeepClone(), ["message"] = Message, ["status"] = "success" };
        foreach (var (name, value) in More.Where(_ => Fault is null))
            json[name] = value;
        return json;
    }
}
