using CsvHelper;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Why a row cannot be read.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Message">What is wrong, as the end of a sentence about the row.</param>
/// <param name="Hint">What to do.</param>
internal sealed record RowFault(string Code, string Message, string Hint)
{
    public static RowFault UnclosedQuote { get; } = new(
        "unclosed-quote", "a quote is opened and never closed.", "Close the quote, or write a quote that belongs to the text as two.");

    public static RowFault StrayQuote { get; } = new(
        "stray-quote", "there is a quote inside a cell that does not begin with one.", "Put the whole cell in quotes and double the quotes inside it.");

    public static RowFault TextAfterQuote { get; } = new(
        "text-after-quote", "there is text after a closing quote.", "Double the quotes that belong to the text, or close the quote of an earlier line.");

    public static RowFault WrongEncoding { get; } = new(
        "wrong-encoding", "its bytes are not text in the file's encoding.", "Say how the file is encoded: source: { file: …, encoding: windows-1252 }.");

    public static RowFault Ragged(int found, int expected) => new(
        "ragged-row", $"it has {found} cells where the file has {expected} columns.", "Put cells that contain the separator in quotes.");

    public static RowFault? For(CsvMalformedReason? reason) => reason switch
    {
        null => null,
        CsvMalformedReason.StrayQuote => StrayQuote,
        CsvMalformedReason.UnterminatedQuote => UnclosedQuote,
        _ => TextAfterQuote,
    };
}
