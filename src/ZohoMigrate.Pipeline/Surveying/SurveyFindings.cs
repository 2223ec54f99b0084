using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>What is said of an organisation without reading its lists.</summary>
internal static class SurveyFindings
{
    /// <param name="code">The rule, whose hint it is.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="message">What was seen.</param>
    /// <param name="count">How many records it is about; 0 where it is not about single ones.</param>
    public static SurveyFinding Of(string code, string subject, string message, long count = 0) => new(code, subject, count, message, RuleBook.Of(code).Hint);

    /// <summary>That Zoho did not answer a question.</summary>
    /// <param name="subject">What it was about.</param>
    /// <param name="what">What is not known therefore.</param>
    /// <param name="reply">What Zoho said instead.</param>
    public static SurveyFinding NotReadable(string subject, string what, Reply reply)
    {
        var finding = Of("not-readable", subject, $"{what}: {reply.Message}.");
        return reply is { Kind: not ReplyKind.Transient, Hint: { } hint } ? finding with { Hint = hint } : finding;
    }

    /// <summary>The streams whose amounts are read as another currency than the books', and name none to Zoho.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="currency">The currency of the books; empty where Zoho does not say.</param>
    public static IEnumerable<SurveyFinding> Currencies(Pack pack, string currency) =>
        from stream in pack.Streams
        where currency.Length > 0 && stream.Module.Currency is { } own && !stream.Fields.Names.Contains(own.Field)
        let others = stream.Currencies.Where(named => named != currency).ToList()
        where others.Count > 0
        select Of("another-currency", stream.Entry.Name, $"Amounts are read as {string.Join(", ", others)}, no currency is mapped, and the organisation's books are in {currency}.");
}
