using System.Globalization;

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
            ( >= 200 and < 300, var code) when !IsNumber(code) => new(AnswerSense.Unreadable, envelope),
            _ => new(AnswerSense.Word, envelope),
        };
    }

    // Zoho Books counts its codes: a word is some other server's.
    private static bool IsNumber(string? code) => int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
