using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources.Views;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Where a stream's rows come from: a file, or a view over several.</summary>
internal interface IRowReader
{
    /// <summary>The files its rows name.</summary>
    IReadOnlyList<SourceFile> Files { get; }

    /// <summary>How many rows it has handed out of one of <see cref="Files"/>.</summary>
    long RowsOf(SourceFile file);

    /// <summary>Rows that cannot be read, and that its own rows may be made without; known once the first of these is handed out.</summary>
    IEnumerable<UnseenOfFile> Unseen => [];

    /// <summary>Hands out every row, good and bad, once.</summary>
    IAsyncEnumerable<ReadRow> ReadAsync(CancellationToken cancellationToken);
}
