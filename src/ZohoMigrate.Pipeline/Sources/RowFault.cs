using System.Buffers;
using System.Text;
using CsvHelper;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Why a row cannot be read, or is none of the data.</summary>
/// <param name="Code">Its name in the rule book.</param>
/// <param name="Message">What is wrong, as the end of a sentence about the row.</param>
internal sealed record RowFault(string Code, string Message)
{
    public static RowFault UnclosedQuote { get; } = new("unclosed-quote", "a quote is opened and never closed.");

    public static RowFault StrayQuote { get; } = new("stray-quote", "there is a quote inside a cell that does not begin with one.");

    public static RowFault TextAfterQuote { get; } = new("text-after-quote", "there is text after a closing quote.");

    /// <summary>Rows that belong to the table and are no data: counted, and in no record.</summary>
    public static RowFault Blank { get; } = new("blank-row", "its cells are all empty.") { Role = RowRole.Excluded };

    public static RowFault Total { get; } = new("total-row", "it stands at the end and says it is a total.") { Role = RowRole.Excluded };

    public static RowFault ExportTime { get; } = new("export-time", "it stands at the end and says when the file was made.") { Role = RowRole.Excluded };

    public static RowFault Footer { get; } = new("footer-row", "it is of the rows at the end that `skip_footer` leaves out.") { Role = RowRole.Excluded };

    public static RowFault AboveNames { get; } = new("above-names", "it stands above the row that names the columns.") { Role = RowRole.Excluded };

    public static RowFault MoreNames { get; } = new("more-names", "it looks like more names of columns, not like data.");

    public static RowFault NamesAgain { get; } = new("names-again", "it names the columns once more.") { Role = RowRole.Excluded };

    /// <summary>What a preview says of a row that a run would take.</summary>
    public static RowFault TotalLike { get; } = new("total-like", "it looks like a total or a footer: the first of its cells says so, or is a line, and nothing but amounts stands beside it.");

    /// <summary>The same.</summary>
    public static RowFault RowsInACell { get; } = new("rows-in-a-cell", "by its quotes it spans several lines, and each of them has as many cells by itself as the file has columns.");

    public static RowFault AnotherTable { get; } = new("another-table", "another table begins here or above, it seems.");

    public static RowFault NulByte { get; } = new("nul-byte", "there is a NUL byte in it, which no text has.");

    public static RowFault TooLong { get; } = new(
        "row-too-long", $"it is longer than {CsvRows.MaxRowSize / 1024 / 1024} MB, the most a row may have; only its beginning is kept.");

    /// <summary>Name of what is said of a value that is no object.</summary>
    public const string NoObjectCode = "no-object";

    /// <summary>Whether it is about where cells begin and end.</summary>
    public bool IsOfQuotes => Code is "unclosed-quote" or "stray-quote" or "text-after-quote";

    /// <summary>Whether it is about bytes that are no text.</summary>
    public bool IsOfEncoding => Code == "wrong-encoding";

    /// <summary>Whether it is about how many cells the row has.</summary>
    public bool IsOfShape => Code is "ragged-row";

    /// <summary>Whether the row says that it is a total, wherever its cells begin and end.</summary>
    public bool IsTotal { get; init; }

    /// <summary>What the row is for it.</summary>
    public RowRole Role { get; init; } = RowRole.Unreadable;

    /// <summary>What to do.</summary>
    public string Hint { get; init; } = RuleBook.Of(Code).Hint;

    /// <summary>A row that is one cell, with all others inside it.</summary>
    public static RowFault QuotedWhole { get; } = new("ragged-row", "it stands in quotes as a whole, so that it is one cell.")
    {
        Hint = "Take the quotes around it away, and write those inside it once; or export the file anew.",
    };

    /// <param name="row">A row of which some bytes are not UTF-8.</param>
    public static RowFault WrongEncoding(ReadOnlySpan<byte> row)
    {
        var sound = 0;
        while (Rune.DecodeFromUtf8(row[sound..], out _, out var bytes) == OperationStatus.Done)
            sound += bytes;
        return new("wrong-encoding", $"its bytes are not text in the file's encoding, first its byte {sound + 1} ({row[sound]:X2}).");
    }

    /// <summary>The same in a file that is UTF-8 elsewhere: another encoding would spoil its other rows.</summary>
    public RowFault Damaged() => this with { Hint = "The other rows are UTF-8, so the file is: write the letters of this row anew, or export it again. Of a database, as UTF-8 and not as CESU-8." };

    /// <param name="cells">Cells of the row.</param>
    /// <param name="columns">The columns of the file.</param>
    /// <param name="usual">The cells that its rows mostly have, where these are not as many.</param>
    public static RowFault Ragged(string[] cells, IReadOnlyList<string> columns, int? usual = null)
    {
        var (found, expected) = (cells.Length, usual ?? columns.Count);
        var fault = new RowFault("ragged-row", $"it has {Counted(found, "cell")} where {(usual is null ? $"the file has {Counted(expected, "column")}" : $"most rows have {expected}")}.")
        {
            IsTotal = Sources.Footer.IsTotal(cells),
        };
        return found <= expected ? fault with { Hint = "Write every cell, empty ones too, and put a text that has a line break in it in quotes." }
            : cells.Skip(expected).All(string.IsNullOrWhiteSpace) ? fault with { Hint = "Take the separator out that stands there once too often, or put the cell that contains one in quotes." }
            : fault;
    }

    /// <summary>A ragged row of a sheet, where nothing separates cells.</summary>
    public RowFault InSheet() => this with { Hint = "Name the column above that cell, or empty the cell. Where two rows name the columns together, say `header_rows: 2`." };

    /// <param name="cell">What stands in the cell.</param>
    /// <param name="column">Its column.</param>
    public static RowFault ErrorValue(string cell, string column) => new("cell-error", $"its `{column}` holds the error {cell} in place of a value.");

    /// <param name="reason">What the mapping's column says.</param>
    public static RowFault LeftOut(string reason) => new("left-out", $"{reason}.")
    {
        Role = RowRole.Excluded,
        // Rows are counted by it.
        Hint = $"Nothing needs to be done where that is right: {reason}.",
    };

    /// <param name="columns">Those that tell which rows are one record.</param>
    public static RowFault KeylessTotal(IEnumerable<string> columns)
    {
        var names = string.Join(", ", columns.Select(column => $"`{column}`"));
        return Total with
        {
            Message = $"it has no {names}, and says that it is a total.",
            Hint = $"Nothing needs to be done where it is one. If it is a row of a record, write the {names} of that into it.",
        };
    }

    /// <param name="what">What is wrong, and where.</param>
    public static RowFault BrokenJson(string what) => new("broken-json", $"it is no JSON: {what}");

    /// <param name="what">What it is: "a number".</param>
    public static RowFault NoObject(string what) => new(NoObjectCode, $"it is {what}, not an object with members.");

    /// <param name="column">The column of the list.</param>
    public static RowFault SeparatorInList(string column) => new("list-separator", $"a value in the list `{column}` has the `list_separator` in it.");

    /// <param name="name">A member of an object that was mended.</param>
    public static RowFault UnknownMember(string name) => new("ragged-row", $"it has a member `{name}`, which no object of the file had.")
    {
        Hint = "Write the names of its members as the other objects of the file have them.",
    };

    /// <param name="rows">How many rows the text that came back for one holds.</param>
    public static RowFault Several(int rows) => new("several-rows", $"its text holds {rows} rows.");

    /// <param name="had">Lines of the row's text.</param>
    /// <param name="cameBack">Lines of what came back for it.</param>
    public static RowFault LinesGone(int had, int cameBack) => new("several-rows", $"its text had {had} lines, of which {cameBack} came back.");

    public static RowFault? For(CsvMalformedReason? reason) => reason switch
    {
        null => null,
        CsvMalformedReason.StrayQuote => StrayQuote,
        CsvMalformedReason.UnterminatedQuote => UnclosedQuote,
        _ => TextAfterQuote,
    };

    private static string Counted(int count, string one) => $"{count} {one}{(count == 1 ? "" : "s")}";
}
