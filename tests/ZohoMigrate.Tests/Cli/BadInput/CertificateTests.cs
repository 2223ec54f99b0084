using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xunit;
using ZohoMigrate.Testing.Zoho;

namespace ZohoMigrate.Tests.Cli.BadInput;

/// <summary>A server whose certificate nobody vouches for is told nothing.</summary>
public sealed class CertificateTests : IDisposable
{
    private readonly BadInputFolder _folder = new();

    [Theory]
    [InlineData("Zoho:ApiUrl", "")]
    [InlineData("Zoho:AccountsUrl", "Zoho gives no access token: ")]
    public async Task Run_ACertificateNobodyVouchesFor_PausesAndSendsNothing(string setting, string before)
    {
        await using var good = new WireServer(_ => WireReply.Success);
        await using var server = new SelfSignedServer();
        _folder.Settings(good.Address, "99");
        _folder.Edit("zohomigrate.json", "\"Zoho\":{", $"\"Zoho\":{{\"AccountsUrl\":\"{good.Address}\",");
        var run = await _folder.InvokeAsync($"run pack --data data --run run --config {setting}={server.Address}");

        Assert.Equal(4, run.ExitCode);
        BadInputFolder.AssertPlain(
            run,
            $"{before}no connection to https://localhost:{server.Address.Port}: no secure connection (TLS): its certificate is not trusted here",
            "zohomigrate resume run");
        Assert.True(server.Connections > 0);
        Assert.Equal(0, server.Received);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Speaks TLS, with a certificate for its own name that it has signed itself.</summary>
    private sealed class SelfSignedServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly X509Certificate2 _certificate = Sign();
        private readonly Task _answering;

        public SelfSignedServer()
        {
            _listener.Start();
            Address = new Uri($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");
            _answering = AnswerAsync();
        }

        public Uri Address { get; }

        public int Connections { get; private set; }

        /// <summary>Bytes that came once the connection was secure.</summary>
        public int Received { get; private set; }

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _answering;
            _certificate.Dispose();
        }

        private static X509Certificate2 Sign()
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            request.CertificateExtensions.Add(names.Build());
            using var signed = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pkcs12), password: null);
        }

        private async Task AnswerAsync()
        {
            while (true)
            {
                try
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    Connections++;
                    await using var secure = new SslStream(client.GetStream());
                    await secure.AuthenticateAsServerAsync(_certificate);
                    Received += await secure.ReadAsync(new byte[8192]);
                }
                catch (Exception exception) when (exception is IOException or AuthenticationException)
                {
                    // The client turned away.
                }
                catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }
}
