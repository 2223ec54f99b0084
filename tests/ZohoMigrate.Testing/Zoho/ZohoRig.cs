using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Testing.Zoho;

/// <summary>A connection to a raw server, with a state folder and a journal of its own.</summary>
public sealed class ZohoRig : IAsyncDisposable
{
    public static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    private readonly TemporaryFolder? _folder;

    private ZohoRig(ZohoConnection connection, MemoryJournal journal, ListLogger log, TemporaryFolder? folder)
    {
        Connection = connection;
        Journal = journal;
        Log = log;
        _folder = folder;
    }

    public ZohoConnection Connection { get; }

    public MemoryJournal Journal { get; }

    public ListLogger Log { get; }

    /// <summary>Secrets as a user would have them; no log or message may hold any.</summary>
    public static ZohoOptions Settings(Uri server) => new()
    {
        OrganizationId = "60001",
        ClientId = "1000.client",
        ClientSecret = "secret-client",
        RefreshToken = "1000.secret-refresh",
        AccountsUrl = server,
        ApiUrl = server,
    };

    /// <summary>Opens a connection, to <paramref name="server"/> or where the settings say. Real time, unless told otherwise; limits wide enough not to matter.</summary>
    public static async Task<ZohoRig> OpenAsync(
        WireServer? server,
        DeliveryOptions? delivery = null,
        LaneOptions? lane = null,
        TimeProvider? time = null,
        MemoryJournal? journal = null,
        string? stateFolder = null,
        ZohoOptions? settings = null,
        int seed = 7)
    {
        var folder = stateFolder is null ? new TemporaryFolder() : null;
        journal ??= new MemoryJournal();
        var log = new ListLogger();
        var connection = await ZohoConnection.OpenAsync(
            settings ?? Settings(server!.Address),
            delivery ?? new DeliveryOptions(),
            new Dictionary<string, LaneOptions> { ["books"] = lane ?? new LaneOptions { Requests = 10_000, Concurrency = 50, PerDay = 100_000 } },
            Catalogue,
            stateFolder ?? folder!.Path,
            journal,
            time ?? TimeProvider.System,
            new Random(seed),
            log,
            CancellationToken.None);
        return new ZohoRig(connection, journal, log, folder);
    }

    /// <summary>A request for an operation of the invoices module ("create", "get", …), carrying one record unless it only reads.</summary>
    public static ApiRequest Request(string operation, long id = 1)
    {
        var spec = Catalogue.Module("books.invoices").Operations[operation];
        return new ApiRequest(id, spec)
        {
            RecordId = spec.Path.Contains("{id}", StringComparison.Ordinal) ? "982000000567114" : null,
            Body = spec.Effect == Effect.Create ? """{"invoice_number":"NW-10248"}""" : null,
            Items = spec.Effect == Effect.Read ? [] : [new RequestItem(id, 0)],
            Purpose = spec.Effect == Effect.Read ? RequestPurpose.Read : RequestPurpose.Write,
        };
    }

    public Task<Reply> SendAsync(string operation, long id = 1, CancellationToken stopping = default) =>
        Connection.Client.SendAsync(Request(operation, id), stopping);

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        Log.Dispose();
        _folder?.Dispose();
    }
}
