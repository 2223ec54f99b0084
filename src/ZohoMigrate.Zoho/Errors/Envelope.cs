using System.Text.Json;

namespace ZohoMigrate.Zoho.Errors;

/// <summary>
/// What Zoho says of a call, or of one record of it: what every answer of Zoho Books is wrapped in (reference/zoho-books.md §3.1), and each
/// element of one of Zoho CRM's (reference/zoho-crm.md §2.1).
/// </summary>
/// <param name="Code">Its code as text, whether it was a number or a word; null where there is none.</param>
/// <param name="Message">Its message, or null.</param>
/// <param name="Body">All of it.</param>
internal sealed record Envelope(string? Code, string? Message, JsonElement Body)
{
    /// <summary>The envelope, or null when the body is no JSON object (a page of a proxy, a torn answer).</summary>
    public static Envelope? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return Of(JsonElement.Parse(body));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The envelope that a value is, or null when it is no object.</summary>
    public static Envelope? Of(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        var code = json.TryGetProperty("code", out var given) ? CodeOf(given) : null;
        var message = json.TryGetProperty("message", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        return new Envelope(code, message, json);
    }

    private static string? CodeOf(JsonElement code) => code.ValueKind switch
    {
        JsonValueKind.Number when code.TryGetInt32(out _) => code.GetRawText(),
        JsonValueKind.String when code.GetString() is { Length: > 0 } word => word,
        _ => null,
    };
}
