using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>
/// A value of a payload while it is made and checked: a fraction of what a JSON node takes, for it knows nothing of where it stands, and an
/// object finds its members by their places (<see cref="PayloadShape"/>). What is staged of it is JSON, and what is read back is so too.
/// </summary>
public abstract class PayloadNode
{
    public static implicit operator PayloadNode(string text) => new PayloadText(text);

    public static implicit operator PayloadNode(decimal number) => new PayloadNumber(number);

    public static implicit operator PayloadNode(bool flag) => PayloadFlag.Of(flag);

    [return: NotNullIfNotNull(nameof(node))]
    public static implicit operator PayloadNode?(JsonNode? node) => node is null ? null : Of(JsonSerializer.SerializeToElement(node));

    /// <summary>The value as JSON.</summary>
    /// <param name="options">Says what is escaped.</param>
    public string ToJsonString(JsonSerializerOptions? options = null)
    {
        const int RoomForMost = 1024;
        var bytes = new ArrayBufferWriter<byte>(RoomForMost);
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = options?.Encoder, SkipValidation = true }))
            Write(writer);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>A text itself, all else as JSON.</summary>
    public override string ToString() => ToJsonString();

    internal abstract void Write(Utf8JsonWriter writer);

    /// <summary>What JSON says; null where it says null.</summary>
    internal static PayloadNode? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => PayloadObject.OfMembers(json),
        JsonValueKind.Array => new PayloadList([.. json.EnumerateArray().Select(Of)]),
        JsonValueKind.String => new PayloadText(json.GetString()!),
        JsonValueKind.Number => new PayloadNumber(json.GetDecimal()),
        JsonValueKind.True or JsonValueKind.False => PayloadFlag.Of(json.GetBoolean()),
        _ => null,
    };
}
