using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>A text.</summary>
public sealed class PayloadText(string text) : PayloadValue
{
    public override string ToString() => text;

    internal override JsonValue ToJson() => JsonValue.Create(text)!;

    internal override void Write(Utf8JsonWriter writer) => writer.WriteStringValue(text);
}
