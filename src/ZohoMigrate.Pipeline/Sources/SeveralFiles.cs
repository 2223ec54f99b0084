using System.Runtime.CompilerServices;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Reads one file behind the other.</summary>
internal sealed class SeveralFiles(IReadOnlyList<IRowReader> readers) : IRowReader
{
    private readonly Dictionary<SourceFile, IRowReader> _readers = new(
        readers.Select(reader => KeyValuePair.Create(reader.Files[0], reader)), ReferenceEqualityComparer.Instance);

    public IReadOnlyList<SourceFile> Files { get; } = [.. readers.SelectMany(reader => reader.Files)];

    public long RowsOf(SourceFile file) => _readers[file].RowsOf(file);

    public async IAsyncEnumerable<ReadRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var reader in readers)
        {
            await foreach (var row in reader.ReadAsync(cancellationToken))
                yield return row;
        }
    }
}
