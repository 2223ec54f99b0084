using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>
/// What was found out of files, for as long as a run reads its sources: several streams may read one, it is looked at before the first is
/// read, and all its bytes must be seen for it. One that was written again meanwhile is looked at anew.
/// </summary>
internal sealed class FoundFiles
{
    private readonly Dictionary<FileStamp, FileContent> _contents = [];
    private readonly Dictionary<(FileStamp, TableSource), FoundFormat> _formats = [];

    /// <summary>What all bytes of a file come to.</summary>
    public async Task<FileContent> ContentAsync(string path, CancellationToken cancellationToken)
    {
        var stamp = FileStamp.Of(path);
        return _contents.TryGetValue(stamp, out var known) ? known : _contents[stamp] = await FileContent.ReadAsync(path, cancellationToken);
    }

    /// <summary>How a table is written, for a run to rest on.</summary>
    /// <exception cref="SourceException">It cannot be read, or is not the table that its stream needs.</exception>
    public Task<FoundFormat> FormatAsync(string path, TableSource table, CancellationToken cancellationToken) => Readable.DoAsync(table, async () =>
    {
        var stamp = FileStamp.Of(path);
        return _formats.TryGetValue((stamp, table), out var known) ? known : _formats[(stamp, table)] = await HeaderRow.FindAsync(path, table, this, cancellationToken);
    });

    /// <summary>A file, found and ready to be read.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="table">What the mapping says of it.</param>
    /// <param name="stream">Who reads it.</param>
    /// <param name="role">What its rows are to that stream's records.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="SourceException">It cannot be read, or is not the table that its stream needs.</exception>
    public async Task<OpenedTable> OpenAsync(string path, TableSource table, string stream, RowRole role, CancellationToken cancellationToken)
    {
        var found = await FormatAsync(path, table, cancellationToken);
        var content = await Readable.DoAsync(table, () => ContentAsync(path, cancellationToken));
        return new OpenedTable(path, table, found.Format, new SourceFile(stream, role, found.NameOf(table), found.Columns, content.Fingerprint) { Format = found.Format });
    }
}
