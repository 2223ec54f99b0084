using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ZohoMigrate.Sandbox.Http;

namespace ZohoMigrate.Sandbox;

/// <summary>A simulated Zoho Books: an HTTP server on loopback with its own limits, its own ledger and its own opinion of what is right.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    // More than Zoho takes, so that it is the sandbox that says no.
    private const int LargestBody = 64 * 1024 * 1024;

    private readonly WebApplication _application;
    private readonly SandboxParts _parts;

    private SandboxServer(WebApplication application, SandboxParts parts)
    {
        (_application, _parts) = (application, parts);
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        (Address, UploadAddress) = (new Uri(addresses.First()), new Uri(addresses.Last()));
    }

    /// <summary>Where it listens, for token calls and API calls alike: <c>http://127.0.0.1:port/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Where it takes the files of Zoho CRM's bulk write: the same, unless they have a port of their own.</summary>
    public Uri UploadAddress { get; }

    /// <summary>Ten digits, the same as long as the state file lives.</summary>
    public string OrganizationId => _parts.State.OrganizationId;

    /// <summary>The only credentials its token endpoint takes.</summary>
    public SandboxCredentials Credentials => _parts.Credentials;

    internal string StateFile => _parts.StateFile;

    /// <summary>Every token that it has given out since it was started, those that are dead by now as well.</summary>
    internal IReadOnlyList<string> TokensGiven
    {
        get
        {
            lock (_parts.State.Gate)
                return _parts.State.Tokens.Given;
        }
    }

    /// <summary>Starts a sandbox; dispose it to stop it. Limits, token lifetimes, lag and latency follow <paramref name="time"/> alone.</summary>
    /// <exception cref="SandboxException">An option is out of range, the plan is unknown, or the port or state file cannot be had.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, TimeProvider time, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        SandboxOptionsCheck.Throw(options);
        var parts = new SandboxParts(options, time);
        var application = Build(options, parts);
        try
        {
            await application.StartAsync(ct);
            return new SandboxServer(application, parts);
        }
        catch (Exception e)
        {
            await application.DisposeAsync();
            parts.Dispose();
            if (e is IOException)
                throw new SandboxException($"The sandbox cannot listen on port {Ports(options)}: {e.Message} Choose another, or 0 for any.", e);
            throw;
        }
    }

    /// <summary>What <c>GET /_sandbox/summary</c> answers, without HTTP.</summary>
    /// <exception cref="SandboxException">The sandbox itself failed at some request: what it counted cannot be trusted.</exception>
    public Task<SandboxLedgerSummary> SummarizeAsync(CancellationToken ct) => Task.Run(_parts.Summary.Read, ct);

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        _parts.Dispose();
    }

    private static string Ports(SandboxOptions options) =>
        options.UploadPort is { } uploads ? string.Create(CultureInfo.InvariantCulture, $"{options.Port} or {uploads}") : options.Port.ToString(CultureInfo.InvariantCulture);

    // An empty builder: the sandbox reads no settings file and no environment variable, and logs nothing.
    private static WebApplication Build(SandboxOptions options, SandboxParts parts)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(IPAddress.Loopback, options.Port);
            if (options.UploadPort is { } uploads)
            {
                kestrel.Listen(IPAddress.Loopback, uploads, listen => listen.Use(next => connection =>
                {
                    connection.Features.Set(new UploadPort());
                    return next(connection);
                }));
            }
        });
        builder.Services.AddSingleton<IHostLifetime, UnsignalledLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var application = builder.Build();
        var stopping = application.Lifetime.ApplicationStopping;
        application.Run(context => parts.Front.HandleAsync(context, stopping));
        return application;
    }
}
