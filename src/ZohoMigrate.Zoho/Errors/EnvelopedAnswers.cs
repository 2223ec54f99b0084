namespace ZohoMigrate.Zoho.Errors;

/// <summary>One envelope for the whole call: code 0 is success, and only with an HTTP status that says so too.</summary>
internal sealed class EnvelopedAnswers : IAnswerReader
{
    public Answer Read(ApiRequest request, int status, ReadOnlySpan<byte> body)
    {
        var envelope = Envelope.Read(body);
        return (status, envelope?.Code) switch
        {
            ( >= 200 and < 300, "0") => new(AnswerSense.Success, envelope),
            ( >= 200 and < 300, null) => new(AnswerSense.Unreadable, envelope),
            _ => new(AnswerSense.Word, envelope),
        };
    }
}
