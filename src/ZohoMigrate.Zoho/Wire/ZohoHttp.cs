using System.Net;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Zoho.Wire;

/// <summary>The one HttpClient of a connection: nothing in it sends, waits or follows on its own account.</summary>
internal static class ZohoHttp
{
    /// <summary>Longest answer read: 200 invoices with their lines are well below.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>Longest file read: what is said of the rows of a file of 25 MB repeats at most three columns of it.</summary>
    public const int MostBytesOfAFile = 64 * 1024 * 1024;

    /// <summary>Shorter than servers commonly keep idle connections: one they close while we send is an unknown outcome.</summary>
    private static readonly TimeSpan IdleConnection = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(15);

    public static HttpClient Create(DeliveryOptions delivery)
    {
        // A connect that times out by itself is provably not sent; the attempt's own timeout would leave that open.
        var connect = delivery.AttemptTimeout / 2 < LongestConnect ? delivery.AttemptTimeout / 2 : LongestConnect;
        var handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = connect,
            PooledConnectionIdleTimeout = IdleConnection,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            UseCookies = false,
            UseProxy = false,
        };
        var http = new HttpClient(handler)
        {
            DefaultRequestVersion = HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var version = typeof(ZohoHttp).Assembly.GetName().Version!;
        http.DefaultRequestHeaders.UserAgent.Add(new("zohomigrate", version.ToString(3)));
        return http;
    }
}
