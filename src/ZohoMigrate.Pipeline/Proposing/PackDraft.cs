using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Proving;
using ZohoMigrate.Pipeline.Sources;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>A pack proposed for the files of a folder: what to write, and what to say of it.</summary>
public sealed record PackDraft
{
    private const int MostShown = 12;

    /// <summary>Where its first tests go.</summary>
    public const string TestFile = FirstTest.File;

    /// <summary>File of the pack → its text.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Its streams.</summary>
    public required IReadOnlyList<StreamDraft> Streams { get; init; }

    /// <summary>Files that nothing is proposed for.</summary>
    public required IReadOnlyList<string> Left { get; init; }

    /// <summary>What to do with those of them that are reports.</summary>
    public required IReadOnlyDictionary<string, string> Advice { get; init; }

    /// <summary>Why files could not be read.</summary>
    public required IReadOnlyList<string> Unread { get; init; }

    internal ProposedPack Pack { get; init; } = new([], [], []);

    /// <summary>The first tests of the pack, once it is written; null where no stream is whole enough for one.</summary>
    /// <param name="tester">Of the pack's folder.</param>
    /// <param name="scratch">A new empty folder at each call, which the caller deletes.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<string?> FirstTestAsync(PackTester tester, Func<string> scratch, CancellationToken cancellationToken) =>
        Pack.Ready.Count == 0 ? null : await FirstTest.OfAsync(Pack, tester, scratch, cancellationToken);

    /// <summary>Looks at the files of a folder and proposes a pack for them.</summary>
    /// <param name="name">The pack's name.</param>
    /// <param name="dataFolder">Full path.</param>
    /// <param name="catalogue">What Zoho demands.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="SourceException">There is nothing in the folder that could be read.</exception>
    public static async Task<PackDraft> FromAsync(string name, string dataFolder, ZohoCatalogue catalogue, CancellationToken cancellationToken)
    {
        var unread = new List<string>();
        var tables = await TableSampler.ReadAsync(dataFolder, unread, cancellationToken);
        if (tables.Count == 0)
            throw new SourceException(string.Join(Environment.NewLine, unread.Prepend($"There is no CSV file and no workbook (.xlsx) in {dataFolder} that can be read: name the folder of the exports with --data.")));
        var pack = new PackProposer(catalogue, ZohoCatalogue.LoadNames(), ZohoCatalogue.LoadReports()).Propose(tables, unread);
        if (pack.Streams.Count == 0)
            throw new SourceException(NothingKnown(pack));
        var files = pack.Streams.ToDictionary(stream => $"{stream.Name}.yaml", stream => StreamText.Of(stream, pack.Used), StringComparer.Ordinal);
        files["migration.yaml"] = MigrationText.Of(name, pack);
        return new PackDraft
        {
            Files = files,
            Streams = [.. pack.Streams.Select(stream => StreamDraft.Of(stream, pack.Ready.Contains(stream)))],
            Left = [.. pack.Left.Select(table => table.Title)],
            Advice = pack.Left.Where(table => table.Advice is not null).ToDictionary(table => table.Title, table => table.Advice!, StringComparer.Ordinal),
            Unread = unread,
            Pack = pack,
        };
    }

    private static string NothingKnown(ProposedPack pack) => string.Join(
        Environment.NewLine,
        [
            "No file looks like records of Zoho Books, by its name or by its columns, so nothing was made:",
            .. pack.Left.Select(table => $"  {table.Title}: {table.Advice ?? Columns(table)}"),
            .. pack.Unread.Select(fault => $"  {fault}"),
            .. pack.Left.All(table => table.Advice is not null) ? Array.Empty<string>() : ["Give the files such names as customers, invoices, items; or begin with a pack that is shipped: --from."],
        ]);

    private static string Columns(SampledTable table) => string.Join(", ", table.Columns.Take(MostShown).Select(column => column.Name)) + (table.Columns.Count > MostShown ? ", …" : "");
}
