using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ZohoMigrate.Testing.Zoho;

/// <summary>
/// An HTTP/1.1 server on bare sockets: it sees every byte that arrives, and can cut the connection wherever it likes. The token
/// endpoint answers by itself unless <see cref="Token"/> says otherwise.
/// </summary>
public sealed class WireServer : IAsyncDisposable
{
    public const string GoodToken = """{"access_token":"1000.secret-access","expires_in":3600,"token_type":"Bearer"}""";

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentBag<Socket> _open = [];
    private readonly ConcurrentQueue<WireRequest> _requests = new();
    private readonly ConcurrentQueue<WireRequest> _tokenRequests = new();
    private readonly ConcurrentDictionary<int, WireReply> _replies = new();
    private readonly Func<WireRequest, WireReply> _answer;
    private readonly Task _accepting;
    private int _arrivals;
    private int _connections;

    public WireServer(Func<WireRequest, WireReply> answer, int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Answers the token endpoint.</summary>
    public Func<WireRequest, WireReply> Token { get; init; } = _ => new WireReply(200, GoodToken);

    /// <summary>Whether to cut a connection before anything is read from it.</summary>
    public Func<int, bool> CutOnAccept { get; init; } = _ => false;

    /// <summary>Whether the answer depends on the body: it is then asked for only after it, and cannot cut the connection before.</summary>
    public bool ReadsBodyFirst { get; init; }

    /// <summary>Called at the first byte of each request that is not for a token.</summary>
    public Action? OnArrival { get; init; }

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Requests whose head came whole, but for token calls.</summary>
    public IReadOnlyCollection<WireRequest> Requests => _requests;

    public IReadOnlyCollection<WireRequest> TokenRequests => _tokenRequests;

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        foreach (var socket in _open)
            socket.Dispose();
        await _accepting;
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_closing.Token);
                _open.Add(socket);
                var connection = Interlocked.Increment(ref _connections);
                if (CutOnAccept(connection))
                    Reset(socket);
                else
                    _ = ServeAsync(socket, connection);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The server closes.
        }
    }

    private async Task ServeAsync(Socket socket, int connection)
    {
        try
        {
            socket.NoDelay = true;
            using var stream = new NetworkStream(socket, ownsSocket: true);
            while (await ReadHeadAsync(stream, connection) is { } request && await AnswerAsync(socket, stream, request))
            {
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client, or the server, has gone.
        }
    }

    private async Task<WireRequest?> ReadHeadAsync(NetworkStream stream, int connection)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!EndsHead(head))
        {
            if (await stream.ReadAsync(one, _closing.Token) == 0)
                return null;
            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var start = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(':', 2))
            .ToDictionary(header => header[0], header => header[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var isToken = start[1].StartsWith("/oauth/", StringComparison.Ordinal);
        if (!isToken)
            OnArrival?.Invoke();
        return new WireRequest(isToken ? 0 : Interlocked.Increment(ref _arrivals), connection, start[0], start[1], headers);
    }

    private static bool EndsHead(StringBuilder head) => head.Length >= 4 && head[^1] == '\n' && head[^2] == '\r' && head[^3] == '\n';

    private async Task<bool> AnswerAsync(Socket socket, NetworkStream stream, WireRequest request)
    {
        var isToken = request.Number == 0;
        var length = request.Headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        if (!isToken && !ReadsBodyFirst && Peek(request).Drop == WireDrop.AfterHead)
        {
            _requests.Enqueue(request);
            Reset(socket);
            return false;
        }

        var body = new byte[length];
        await stream.ReadExactlyAsync(body, _closing.Token);
        request = request with { Body = Encoding.UTF8.GetString(body) };
        (isToken ? _tokenRequests : _requests).Enqueue(request);
        var reply = isToken ? Token(request) : Peek(request);
        if (reply.Delay > TimeSpan.Zero)
            await Task.Delay(reply.Delay, _closing.Token);
        return await SendAsync(socket, stream, reply);
    }

    // One answer per request, asked for at its head or after its body.
    private WireReply Peek(WireRequest request) => _replies.GetOrAdd(request.Number, _ => _answer(request));

    private async Task<bool> SendAsync(Socket socket, NetworkStream stream, WireReply reply)
    {
        var content = Encoding.UTF8.GetBytes(reply.Body);
        var head = $"HTTP/1.1 {reply.Status} X\r\n{string.Concat(reply.Headers.Select(header => header + "\r\n"))}Content-Length: {content.Length}\r\n\r\n";
        var bytes = (byte[])[.. Encoding.UTF8.GetBytes(head), .. content];
        var sent = reply.Drop switch
        {
            WireDrop.None => bytes.Length,
            WireDrop.InStatusLine => 6,
            WireDrop.InHeaders => 20,
            WireDrop.InBody => bytes.Length - (content.Length / 2),
            _ => 0,
        };
        await stream.WriteAsync(bytes.AsMemory(0, sent), _closing.Token);
        switch (reply.Drop)
        {
            case WireDrop.None:
                return true;
            case WireDrop.Silence:
                await Task.Delay(Timeout.InfiniteTimeSpan, _closing.Token);
                return false;
            case WireDrop.Reset:
                Reset(socket);
                return false;
            default:
                socket.Shutdown(SocketShutdown.Both);
                return false;
        }
    }

    private static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }
}
