using System.IO.Compression;
using System.Text.Json.Nodes;
using CsvHelper;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho.Bulk;

/// <summary>
/// Packs records as CSV, one after the other, so that only the packed file is held. Its first column is the text that ends with each record's own
/// marker, for the result repeats the first three columns and nothing else of a row (reference/zoho-crm.md §10).
/// </summary>
public sealed class BulkFileWriter : IDisposable
{
    private readonly ModuleSpec _module;
    private readonly List<BulkColumn> _columns;
    private readonly MemoryStream _packed = new();
    private readonly ZipArchive _zip;
    private readonly Stream _text;
    private readonly CsvWriter _csv;
    private bool _isClosed;

    /// <param name="module">The records' module, which has a marker.</param>
    /// <param name="fields">All fields that any of them has.</param>
    public BulkFileWriter(ModuleSpec module, IEnumerable<string> fields)
    {
        ArgumentNullException.ThrowIfNull(module);
        _module = module;
        _columns = [.. fields.Prepend(module.Marker!).Distinct(StringComparer.Ordinal).Select(field => new BulkColumn(field, module.Fields.GetValueOrDefault(field)))];
        _zip = new ZipArchive(_packed, ZipArchiveMode.Create, leaveOpen: true);
        _text = _zip.CreateEntry($"{module.ApiName}.csv").Open();
        _csv = CsvWriter.Create(_text, CsvWriterOptions.Default, leaveOpen: true);
        _csv.WriteRecord([.. _columns.Select(column => column.Head)]);
    }

    /// <summary>Adds a record as it travels in a call, which a file can hold (<see cref="BulkFit"/>).</summary>
    public void Add(JsonObject record) => _csv.WriteRecord([.. _columns.Select(column => column.Cell(record))]);

    /// <summary>Ends the file; nothing can be added any more.</summary>
    public BulkFile Close()
    {
        Dispose();
        return new BulkFile(_module, _columns, _packed.ToArray());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _csv.Dispose();
        _text.Dispose();
        _zip.Dispose();
        _packed.Dispose();
    }
}
