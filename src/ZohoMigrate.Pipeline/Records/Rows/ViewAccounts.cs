namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>What became of the rows that views were made from.</summary>
/// <param name="Tables">Each file that was read, once.</param>
/// <param name="Views">Each view a stream reads.</param>
public sealed record ViewAccounts(IReadOnlyList<TableAccount> Tables, IReadOnlyList<StreamView> Views);

/// <summary>The rows of one file that views read.</summary>
/// <param name="File">Path below the data folder.</param>
/// <param name="Rows">All of them.</param>
/// <param name="InViews">Those that a row of a view names as what it is made from.</param>
/// <param name="Unreadable">Those no view could see.</param>
public sealed record TableAccount(string File, long Rows, long InViews, long Unreadable)
{
    /// <summary>Whether the file is not there: its table is optional, and empty.</summary>
    public bool IsAbsent { get; init; }

    /// <summary>That of a file that is not there.</summary>
    public static TableAccount Absent(string file) => new(file, 0, 0, 0) { IsAbsent = true };
}

/// <summary>Where a stream reads a view.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Role">What the view's rows are to its records.</param>
/// <param name="View">Path below the pack's folder.</param>
public sealed record StreamView(string Stream, RowRole Role, string View)
{
    /// <summary>Rows of its files that are no data (blank ones, totals) and that this stream has said so of: they are counted with their files.</summary>
    public long LeftOut { get; init; }
}
