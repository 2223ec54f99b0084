using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>The rows of a stream that may be staged again, by what a row that came back may be told by.</summary>
internal sealed class UndeliveredRows
{
    private readonly Dictionary<(RowRole File, string Row), StagedRow> _byId;

    private UndeliveredRows(IReadOnlyList<StagedRow> all)
    {
        All = all;
        _byId = all.ToDictionary(row => (row.Row.File.Role, row.Row.Id));
        ByKey = all.Where(row => row.Role == RowRole.Header).ToLookup(row => row.Key, StringComparer.Ordinal);
    }

    /// <summary>All of them: the header file's first, in file order.</summary>
    public IReadOnlyList<StagedRow> All { get; }

    /// <summary>The header rows by their record's key.</summary>
    public ILookup<string, StagedRow> ByKey { get; }

    public static async Task<UndeliveredRows> ReadAsync(IRestagingArea staged, string stream, CancellationToken cancellationToken) =>
        new(await staged.ReadUndeliveredRowsAsync(stream, cancellationToken).ToListAsync(cancellationToken));

    public StagedRow? Find(SourceFile file, long number) => _byId.GetValueOrDefault((file.Role, $"{file.Name}#{number}"));
}
