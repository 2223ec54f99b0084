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

    public static RowFault NulByte { get; } = new(
        "nul-byte", "there is a NUL byte in it, which no text has.", "The file is damaged there, or its export is: export it anew, or take the byte out.");

    public static RowFault TooLong { get; } = new(
        "row-too-long",
        $"it is longer than {CsvRows.MaxRowSize / 1024 / 1024} MB, the most a row may have; only its beginning is kept.",
        "Take out what makes it so long (a picture, a whole document), or look for the line break or quote that is missing.");

    /// <param name="found">Cells of the row.</param>
    /// <param name="columns">The columns of the file.</param>
    public static RowFault Ragged(int found, IReadOnlyList<string> columns) => new(
        "ragged-row",
        $"it has {found} cells where the file has {columns.Count} columns.",
        found > columns.Count ? "Put cells that contain the separator in quotes."
            : found == columns.Count - 1 && columns[^1].Trim().Length == 0 ? "The row that names the columns ends with a separator that the others lack: take it out."
            : "Write every cell, empty ones too, and put a text that has a line break in it in quotes.");

    public static RowFault? For(CsvMalformedReason? reason) => reason switch
    {
        null => null,
        CsvMalformedReason.StrayQuote => StrayQuote,
        CsvMalformedReason.UnterminatedQuote => UnclosedQuote,
        _ => TextAfterQuote,
    };
}
