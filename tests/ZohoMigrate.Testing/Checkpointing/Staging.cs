using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Testing.Checkpointing;

/// <summary>Stages made-up records: two streams of contacts, items, and invoices that refer to them.</summary>
public sealed class Staging(IStagingArea area)
{
    private readonly Dictionary<string, StreamStaging> _streams = new(StringComparer.Ordinal);

    public static RunManifest Manifest { get; } = new()
    {
        Run = "2026-11-21T20-24-33-5f3a",
        Pack = "northwind-to-books",
        PackFolder = "/packs/northwind-to-books",
        DataFolder = "/data/northwind",
        Target = "sandbox",
        Product = "books",
        DataCenter = "com",
        Organization = "10234695",
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["year"] = "2026" },
        PackFingerprint = "f1",
        StartedAt = new DateTimeOffset(2026, 11, 21, 20, 24, 33, TimeSpan.Zero),
    };

    /// <summary>Adds the streams, with a header and a line file each. Needed before the first record.</summary>
    public async Task<Staging> OpenAsync()
    {
        await AddStreamAsync("customers", "books.contacts");
        await AddStreamAsync("suppliers", "books.contacts");
        await AddStreamAsync("products", "books.items");
        await AddStreamAsync("orders", "books.invoices");
        return this;
    }

    /// <summary>Adds two streams of Zoho CRM: accounts, and people who refer to them.</summary>
    public async Task<Staging> OpenCrmAsync()
    {
        await AddStreamAsync("firms", "crm.accounts");
        await AddStreamAsync("people", "crm.contacts");
        return this;
    }

    /// <summary>Adds four streams of Zoho Cliq: people, channels, who is in which, and what was said there.</summary>
    public async Task<Staging> OpenCliqAsync()
    {
        await AddStreamAsync("users", "cliq.users");
        await AddStreamAsync("channels", "cliq.channels");
        await AddStreamAsync("members", "cliq.channelmembers");
        await AddStreamAsync("messages", "cliq.messages");
        return this;
    }

    /// <summary>A record of the stream with the next ordinal, its rows the next of their files.</summary>
    public MappedRecord Record(string stream, string key, params Reference[] references)
    {
        var staging = _streams[stream];
        var payload = new PayloadObject { ["name"] = key };
        foreach (var reference in references)
            payload[reference.Field] = Payload.ReferenceMarker(reference.Stream, reference.Key);
        return new MappedRecord
        {
            Stream = stream,
            Module = staging.Stream.Module,
            Ordinal = staging.NextOrdinal++,
            Key = key,
            Payload = payload,
            References = references,
            Header = staging.NextRow(RowRole.Header, key),
        };
    }

    public SourceRow Row(string stream, RowRole fileRole, params string[] cells) => _streams[stream].NextRow(fileRole, cells);

    public Task StageAsync(params MappedRecord[] records) => area.StageAsync(records, [], CancellationToken.None);

    public Task StageAsync(params StrayRow[] strays) => area.StageAsync([], strays, CancellationToken.None);

    /// <summary>Closes every file with the rows that were made, and seals.</summary>
    public async Task SealAsync()
    {
        await CloseAsync();
        await area.SealAsync(CancellationToken.None);
    }

    /// <summary>Closes every file with the rows that were made.</summary>
    public async Task CloseAsync()
    {
        foreach (var (file, rows) in _streams.Values.SelectMany(stream => stream.Files))
            await area.CloseFileAsync(file, rows, CancellationToken.None);
    }

    /// <summary>Adds a stream of a module.</summary>
    public async Task AddStreamAsync(string name, string module)
    {
        var staging = new StreamStaging(new StreamEntry(name, module, _streams.Count));
        _streams.Add(name, staging);
        await area.AddStreamAsync(staging.Stream, CancellationToken.None);
        foreach (var (file, _) in staging.Files)
            await area.AddFileAsync(file, CancellationToken.None);
    }

    private sealed class StreamStaging(StreamEntry stream)
    {
        private readonly SourceFile _header = new(stream.Name, RowRole.Header, $"{stream.Name}.csv", ["key", "name"], "h");
        private readonly SourceFile _lines = new(stream.Name, RowRole.Line, $"{stream.Name}_lines.csv", ["key", "item"], "l");
        private long _headerRows;
        private long _lineRows;

        public StreamEntry Stream => stream;

        public long NextOrdinal { get; set; }

        public IEnumerable<(SourceFile File, long Rows)> Files => [(_header, _headerRows), (_lines, _lineRows)];

        public SourceRow NextRow(RowRole fileRole, params string[] cells)
        {
            var (file, number) = fileRole == RowRole.Header ? (_header, ++_headerRows) : (_lines, ++_lineRows);
            return new SourceRow(file, number, number + 1, number + 1, cells);
        }
    }
}
