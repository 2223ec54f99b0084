using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources.Views;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>The first stage: files in, the rows of each record out.</summary>
internal static class SourceStage
{
    /// <summary>Looks at the files of all streams before anything is read, so that everything that is wrong with them is said at once.</summary>
    /// <exception cref="SourceException">A file is not there, cannot be read, or lacks columns its stream needs; all of them are listed.</exception>
    public static async Task CheckAsync(IEnumerable<StreamSource> sources, string dataFolder, ViewTables views, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        foreach (var table in sources.SelectMany(source => source.Lines is { } lines ? [source.Header, lines.Table] : new[] { source.Header }))
        {
            try
            {
                if (table.View is null)
                    await TableFiles.CheckAsync(dataFolder, table, views.Files, cancellationToken);
                else
                    await views.CheckAsync(table, cancellationToken);
            }
            catch (SourceException fault)
            {
                faults.Add(fault.Message);
            }
        }

        if (faults.Count > 0)
        {
            throw new SourceException(string.Join(Environment.NewLine, faults.Distinct(StringComparer.Ordinal)));
        }
    }

    /// <summary>Opens a stream's files and checks them, so that a missing one or a missing column is known before the first row is read.</summary>
    /// <exception cref="SourceException">A file is not there, cannot be read, or lacks columns the stream needs.</exception>
    public static async Task<OpenedSource> OpenAsync(StreamSource source, string dataFolder, ViewTables views, CancellationToken cancellationToken)
    {
        var header = await OpenTableAsync(source, source.Header, RowRole.Header, dataFolder, views, cancellationToken);
        var lines = source.Lines is null
            ? null
            : await OpenTableAsync(source, source.Lines.Table, RowRole.Line, dataFolder, views, cancellationToken);
        return new OpenedSource(source, header, lines);
    }

    private static async Task<IRowReader> OpenTableAsync(
        StreamSource source, TableSource table, RowRole role, string dataFolder, ViewTables views, CancellationToken cancellationToken)
    {
        if (table.View is not null)
            return await views.OpenAsync(source.Stream, table, role, cancellationToken);
        return RowReaders.Of(await TableFiles.OpenAsync(dataFolder, table, views.Files, source.Stream, role, cancellationToken));
    }
}
