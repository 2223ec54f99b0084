using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>Yes or no.</summary>
public sealed class PayloadFlag : PayloadValue
{
    private static readonly PayloadFlag Yes = new(isSet: true);
    private static readonly PayloadFlag No = new(isSet: false);
    private readonly bool _isSet;

    private PayloadFlag(bool isSet) => _isSet = isSet;

    public static PayloadFlag Of(bool isSet) => isSet ? Yes : No;

    public override string ToString() => _isSet ? "true" : "false";

    internal override JsonValue ToJson() => JsonValue.Create(_isSet)!;

    internal override void Write(Utf8JsonWriter writer) => writer.WriteBooleanValue(_isSet);
}
