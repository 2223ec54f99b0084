using System.Text.Json;

namespace ZohoMigrate.Zoho.Errors;

/// <summary>What every answer of Zoho Books is wrapped in (reference/zoho-books.md §3.1).</summary>
internal sealed record Envelope(int? Code, string? Message, JsonElement Body)
{
    /// <summary>The envelope, or null when the body is no JSON object (a page of a proxy, a torn answer).</summary>
    public static Envelope? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = JsonElement.Parse(body);
            if (json.ValueKind != JsonValueKind.Object)
                return null;
            int? code = json.TryGetProperty("code", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value)
                ? value
                : null;
            var message = json.TryGetProperty("message", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
            return new Envelope(code, message, json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
