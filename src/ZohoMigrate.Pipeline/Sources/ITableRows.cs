namespace ZohoMigrate.Pipeline.Sources;

/// <summary>The rows of a table from some line on, one at a time, good and bad.</summary>
internal interface ITableRows : IAsyncDisposable
{
    /// <summary>The line the current row begins on, from 1; the row's number in a sheet.</summary>
    long FirstLine { get; }

    /// <summary>The line it ends on.</summary>
    long LastLine { get; }

    int CellCount { get; }

    /// <summary>Whether the current row has no end of its own, and must be cut.</summary>
    bool MustBeCut { get; }

    /// <summary>What is wrong with the current row, or null.</summary>
    RowFault? Fault { get; }

    /// <summary>Goes to the next row; false at the end. Empty lines are no rows.</summary>
    /// <exception cref="SourceException">The file cannot be read any longer.</exception>
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The current row's cells.</summary>
    string[] Cells();

    /// <summary>The current row as it stands in the file, as far as it is kept.</summary>
    string RawText();
}
