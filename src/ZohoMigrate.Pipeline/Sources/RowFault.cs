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

    public static RowFault NulByte { get; } = new("nul-byte", "there is a NUL byte in it, which no text has.");

    public static RowFault TooLong { get; } = new(
        "row-too-long", $"it is longer than {CsvRows.MaxRowSize / 1024 / 1024} MB, the most a row may have; only its beginning is kept.");

    /// <summary>What to do.</summary>
    public string Hint { get; init; } = RuleBook.Of(Code).Hint;

    /// <param name="found">Cells of the row.</param>
    /// <param name="columns">The columns of the file.</param>
    public static RowFault Ragged(int found, IReadOnlyList<string> columns)
    {
        var fault = new RowFault("ragged-row", $"it has {found} cells where the file has {columns.Count} columns.");
        if (found > columns.Count)
            return fault;
        return fault with
        {
            Hint = found == columns.Count - 1 && columns[^1].Trim().Length == 0
                ? "The row that names the columns ends with a separator that the others lack: take it out."
                : "Write every cell, empty ones too, and put a text that has a line break in it in quotes.",
        };
    }

    public static RowFault? For(CsvMalformedReason? reason) => reason switch
    {
        null => null,
        CsvMalformedReason.StrayQuote => StrayQuote,
        CsvMalformedReason.UnterminatedQuote => UnclosedQuote,
        _ => TextAfterQuote,
    };
}
