using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.Errors;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.OAuth;
using ZohoMigrate.Zoho.Options;
using ZohoMigrate.Zoho.Resilience;
using ZohoMigrate.Zoho.Wire;

namespace ZohoMigrate.Zoho;

/// <summary>Everything that speaks to one organisation at Zoho, put together. One for the life of the process.</summary>
public sealed class ZohoConnection : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly AccessTokenSource _tokens;

    private readonly Dictionary<string, Organizations> _organizations;

    private ZohoConnection(HttpClient http, AccessTokenSource tokens, ZohoClient client, LaneSet lanes, Dictionary<string, Organizations> organizations)
    {
        _http = http;
        _tokens = tokens;
        Client = client;
        Lanes = lanes;
        _organizations = organizations;
    }

    /// <summary>Sends requests; may be used from many tasks at once.</summary>
    public ZohoClient Client { get; }

    /// <summary>Every lane of the catalogue, by "product.lane".</summary>
    public LaneSet Lanes { get; }

    /// <summary>What a product knows of the organisations.</summary>
    public Organizations Organizations(string product) => _organizations[product];

    /// <summary>Opens the lanes; sends nothing yet.</summary>
    /// <param name="zoho">Server, organisation, credentials.</param>
    /// <param name="delivery">How long to wait for what.</param>
    /// <param name="limits">Product ("books") → what the user says of its lanes.</param>
    /// <param name="catalogue">What Zoho demands, of the products that are spoken to.</param>
    /// <param name="stateFolder">Where the lanes' files are (<c>lanes/</c> below it); made if missing.</param>
    /// <param name="journal">Where attempts are written down.</param>
    /// <param name="time">The clock of limits and waits; what one attempt may take is measured by the real one behind it (<see cref="ScaledTimeProvider"/>).</param>
    /// <param name="random">For the jitter of retries.</param>
    /// <param name="loggers">Where the log goes.</param>
    /// <param name="cancellationToken">Ends the wait for another process that is opening the same lane.</param>
    /// <exception cref="ZohoSettingsException">A setting is missing, or an address would send secrets in the clear.</exception>
    public static async Task<ZohoConnection> OpenAsync(
        ZohoOptions zoho,
        DeliveryOptions delivery,
        IReadOnlyDictionary<string, LaneOptions> limits,
        ZohoCatalogue catalogue,
        string stateFolder,
        IAttemptJournal journal,
        TimeProvider time,
        Random random,
        ILoggerFactory loggers,
        CancellationToken cancellationToken)
    {
        CheckComplete(zoho);
        var organization = zoho.OrganizationId!;
        var dataCenter = DataCenters.Of(zoho.DataCenter);
        var accounts = ServerAddress.Checked(zoho.AccountsUrl ?? dataCenter.Accounts, "Zoho:AccountsUrl");
        var hosts = new ApiHosts(zoho, dataCenter);
        var reached = new ReachedOrganizations(organization);
        var logger = loggers.CreateLogger("ZohoMigrate.Zoho");
        var boot = BootId.Of(time);
        var ownBoot = boot ?? Guid.NewGuid().ToString();
        var wireTime = ScaledTimeProvider.RealOf(time);

        var lanes = await new LaneOpener(zoho, delivery, limits, stateFolder, boot, time, logger).OpenAsync(catalogue, cancellationToken);
        var http = ZohoHttp.Create(delivery);
        var endpoint = new TokenEndpoint(http, zoho, accounts, delivery.AttemptTimeout, wireTime);
        var clock = new TokenClock(time, ownBoot);
        var cache = new TokenCache(stateFolder, zoho, accounts, clock, logger);
        var tokens = new AccessTokenSource(new TokenAsker(endpoint, cache, clock, journal, logger), time);
        var answers = catalogue.Products.ToDictionary(product => product.Product, ProductAnswers.Of, StringComparer.Ordinal);
        var attempt = new JournaledAttempt(
            new RequestComposer(catalogue, organization, reached, hosts),
            new AttemptSender(http, [.. catalogue.Products.SelectMany(product => product.Lanes.Values).Select(lane => lane.LeftHeader).OfType<string>()], delivery, wireTime),
            new ReplyClassifier(answers, delivery, time),
            journal,
            new ServerClock(time, logger),
            ownBoot,
            time,
            logger);
        var client = new ZohoClient(RetryPipeline.Create(delivery, time, random), tokens, lanes, attempt, time);
        var organizations = catalogue.Products.ToDictionary(
            product => product.Product,
            product => new Organizations(client, product, organization, limits.GetValueOrDefault(product.Product), lanes, reached),
            StringComparer.Ordinal);
        return new ZohoConnection(http, tokens, client, lanes, organizations);
    }

    /// <summary>Tells of each access token before it is used, so that whoever writes anything can keep it out. Call it before the first request.</summary>
    public void TellTokens(Action<string> told) => _tokens.Tell(told);

    public async ValueTask DisposeAsync()
    {
        _tokens.Dispose();
        _http.Dispose();
        await Lanes.DisposeAsync();
    }

    private static void CheckComplete(ZohoOptions zoho)
    {
        var missing = new[]
        {
            (Name: nameof(zoho.OrganizationId), Value: zoho.OrganizationId),
            (Name: nameof(zoho.ClientId), Value: zoho.ClientId),
            (Name: nameof(zoho.ClientSecret), Value: zoho.ClientSecret),
            (Name: nameof(zoho.RefreshToken), Value: zoho.RefreshToken),
        }
            .Where(setting => string.IsNullOrWhiteSpace(setting.Value))
            .Select(setting => $"{ZohoOptions.Section}:{setting.Name} (environment: ZOHOMIGRATE_{ZohoOptions.Section}__{setting.Name})")
            .ToList();
        if (missing.Count > 0)
        {
            throw new ZohoSettingsException(
                $"Not set: {string.Join(", ", missing)}. Set it in zohomigrate.json or in the environment; secrets can be user secrets.");
        }
    }
}
