using Microsoft.Extensions.Logging.Abstractions;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Correcting;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Testing.Correcting;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Correcting.Moving;

/// <summary>Orders with lines in a real checkpoint, staged from real files, each settled as a test says and taken back from real files.</summary>
internal sealed class OrderBook : IAsyncDisposable
{
    public const string Headers = "orders.csv";
    public const string Lines = "lines.csv";

    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private static readonly Problem TheirWord = new(ProblemStage.Delivery, "zoho-9", "Zoho would not.");

    private readonly TemporaryFolder _folder = new();
    private readonly Pack _pack;
    private SqliteCheckpoint _checkpoint = null!;

    private OrderBook(string orders, string lines)
    {
        _folder.Write("migration.yaml", "name: t\nproducts: [books]\nstreams: [customers, orders]");
        _folder.Write("customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields: { contact_name: { from: name } }");
        _folder.Write("orders.yaml", """
            module: books.invoices
            source: orders.csv
            key: [id]
            lines: { source: lines.csv, on: { id: order } }
            fields:
              customer_id: { ref: customers, from: customer }
              invoice_number: { from: id }
              date: { from: date }
              line_items: { each: line, fields: { name: { from: item }, rate: { const: 1 }, quantity: { from: quantity } } }
            """);
        // Who refers to LOST is blocked: it has no name.
        _folder.Write("customers.csv", "id,name\nGOOD,Good\nLOST,\n");
        _folder.Write(Headers, orders);
        _folder.Write(Lines, lines);
        _pack = Pack.Load(_folder.Path, new Dictionary<string, string>(StringComparer.Ordinal), Catalogue);
    }

    public static async Task<OrderBook> StageAsync(string orders, string lines)
    {
        var book = new OrderBook(orders, lines);
        book._checkpoint = await SqliteCheckpoint.CreateAsync(
            book._folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        await book.Road().StageAsync(book._pack, book._folder.Path, NoProgress.Instance, CancellationToken.None);
        return book;
    }

    /// <summary>Settles every order that is ready: created, refused, unknown, or put back to pending. Customers are created.</summary>
    public async Task SettleAsync(Func<string, RecordState> fate)
    {
        var pending = new List<Outcome>();
        while (await _checkpoint.TakeReadyAsync(100, CancellationToken.None) is { Count: > 0 } steps)
        {
            foreach (var step in steps)
            {
                var state = step.Stream == "orders" ? fate(step.Key) : RecordState.Created;
                if (state == RecordState.Pending)
                    pending.Add(new PutBack(step.Item));
                else
                    await SettleAsync(step, state);
            }
        }

        await _checkpoint.SettleAsync(pending);
    }

    /// <summary>Every row of a source, with its name, as reports have had or might have it.</summary>
    public async Task<ReportFile> RowsAsync(string file)
    {
        var reading = (await _checkpoint.ReadFilesAsync(CancellationToken.None)).Single(account => account.File.Name == file).File.Reading;
        var rows = File.ReadAllLines(_folder[file]);
        _folder.Write($"returned/{file}", string.Concat(rows.Select((row, i) => $"{row},{(i == 0 ? "zm_row" : $"{file}#{i}@{reading}")}\n")));
        return ReportFile.Load(_folder["returned", file]);
    }

    /// <summary>What the error report holds of the orders: headers, then lines, where there are any.</summary>
    public async Task<IReadOnlyList<ReportFile>> ReportAsync()
    {
        await ReportingStage.WriteAsync(
            _checkpoint, Catalogue, _folder.Path, new RunEnd(RunState.CompletedWithErrors), NullLogger.Instance, CancellationToken.None);
        string[] names = ["orders.csv", "orders.lines.csv"];
        return [.. names.Select(name => _folder["errors", name]).Where(File.Exists).Select(ReportFile.Load)];
    }

    public async Task<CorrectionAccount> RetryAsync(params IEnumerable<ReportFile> files)
    {
        var returned = new List<ReturnedFile>();
        foreach (var file in files.Where(file => file.Rows.Count > 0))
        {
            var path = _folder["returned", $"{returned.Count}.csv"];
            Directory.CreateDirectory(_folder["returned"]);
            file.Save(path);
            returned.Add(new ReturnedFile(path, Path.GetFileName(path)));
        }

        return await Road().RetryAsync(_pack, returned, CancellationToken.None);
    }

    public async Task<StagedPicture> PictureAsync() => StagedPicture.Read(
        _folder["checkpoint.db"],
        await _checkpoint.ReadStreamsAsync(CancellationToken.None),
        await _checkpoint.ReadFilesAsync(CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        await _checkpoint.DisposeAsync();
        _folder.Dispose();
    }

    private async Task SettleAsync(ReadyStep step, RecordState state)
    {
        if (state == RecordState.Created)
        {
            await _checkpoint.DeliverAsync(step.Item, $"{step.Item.Record}");
            return;
        }

        var kind = state == RecordState.Refused ? ReplyKind.Refused : ReplyKind.Unknown;
        await _checkpoint.EndAsync(await _checkpoint.BeginAsync(step.Item), CheckpointCalls.End(kind));
        await _checkpoint.SettleAsync([state == RecordState.Refused
            ? new Refused(step.Item) { Problems = [TheirWord] }
            : new Parked(step.Item, false, CheckpointCalls.Noon, "lost")]);
    }

    private MigrationPipeline Road() => new(_checkpoint, Catalogue, TimeProvider.System, NullLogger.Instance);
}
