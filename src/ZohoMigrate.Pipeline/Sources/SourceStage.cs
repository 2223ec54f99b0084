using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>The first stage: files in, the rows of each record out.</summary>
internal static class SourceStage
{
    /// <summary>Checks a stream's files, so that a missing one or a missing column is known before the first row is read.</summary>
    /// <exception cref="SourceException">A file is not there, cannot be read, or lacks columns the stream needs.</exception>
    public static async Task<OpenedSource> OpenAsync(StreamSource source, string dataFolder, CancellationToken cancellationToken)
    {
        var header = await OpenTableAsync(source, source.Header, RowRole.Header, dataFolder, cancellationToken);
        var lines = source.Lines is null
            ? null
            : await OpenTableAsync(source, source.Lines.Table, RowRole.Line, dataFolder, cancellationToken);
        return new OpenedSource(source, header, lines);
    }

    private static async Task<OpenedTable> OpenTableAsync(
        StreamSource source, TableSource table, RowRole role, string dataFolder, CancellationToken cancellationToken)
    {
        var path = DataPath.Find(dataFolder, table.File);
        try
        {
            var columns = await HeaderRow.ReadAsync(path, table, cancellationToken);
            var fingerprint = await FileFingerprint.OfAsync(path, cancellationToken);
            return new OpenedTable(path, table, new SourceFile(source.Stream, role, table.File, columns, fingerprint));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"{table.File} cannot be read: {e.Message}", e);
        }
    }
}
