using System.Text.Json;

namespace ZohoMigrate.Zoho.Errors;

/// <summary>
/// The HTTP status says what became of the call; a body is there or not, and says why in one of several shapes (reference/zoho-cliq.md §4). A page
/// of HTML with a good status is no answer of Zoho's.
/// </summary>
internal sealed class PlainAnswers : IAnswerReader
{
    public Answer Read(ApiRequest request, int status, ReadOnlySpan<byte> body)
    {
        var isGood = status is >= 200 and < 300;
        if (isGood && body.Trim(" \r\n\t"u8).IsEmpty)
            body = "{}"u8;
        if (Envelope.Read(body) is not { } envelope)
            return new(isGood ? AnswerSense.Unreadable : AnswerSense.Word, null);
        if (!isGood)
            return new(AnswerSense.Word, envelope with { Code = envelope.Code ?? Text(envelope.Body, "error"), Message = MessageOf(envelope) });
        return request.Operation.Batch is { Told: { } told } batch
            ? new(AnswerSense.ByElement, envelope) { Elements = ToldRecords.Of(request, batch, told, envelope.Body) }
            : new(AnswerSense.Success, envelope);
    }

    private static string? MessageOf(Envelope envelope) =>
        envelope.Message ?? Text(envelope.Body, "details") ?? Text(envelope.Body, "error") ?? envelope.Code;

    private static string? Text(JsonElement body, string member) =>
        body.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } said ? said : null;
}
