using CsvHelper;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Why a row cannot be read.</summary>
/// <param name="Code">Its name in the rule book.</param>
/// <param name="Message">What is wrong, as the end of a sentence about the row.</param>
internal sealed record RowFault(string Code, string Message)
{
    public static RowFault UnclosedQuote { get; } = new("unclosed-quote", "a quote is opened and never closed.");

    public static RowFault StrayQuote { get; } = new("stray-quote", "there is a quote inside a cell that does not begin with one.");

    public static RowFault TextAfterQuote { get; } = new("text-after-quote", "there is text after a closing quote.");

    public static RowFault WrongEncoding { get; } = new("wrong-encoding", "its bytes are not text in the file's encoding.");

    /// <summary>What to do.</summary>
    public string Hint => RuleBook.Of(Code).Hint;

    public static RowFault Ragged(int found, int expected) => new("ragged-row", $"it has {found} cells where the file has {expected} columns.");

    public static RowFault? For(CsvMalformedReason? reason) => reason switch
    {
        null => null,
        CsvMalformedReason.StrayQuote => StrayQuote,
        CsvMalformedReason.UnterminatedQuote => UnclosedQuote,
        _ => TextAfterQuote,
    };
}
