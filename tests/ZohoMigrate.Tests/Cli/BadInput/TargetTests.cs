using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text.Json;
using Xunit;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing.Zoho;

namespace ZohoMigrate.Tests.Cli.BadInput;

/// <summary>Servers that are not there, are not Zoho, or want other credentials: the message names the address, never a secret.</summary>
public sealed class TargetTests : IDisposable
{
    private const string Line = "run pack --data data --run run";

    private readonly BadInputFolder _folder = new();

    public static TheoryData<string, int, string, bool> Answers => new()
    {
        { "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n<html/>", 4, "the answer of http://127.0.0.1:{port} is not one of Zoho's", false },
        { "HTTP/1.1 302 Found\r\nLocation: https://example.com/\r\nContent-Length: 0\r\n\r\n", 3, "HTTP 302 of http://127.0.0.1:{port} without a readable answer", false },
        { "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 3, "HTTP 404 of http://127.0.0.1:{port} without a readable answer", false },
        { "220 mail.example.com ESMTP\r\n", 4, "http://127.0.0.1:{port}", false },
        { "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n<html/>", 4, "Zoho gives no access token: the answer of http://127.0.0.1:{port} is not one of Zoho's (HTTP 200).", true },
        { "HTTP/1.1 302 Found\r\nLocation: https://example.com/\r\nContent-Length: 0\r\n\r\n", 3, "is not one of Zoho's (HTTP 302). Check the network, and that Zoho:DataCenter (or Zoho:AccountsUrl", true },
        { "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 3, "is not one of Zoho's (HTTP 404).", true },
        { "220 mail.example.com ESMTP\r\n", 4, "Zoho gives no access token: what answers at http://127.0.0.1:{port} does not speak HTTP.", true },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Run_SomethingElseAnswers_IsSaidWithItsAddress(string answer, int exitCode, string said, bool isForToken)
    {
        await using var elsewhere = new AnyServer(answer);
        await using var accounts = new WireServer(_ => WireReply.Success);
        Use(elsewhere.Address, isForToken ? elsewhere.Address : accounts.Address);

        await AssertEndAsync(exitCode, said.Replace("{port}", $"{elsewhere.Address.Port}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9", "Paused. no connection to http://127.0.0.1:9: nothing answers there Check the network, and that Zoho:DataCenter (or Zoho:ApiUrl")]
    [InlineData("https://nowhere.invalid", "no connection to https://nowhere.invalid: its name is not known (no network, or a slip in the address)")]
    public async Task Run_NothingAnswers_PausesAndNamesTheAddress(string address, string said)
    {
        await using var accounts = new WireServer(_ => WireReply.Success);
        Use(new Uri(address), accounts.Address);

        await AssertEndAsync(4, said, "Go on with: zohomigrate resume run");
    }

    [Fact]
    public async Task Run_NoSecureConnection_SaysSo()
    {
        await using var plain = new AnyServer("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        await using var accounts = new WireServer(_ => WireReply.Success);
        Use(new UriBuilder(plain.Address) { Scheme = "https" }.Uri, accounts.Address);

        await AssertEndAsync(4, $"no connection to https://127.0.0.1:{plain.Address.Port}: no secure connection (TLS)");
    }

    [Fact]
    public async Task Run_TheAccountsServerIsDown_PausesAndNamesIt()
    {
        await using var api = new WireServer(_ => WireReply.Success);
        Use(api.Address, new Uri("http://127.0.0.1:9"));

        await AssertEndAsync(4, "Zoho gives no access token: no connection to http://127.0.0.1:9: nothing answers there.");
    }

    [Theory]
    [InlineData("RefreshToken", "1000.revoked", "invalid_code", "The refresh token is wrong, revoked or of another data centre.")]
    [InlineData("ClientSecret", "wrong", "invalid_client", "Zoho:ClientSecret")]
    [InlineData("ClientId", "1000.UNKNOWN", "invalid_client", "Check Zoho:ClientId")]
    [InlineData("OrganizationId", "99", "These credentials do not belong to organisation 99.", "this one stays bound to that id. Nothing was sent.")]
    public async Task Run_WrongCredentials_StopAndResumeOnceTheyAreRight(string setting, string value, string said, string remedy)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions(), TimeProvider.System, CancellationToken.None);
        _folder.Settings(sandbox.Address, sandbox.OrganizationId, sandbox.Credentials);
        var right = _folder.Read("zohomigrate.json");
        var was = JsonDocument.Parse(right).RootElement.GetProperty("Zoho").GetProperty(setting).GetString()!;
        _folder.Edit("zohomigrate.json", $"\"{was}\"", $"\"{value}\"");

        await AssertEndAsync(3, said, remedy, "When that is mended, go on with: zohomigrate resume run");

        Assert.DoesNotContain("create", string.Join(' ', (await sandbox.SummarizeAsync(CancellationToken.None)).ByOperation.Keys), StringComparison.Ordinal);
        _folder.Write("zohomigrate.json", right);
        var mended = await _folder.InvokeAsync(setting == "OrganizationId" ? $"{Line}2" : "resume run");
        Assert.Equal(0, mended.ExitCode);
        Assert.Equal(0, (await sandbox.SummarizeAsync(CancellationToken.None)).CreatesCommittedTwice);
    }

    [SkippableTheory]
    [InlineData(UnixFileMode.GroupRead, "")]
    [InlineData(UnixFileMode.OtherRead, "--verbose")]
    [InlineData(UnixFileMode.None, "")]
    [UnsupportedOSPlatform("windows")]
    public async Task Run_SecretsThatOthersMayRead_WarnsAndGoesOn(UnixFileMode others, string option)
    {
        Skip.If(OperatingSystem.IsWindows(), "the file system has no such modes");
        Skip.If((File.GetUnixFileMode(Path.GetTempPath()) & UnixFileMode.OtherExecute) == UnixFileMode.None, "nobody else can enter the temporary folder");
        Use(new Uri("http://127.0.0.1:9"), new Uri("http://127.0.0.1:9"));
        var settings = _folder["zohomigrate.json"];
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        File.SetUnixFileMode(settings, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
        var run = await _folder.InvokeAsync($"run pack --data data --run run --dry-run {option}".TrimEnd());

        BadInputFolder.AssertPlain(run);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            others != UnixFileMode.None,
            run.Error.Contains($"{settings} holds a secret, and other users of this machine may read it. Make it yours alone: chmod 600 {settings}", StringComparison.Ordinal));
        // In a folder that nobody else may enter it is private.
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.DoesNotContain("holds a secret", (await _folder.InvokeAsync("run pack --data data --run run --dry-run")).Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Use(Uri api, Uri accounts)
    {
        _folder.Settings(api, "99");
        _folder.Edit("zohomigrate.json", "\"Zoho\":{", $"\"Zoho\":{{\"AccountsUrl\":\"{accounts}\",");
    }

    private async Task AssertEndAsync(int exitCode, params string[] said)
    {
        var run = await _folder.InvokeAsync(Line);

        BadInputFolder.AssertPlain(run, said);
        Assert.Equal(exitCode, run.ExitCode);
    }

    /// <summary>Says the same to whoever connects and closes.</summary>
    private sealed class AnyServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task _answering;

        public AnyServer(string answer)
        {
            _listener.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
            _answering = AnswerAsync(System.Text.Encoding.ASCII.GetBytes(answer));
        }

        public Uri Address { get; }

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _answering;
        }

        private async Task AnswerAsync(byte[] answer)
        {
            try
            {
                while (true)
                {
                    using var socket = await _listener.AcceptSocketAsync();
                    await socket.ReceiveAsync(new byte[8192]);
                    await socket.SendAsync(answer);
                    socket.Shutdown(SocketShutdown.Send);
                    while (await socket.ReceiveAsync(new byte[8192]) > 0)
                    {
                    }
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
