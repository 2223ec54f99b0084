namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>What the reader must know of a stream: its files, how their rows belong together, and which are left out.</summary>
public sealed record StreamSource
{
    public required string Stream { get; init; }

    /// <summary>The file whose rows records are made from.</summary>
    public required TableSource Header { get; init; }

    /// <summary>The columns of it that identify a record.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>Whether its records come to an amount, as documents do.</summary>
    public bool HasTotal { get; init; }

    /// <summary>The file with the records' lines; null where a record is one row.</summary>
    public LineSource? Lines { get; init; }

    /// <summary>How rows of the one file are put together to records; null where a record is one row, or has its lines in another file.</summary>
    public RowGrouping? Groups { get; init; }

    /// <summary>Header rows for which one of these does not hold are excluded, and their lines with them.</summary>
    public IReadOnlyList<RowCondition> Where { get; init; } = [];

    /// <summary>The column that says of a row why it is left out; null where none does.</summary>
    public string? LeftOut { get; init; }

    /// <summary>Which cells count as having no value.</summary>
    public NullMarkers NullMarkers { get; init; } = NullMarkers.None;
}

/// <summary>The file with the lines of a stream's records, in any order.</summary>
/// <param name="Table">The file.</param>
/// <param name="On">A line belongs to the header row that has the same values in these columns.</param>
public sealed record LineSource(TableSource Table, IReadOnlyList<JoinColumns> On);

/// <summary>One pair of columns that must agree.</summary>
public sealed record JoinColumns(string Header, string Line);
