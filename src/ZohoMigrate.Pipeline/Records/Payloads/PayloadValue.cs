using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>A text, a number, or yes or no. It does not change, and may stand in many payloads.</summary>
public abstract class PayloadValue : PayloadNode
{
    /// <summary>The same as a node of JSON, which stands in one place.</summary>
    internal abstract JsonValue ToJson();
}
