using System.Text.Json;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho.Errors;

/// <summary>
/// An element for each record that was sent, in their order, whatever the HTTP status: mixed answers come with 200, 201, 202, 207 and 400
/// (reference/zoho-crm.md §2.1). What speaks of more or fewer records than were sent says nothing of any of them.
/// </summary>
internal sealed class ElementAnswers : IAnswerReader
{
    private const string Member = "data";

    public Answer Read(ApiRequest request, int status, ReadOnlySpan<byte> body)
    {
        var isGood = status is >= 200 and < 300;
        // 204: nothing was found, and nothing is sent.
        if (status == 204 && body.IsEmpty)
            return new(AnswerSense.Success, Envelope.Read("{}"u8));
        if (Envelope.Read(body) is not { } envelope)
            return new(isGood ? AnswerSense.Unreadable : AnswerSense.Word, null);
        if (request.Operation.Effect != Effect.Read && envelope.Body.TryGetProperty(request.Operation.Batch?.Member ?? Member, out var list) && list.ValueKind == JsonValueKind.Array)
            return ByElement(request, envelope, [.. list.EnumerateArray().Select(Envelope.Of)]);
        if (!isGood)
            return new(AnswerSense.Word, envelope);
        if (request.Operation.Says is { } said && envelope.Code == said)
            return new(AnswerSense.Success, envelope);
        // A status that says it is done, and nothing said of the records: what was done?
        if (request.Operation.Effect != Effect.Read)
            return new(AnswerSense.Unreadable, envelope);
        return new(envelope.Code is null ? AnswerSense.Success : AnswerSense.Word, envelope);
    }

    private static Answer ByElement(ApiRequest request, Envelope envelope, List<Envelope?> elements)
    {
        var sent = Math.Max(1, request.Items.Count);
        if (elements.Count != sent)
            return new(AnswerSense.Unreadable, envelope) { Fault = $"the answer speaks of {elements.Count} records, and {sent} were sent" };
        if (elements.Index().FirstOrDefault(element => element.Item is { } one && ElementDetails.PlaceOf(one.Body) is { } place && place != element.Index) is { Item: not null } moved)
            return new(AnswerSense.Unreadable, envelope) { Fault = $"the answer speaks of another record in place {moved.Index + 1}" };
        return elements.Any(element => element?.Code is null)
            ? new(AnswerSense.Unreadable, envelope) { Fault = "the answer does not say of each record what became of it" }
            : new(AnswerSense.ByElement, envelope) { Elements = [.. elements.OfType<Envelope>()] };
    }
}
