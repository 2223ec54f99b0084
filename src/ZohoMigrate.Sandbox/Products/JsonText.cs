using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Sandbox.Products;

/// <summary>JSON as Zoho writes it: plain UTF-8, nothing escaped that need not be.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(JsonNode node) => node.ToJsonString(Options);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);
}
