using System.Text.Json;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>
/// How a table is read, down to the last setting: what the mapping says of it, and for the rest what was found in it. Kept with what was
/// staged, so that text that comes back later is read like the file it came from.
/// </summary>
public sealed record TableFormat
{
    /// <summary>How our own reports are written: UTF-8 with commas.</summary>
    public static readonly TableFormat Plain = new();

    /// <summary>Name of the encoding.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>What separates cells.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>What cells with separators in them stand in; null where nothing quotes.</summary>
    public char? Quote { get; init; } = '"';

    /// <summary>What stands before a quote that is text; null where it is doubled.</summary>
    public char? Escape { get; init; }

    /// <summary>Whether blanks around cells are cut, also those between a separator and a quote.</summary>
    public bool IsTrimmed { get; init; }

    /// <summary>The line the table begins on, from 1: the first that names its columns, if any does.</summary>
    public long FirstLine { get; init; } = 1;

    /// <summary>Rows that name the columns together; 0 where they have no names.</summary>
    public int HeaderRows { get; init; } = 1;

    /// <summary>The sheet of a workbook; null for a text file.</summary>
    public string? Sheet { get; init; }

    /// <summary>As it is kept: with every value written, since a later program may take another for granted.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>What was kept.</summary>
    public static TableFormat FromJson(string json) => JsonSerializer.Deserialize<TableFormat>(json)!;
}
