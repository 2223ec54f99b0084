namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>One row of a source file, its cells exactly as they stood there.</summary>
/// <param name="File">Where it stood.</param>
/// <param name="Number">1 for the first row below the header.</param>
/// <param name="FirstLine">The line of the file it begins on, from 1; a row with quoted line breaks spans several.</param>
/// <param name="LastLine">The line it ends on.</param>
/// <param name="Cells">One per column; for an unreadable row, its raw text as the only cell.</param>
public sealed record SourceRow(SourceFile File, long Number, long FirstLine, long LastLine, IReadOnlyList<string> Cells)
{
    /// <summary>Names the row of its file as it was read, in messages: "orders.csv#17".</summary>
    public string Id => $"{File.Name}#{Number}";

    /// <summary>The cells for a walk along all of them, of each row: nearly always they are an array, and asking that as a list takes longer than the look.</summary>
    internal string[] Array => Cells as string[] ?? [.. Cells];

    /// <summary>Whether the other is the same row of the same file, whatever is in its cells by now.</summary>
    public bool IsSameRow(SourceRow other) => Number == other.Number && File.Role == other.File.Role && File.Name == other.File.Name;

    /// <summary>Names the row for ever, for <c>retry</c>: "orders.csv#17@5e884898". Where the file is another, its 17th row has another name.</summary>
    public string LastingId => $"{Id}@{File.Reading}";
}
