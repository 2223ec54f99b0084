namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>What a row is to its record, or why it is in none. Every row of a file has exactly one role (law 1).</summary>
public enum RowRole
{
    /// <summary>The row a record is made from.</summary>
    Header,

    /// <summary>One of the lines of a record.</summary>
    Line,

    /// <summary>Left out by the stream's <c>where</c> (or a line of a header that was).</summary>
    Excluded,

    /// <summary>A line whose header is not there.</summary>
    Orphan,

    /// <summary>Could not be read as a row of the file.</summary>
    Unreadable,
}
