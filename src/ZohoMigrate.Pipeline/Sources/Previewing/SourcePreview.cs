using System.Text.Json.Serialization;

namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>How a source file is read, and what is found in it.</summary>
public sealed record SourcePreview
{
    /// <summary>Its name, without folders.</summary>
    public required string File { get; init; }

    public required long Bytes { get; init; }

    /// <summary>The sheet of a workbook; null for a text file.</summary>
    public string? Sheet { get; init; }

    /// <summary>Where in a JSON document the rows are ("$.members"); null for any other file.</summary>
    public string? JsonPath { get; init; }

    /// <summary>Whether each line is a JSON document, and a row.</summary>
    public bool IsJsonLines { get; init; }

    /// <summary>As a mapping names it ("utf-8", "windows-1252").</summary>
    public required string Encoding { get; init; }

    /// <summary>mark (the file says so), valid (it could be nothing else), or guess.</summary>
    public required string EncodingBy { get; init; }

    /// <summary>As a mapping names it: one character, or "tab".</summary>
    public required string Delimiter { get; init; }

    /// <summary>What each separator would make of the file, the chosen one first.</summary>
    public required IReadOnlyList<DelimiterTrial> Delimiters { get; init; }

    /// <summary>What cells are quoted with; null where nothing quotes.</summary>
    public string? Quote { get; init; }

    /// <summary>What stands before a quote that is text; null where it is doubled.</summary>
    public string? Escape { get; init; }

    /// <summary>The line the columns are named in, from 1.</summary>
    public required long NamesLine { get; init; }

    /// <summary>What is not as in UTF-8 with commas and the names on top, in words; empty where nothing is.</summary>
    public required IReadOnlyList<string> HowRead { get; init; }

    public required LineEndCount LineEnds { get; init; }

    /// <summary>NUL characters: a database dump, or an encoding not recognised.</summary>
    public required long Nuls { get; init; }

    /// <summary>The line of the first of them, from 1.</summary>
    public long? FirstNulLine { get; init; }

    public required IReadOnlyList<PreviewedColumn> Columns { get; init; }

    /// <summary>Rows, good and bad, those above the names too.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows below the names.</summary>
    public long RowsBelow => Rows - Excluded.Where(rows => rows.Code == RowFault.AboveNames.Code).Sum(rows => rows.Count);

    /// <summary>Rows that cannot be read, by what is wrong with them.</summary>
    public required IReadOnlyList<UnreadableRows> Unreadable { get; init; }

    /// <summary>Rows that are no data (blank ones, totals at the end, the names once more), by what they are.</summary>
    public required IReadOnlyList<UnreadableRows> Excluded { get; init; }

    /// <summary>Rows that a run would take for data and that look like totals or footers.</summary>
    public IReadOnlyList<UnreadableRows> LikeFooters { get; init; } = [];

    /// <summary>Rows that a run would take for one each and that look like several.</summary>
    public IReadOnlyList<UnreadableRows> LikeSeveral { get; init; } = [];

    /// <summary>Rows that hold a spreadsheet's error in place of a value: a mapping that reads its column has none of them delivered.</summary>
    public IReadOnlyList<UnreadableRows> WithErrors { get; init; } = [];

    /// <summary>What may be otherwise than it is read, in words: one column only, names that look like data.</summary>
    public IReadOnlyList<string> Guesses { get; init; } = [];

    /// <summary>Why a run would refuse the file until its mapping says how it is to be read; null where it would not.</summary>
    public string? Doubt { get; init; }

    /// <summary>The first rows that can be read, cell by cell.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Sample { get; init; }

    /// <summary>The line each of them begins in.</summary>
    [JsonIgnore]
    public IReadOnlyList<long> SampleLines { get; init; } = [];

    /// <summary>What a mapping may say so that the file is always read like this; null where there is nothing to say.</summary>
    public string? Source { get; init; }

    /// <summary>Columns without a name: a mapping calls them by their place.</summary>
    public int NamelessColumns => Columns.Count(column => string.IsNullOrWhiteSpace(column.Name));

    /// <summary>Names that more than one column has: a run refuses to read from such.</summary>
    public IReadOnlyList<string> RepeatedNames =>
    [
        .. Columns.Where(column => !string.IsNullOrWhiteSpace(column.Name)).GroupBy(column => column.Name, StringComparer.Ordinal)
            .Where(same => same.Count() > 1).Select(same => same.Key),
    ];
}

/// <summary>What a separator would make of the file.</summary>
/// <param name="Delimiter">As a mapping names it.</param>
/// <param name="Columns">Columns of the first row.</param>
/// <param name="Agreeing">Rows with as many cells, among those looked at.</param>
/// <param name="Looked">Rows looked at.</param>
public sealed record DelimiterTrial(string Delimiter, int Columns, int Agreeing, int Looked);

/// <summary>How lines end.</summary>
public sealed record LineEndCount(long CrLf, long Lf, long Cr);

/// <summary>What is in one column.</summary>
/// <param name="Name">As the first row has it.</param>
/// <param name="Filled">Rows in which it has a value.</param>
/// <param name="Longest">Letters of its longest cell.</param>
/// <param name="LooksLike">What every filled cell of it is ("number", "date yyyy-MM-dd", "e-mail"), else "text"; "" when it is empty throughout.</param>
/// <param name="NullMarker">A word in it that stands for no value ("NULL"), or null.</param>
public sealed record PreviewedColumn(string Name, long Filled, int Longest, string LooksLike, string? NullMarker);

/// <summary>Rows of which the same is to be said.</summary>
/// <param name="Code">Stable name ("ragged-row").</param>
/// <param name="Count">How many.</param>
/// <param name="Lines">Where the first of them begin, from 1.</param>
/// <param name="Message">What is wrong with the first.</param>
/// <param name="Hint">What to do.</param>
public sealed record UnreadableRows(string Code, long Count, IReadOnlyList<long> Lines, string Message, string Hint);
