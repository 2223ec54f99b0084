using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Views;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sources;

/// <summary>A source read to its end.</summary>
internal sealed record ReadSource(OpenedSource Opened, IReadOnlyList<SourceItem> Items)
{
    public IReadOnlyList<SourceRecord> Records => [.. Items.OfType<SourceRecord>()];

    public IReadOnlyList<StrayRow> Strays => [.. Items.OfType<StrayRow>()];

    /// <summary>Every row with the role it left in.</summary>
    public IReadOnlyList<(SourceRow Row, RowRole Role)> Rows =>
    [
        .. Records.SelectMany(record => record.Lines.Select(line => (line, RowRole.Line)).Prepend((record.Header, RowRole.Header))),
        .. Strays.Select(stray => (stray.Row, stray.Role)),
    ];

    public static async Task<ReadSource> OfAsync(StreamSource source, string folder)
    {
        var opened = await SourceStage.OpenAsync(source, folder, new ViewTables(folder, TimeProvider.System), CancellationToken.None);
        return new ReadSource(opened, await opened.ReadAsync(CancellationToken.None).ToListAsync());
    }

    /// <summary>Reads one file of its own.</summary>
    public static async Task<ReadSource> OfTextAsync(string text, params string[] columns)
    {
        using var folder = new TemporaryFolder().Write("rows.csv", text);
        return await OfAsync(Plain("rows.csv", columns), folder.Path);
    }

    public static StreamSource Plain(string file, params string[] columns) =>
        new() { Stream = "rows", Header = new TableSource(file) { Columns = columns }, NullMarkers = new NullMarkers(["NULL"]) };
}
