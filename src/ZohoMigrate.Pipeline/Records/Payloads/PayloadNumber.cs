using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>A number, exact, with as many decimals as it was written with.</summary>
public sealed class PayloadNumber(decimal number) : PayloadValue
{
    public decimal Number => number;

    public override string ToString() => number.ToString(CultureInfo.InvariantCulture);

    internal override JsonValue ToJson() => JsonValue.Create(number)!;

    internal override void Write(Utf8JsonWriter writer) => writer.WriteNumberValue(number);
}
