namespace ZohoMigrate.Zoho.Errors;

/// <summary>Reads the answers of products that say alike what became of a call.</summary>
internal interface IAnswerReader
{
    /// <param name="request">What was asked.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">The body, as far as it came.</param>
    Answer Read(ApiRequest request, int status, ReadOnlySpan<byte> body);
}
