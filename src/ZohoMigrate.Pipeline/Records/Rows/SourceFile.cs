namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>One file as one stream reads it.</summary>
/// <param name="Stream">The stream that reads it.</param>
/// <param name="Role">What its rows are to the stream's records.</param>
/// <param name="Name">Path below the data folder, as the mapping names it; with the sheet of a workbook behind it ("book.xlsx[Orders]").</param>
/// <param name="Columns">Its header, in order.</param>
/// <param name="Fingerprint">
/// Hash of its bytes, so that a resume notices another file under the same name; where it is read through a view, behind the hash of all that
/// the view's rows depend on and a slash.
/// </param>
public sealed record SourceFile(string Stream, RowRole Role, string Name, IReadOnlyList<string> Columns, string Fingerprint)
{
    private const int Shown = 8;
    private const char Behind = '/';

    /// <summary>Hash of the file's bytes.</summary>
    public string Content => Fingerprint[(Fingerprint.LastIndexOf(Behind) + 1)..];

    /// <summary>Whether its rows are those of a view that are made from rows of this file; the columns are the view's.</summary>
    public bool IsThroughView => Fingerprint.Contains(Behind, StringComparison.Ordinal);

    /// <summary>How it is read; null where an earlier program has staged it.</summary>
    public TableFormat? Format { get; init; }

    /// <summary>Its path below the data folder.</summary>
    public string Path => Format?.Sheet is { } sheet ? Name[..^$"[{sheet}]".Length] : Name;

    /// <summary>Enough of the fingerprint to tell this reading of the file from one of other bytes, in which rows have other numbers.</summary>
    public string Reading => Fingerprint[..Math.Min(Shown, Fingerprint.Length)];

    /// <summary>The fingerprint of a file that is read through a view.</summary>
    /// <param name="reading">Hash of all that the view's rows depend on.</param>
    /// <param name="content">Hash of the file's bytes.</param>
    public static string ThroughView(string reading, string content) => $"{reading}{Behind}{content}";
}
