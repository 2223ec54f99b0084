using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ZohoMigrate.Pipeline.Records.Rows;

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

    /// <summary>Whether neither the mapping nor the file says what its encoding is.</summary>
    public bool IsEncodingGuessed { get; init; }

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

    /// <summary>Whether the first row below the names looks like more of them, and nobody has said how many there are.</summary>
    public bool MayHaveMoreNames { get; init; }

    /// <summary>Cells that its rows mostly have, those behind the last name too; null where that is one for each column.</summary>
    public int? CellsOfRows { get; init; }

    /// <summary>The sheet of a workbook; null for a text file.</summary>
    public string? Sheet { get; init; }

    /// <summary>How a JSON file is read; null for any other.</summary>
    public JsonFormat? Json { get; init; }

    /// <summary>"line 4", "2 rows from line 4 on": where the columns are named.</summary>
    [JsonIgnore]
    public string NamesAt => HeaderRows == 1
        ? string.Create(CultureInfo.InvariantCulture, $"line {FirstLine}")
        : string.Create(CultureInfo.InvariantCulture, $"{HeaderRows} rows from line {FirstLine} on");

    /// <summary>What is not as in UTF-8 with commas and the names on top, in words; empty where nothing is.</summary>
    /// <param name="columns">How many columns the table has.</param>
    public IReadOnlyList<string> Describe(int columns)
    {
        var words = new List<string>();
        if (Sheet is { } sheet)
            words.Add($"as sheet {sheet}");
        if (Sheet is null && Encoding != Plain.Encoding)
            words.Add(IsEncodingGuessed ? $"as {Encoding} (a guess: see that names with accents are right)" : $"as {Encoding}");
        if (Json is { } json)
            return [.. words, .. DescribeJson(json)];
        if (Delimiter != Plain.Delimiter)
            words.Add($"with cells separated by {(Delimiter is '\t' or ' ' ? Delimiter == ' ' ? "blanks" : "tabs" : $"`{Delimiter}`")}");
        if (Quote != Plain.Quote)
            words.Add(Quote is { } quote ? $"with `{quote}` around cells" : "with quotes as text");
        if (Escape is { } escape)
            words.Add($"with quotes inside a cell behind `{escape}`");
        if (IsTrimmed)
            words.Add("without the blanks around cells");
        if (HeaderRows == 0)
            words.Add("without names of columns");
        else if (FirstLine > 1 || HeaderRows > 1)
            words.Add($"with columns named in {NamesAt}");
        if (CellsOfRows > columns)
            words.Add(string.Create(CultureInfo.InvariantCulture, $"with {CellsOfRows} cells in each row for {columns} names, the last ones empty (see that no separator is missing between two names)"));
        return words;
    }

    /// <summary>As it is kept: with every value written, since a later program may take another for granted.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>What was kept.</summary>
    public static TableFormat FromJson(string json) => JsonSerializer.Deserialize<TableFormat>(json)!;

    // What the mapping says of each of a thousand files needs no line for each.
    private static IEnumerable<string> DescribeJson(JsonFormat json) =>
        json.IsOneOfSeveral ? [] : json.IsLines ? ["as JSON Lines"] : json.Path == JsonPath.Root.ToString() ? [] : [$"as JSON at {json.Path}"];
}
