namespace ZohoMigrate.Pipeline.Records;

/// <summary>One file as one stream reads it.</summary>
/// <param name="Stream">The stream that reads it.</param>
/// <param name="Role">What its rows are to the stream's records.</param>
/// <param name="Name">Path below the data folder, as the mapping names it; with the sheet of a workbook behind it ("book.xlsx[Orders]").</param>
/// <param name="Columns">Its header, in order.</param>
/// <param name="Fingerprint">Hash of its bytes, so that a resume notices another file under the same name.</param>
public sealed record SourceFile(string Stream, RowRole Role, string Name, IReadOnlyList<string> Columns, string Fingerprint)
{
    private const int Shown = 8;

    /// <summary>How it is read; null where an earlier program has staged it.</summary>
    public TableFormat? Format { get; init; }

    /// <summary>Its path below the data folder.</summary>
    public string Path => Format?.Sheet is { } sheet ? Name[..^$"[{sheet}]".Length] : Name;

    /// <summary>Enough of the fingerprint to tell this reading of the file from one of other bytes, in which rows have other numbers.</summary>
    public string Reading => Fingerprint[..Math.Min(Shown, Fingerprint.Length)];
}
