using System.IO.Compression;
using System.Text;
using CsvHelper;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>The one file of an upload that a job reads, row by row from the zip.</summary>
internal sealed class BulkFile
{
    private const string Separators = ",;|:";
    private readonly byte[] _zip;
    private readonly Encoding? _encoding;
    private readonly char _separator;

    private BulkFile(byte[] zip, string name, string? encoding)
    {
        (_zip, Name) = (zip, name);
        _encoding = encoding is null ? null : Encoding.GetEncoding(encoding);
        _separator = Separator();
        Header = Read().FirstOrDefault() ?? [];
    }

    public string Name { get; }

    /// <summary>The first row; empty where the file is.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Opens what the order means: the file it names, or the only one.</summary>
    public static (BulkFile? File, ZohoReply? Refusal) Open(byte[] zip, BulkOrder order)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        var tables = archive.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)).ToList();
        var meant = order.FileNames.Count == 0 ? tables : [.. tables.Intersect(order.FileNames, StringComparer.Ordinal)];
        if (meant.Count != 1)
            return (null, order.FileNames.Count == 0 ? BulkReply.NotSupported : BulkReply.NoFile);
        var file = new BulkFile(zip, meant[0], order.Encoding);
        return file.Header.Count == 0 ? (null, BulkReply.NotSupported) : (file, null);
    }

    /// <summary>The rows behind the header; their cells may be fewer or more than the columns.</summary>
    public IEnumerable<string[]> Rows() => Read().Skip(1);

    private IEnumerable<string[]> Read()
    {
        using var archive = Archive();
        using var text = archive.GetEntry(Name)!.Open();
        using var reader = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = _separator,
            Encoding = _encoding,
            HasHeader = false,
            DetectSeparatorHint = false,
            MalformedData = CsvMalformedDataHandling.Recover,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
        });
        while (reader.Read())
            yield return reader.Current.ToArray();
    }

    // The header is API names or words: what stands between them is no part of either.
    private char Separator()
    {
        using var archive = Archive();
        using var text = new StreamReader(archive.GetEntry(Name)!.Open(), _encoding ?? Encoding.UTF8);
        var header = text.ReadLine() ?? "";
        return Separators.MaxBy(separator => header.Count(sign => sign == separator));
    }

    private ZipArchive Archive() => new(new MemoryStream(_zip));
}
