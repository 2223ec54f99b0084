namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>A table of the sources, and what its mapping says of how it is written. What it does not say is found out.</summary>
/// <param name="File">Path below the data folder; of a view, below the pack's; a pattern where several files are the table.</param>
public sealed record TableSource(string File)
{
    /// <summary>Most rows a mapping may call the foot of a table.</summary>
    public const int LongestFooter = 1000;

    /// <summary>Most rows that may name the columns together.</summary>
    public const int MostHeaderRows = 5;

    /// <summary>Where the mapping names it ("orders.yaml:2:9"); null where no mapping does.</summary>
    public string? NamedAt { get; init; }

    /// <summary>One ASCII character.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Name of its encoding ("utf-8", "windows-1252"); a byte order mark wins.</summary>
    public string? Encoding { get; init; }

    /// <summary>What its cells are quoted with: one ASCII character, or <see cref="NoQuote"/>.</summary>
    public char? Quote { get; init; }

    /// <summary>What stands before a quote that is text: one ASCII character.</summary>
    public char? Escape { get; init; }

    /// <summary>The line its columns are named in, from 1; 0 where they have no names.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>How many rows name the columns together; null where that is to be found.</summary>
    public int? HeaderRows { get; init; }

    /// <summary>How many rows at its end are no data; by default those that say they are totals.</summary>
    public int? SkipFooter { get; init; }

    /// <summary>The sheet of a workbook.</summary>
    public string? Sheet { get; init; }

    /// <summary>Whether the file is a pattern: all files that it names are one table.</summary>
    public bool IsPattern { get; init; }

    /// <summary>Where in a JSON document its rows are ("$.members").</summary>
    public string? JsonPath { get; init; }

    /// <summary>What stands between the values of a JSON list that is one cell.</summary>
    public string? ListSeparator { get; init; }

    /// <summary>Whether it is read as JSON.</summary>
    public bool IsJson => View is null && (IsPattern || JsonPath is not null || ListSeparator is not null || JsonFormat.IsNamed(File));

    /// <summary>The view whose rows these are; null for a file's own.</summary>
    public ViewSource? View { get; init; }

    /// <summary>The columns the stream needs of it.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>
    /// Columns by which the row that names them is found besides, each with every name it may have there, in any capitals. That they are not
    /// there is no error of the file's reader.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Sought { get; init; } = [];

    /// <summary>Says that quotes are text like any other.</summary>
    public const char NoQuote = '\0';
}
