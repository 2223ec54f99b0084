using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources.Views;

namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>A view of a pack over a folder of sources, read by the code of a run, whether a stream of the pack reads it or not.</summary>
/// <param name="view">The view.</param>
/// <param name="dataFolder">The folder with the files.</param>
/// <param name="time">By it a view that takes too long is ended.</param>
public sealed class PreviewedView(TableSource view, string dataFolder, TimeProvider time)
{
    /// <summary>Reads it through and says what it gives.</summary>
    /// <param name="sample">How many rows to keep.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="SourceException">It is no view, or a file cannot be used.</exception>
    public async Task<ViewPreview> ReadAsync(int sample, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> columns = [];
        var kept = new List<IReadOnlyList<string>>();
        var rows = 0L;
        var unreadable = await ReadAsync(
            names => Keep(() => columns = names),
            cells => Keep(() =>
            {
                if (++rows <= sample)
                    kept.Add(cells);
            }),
            cancellationToken);
        return new ViewPreview(view.File, columns, rows, unreadable, kept);

        static ValueTask Keep(Action keep)
        {
            keep();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Writes its rows as RFC 4180 with commas and LF, names first; what cannot be read is returned.</summary>
    /// <exception cref="SourceException">It is no view, or a file cannot be used.</exception>
    public async Task<IReadOnlyList<UnreadableRows>> WriteAsync(TextWriter writer, CancellationToken cancellationToken)
    {
        var csv = new NormalisedCsv(writer);
        var unreadable = await ReadAsync(names => csv.WriteAsync(names, cancellationToken), cells => csv.WriteAsync(cells, cancellationToken), cancellationToken);
        await csv.FlushAsync(cancellationToken);
        return unreadable;
    }

    private async Task<IReadOnlyList<UnreadableRows>> ReadAsync(
        Func<IReadOnlyList<string>, ValueTask> named, Func<IReadOnlyList<string>, ValueTask> read, CancellationToken cancellationToken)
    {
        using var tables = new ViewTables(dataFolder, time);
        var rows = await tables.OpenAsync("", view, RowRole.Header, cancellationToken);
        await named(rows.Columns);
        var faults = new FaultTally();
        await foreach (var row in rows.ReadAsync(cancellationToken))
        {
            if (row.Fault is { } fault)
                faults.Add(fault, row.Row.FirstLine);
            else
                await read(row.Row.Cells);
        }

        return faults.Unreadable;
    }
}
