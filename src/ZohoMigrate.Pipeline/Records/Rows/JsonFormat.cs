namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>How a JSON file is read: what the mapping says of it, and for the rest what was found in it.</summary>
public sealed record JsonFormat
{
    /// <summary>The column with the file of each row, where several files make one table.</summary>
    public const string FileColumn = "_file";

    /// <summary>The column with the name of the folder that file is in.</summary>
    public const string FolderColumn = "_folder";

    private static readonly string[] Endings = [".json", .. LineEndings];

    /// <summary>What files are called each of whose lines is a document.</summary>
    public static IReadOnlyList<string> LineEndings => [".jsonl", ".ndjson"];

    /// <summary>Where in the document its rows are, as a mapping writes it ("$.members").</summary>
    public string Path { get; init; } = JsonPath.Root.ToString();

    /// <summary>Whether each line is a document, and a row (JSON Lines).</summary>
    public bool IsLines { get; init; }

    /// <summary>What stands between the values of a list that is one cell; null where such a cell is JSON text.</summary>
    public string? ListSeparator { get; init; }

    /// <summary>Whether the file is one of several that make one table, and its rows say which.</summary>
    public bool IsOneOfSeveral { get; init; }

    /// <summary>Whether a file of that name is taken for JSON, or files that such a pattern names.</summary>
    public static bool IsNamed(string file) => Array.Exists(Endings, ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The columns that every row of one of several files has besides its own, and what stands there.</summary>
    /// <param name="file">The file, below the data folder.</param>
    public static IReadOnlyList<(string Column, string Cell)> PlaceOf(string file)
    {
        var folder = file.LastIndexOf('/');
        return [(FileColumn, file), (FolderColumn, folder < 0 ? "" : file[(file.LastIndexOf('/', Math.Max(0, folder - 1)) + 1)..folder])];
    }
}
