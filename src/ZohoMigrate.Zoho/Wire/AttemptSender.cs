using System.Globalization;
using System.Net.Sockets;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Zoho.Wire;

/// <summary>
/// Sends one attempt and reads its answer whole, within the attempt's own time. Once here, nothing from outside stops it: bytes that
/// have left cannot be called back, and their outcome must be known.
/// </summary>
/// <param name="http">The way there.</param>
/// <param name="leftHeaders">Headers that say how many permits of a day are left.</param>
/// <param name="delivery">How long an attempt may take.</param>
/// <param name="time">The real clock.</param>
internal sealed class AttemptSender(HttpClient http, IReadOnlyCollection<string> leftHeaders, DeliveryOptions delivery, TimeProvider time)
{
    // A line of a megabit a second still gets a file through.
    private const double SlowestBytesPerSecond = 128 * 1024;

    /// <param name="request">What is sent.</param>
    /// <param name="mostBytes">Longest answer that is read.</param>
    /// <param name="uploaded">Bytes of a file that is uploaded with it: they are given time besides.</param>
    public async Task<WireAnswer> SendAsync(HttpRequestMessage request, int mostBytes, long uploaded = 0)
    {
        var longest = delivery.AttemptTimeout + TimeSpan.FromSeconds(uploaded / SlowestBytesPerSecond);
        using var inTime = new CancellationTokenSource(longest, time);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, inTime.Token);
            var answer = new WireAnswer
            {
                From = WireWords.Of(request.RequestUri),
                Status = (int)response.StatusCode,
                RetryAfter = RetryAfterHeader.Read(response, time),
                RequestId = RequestIdHeader.Read(response),
                Date = response.Headers.Date,
                Left = LeftIn(response),
            };
            try
            {
                await response.Content.LoadIntoBufferAsync(mostBytes, inTime.Token);
                return answer with { Body = await response.Content.ReadAsByteArrayAsync(CancellationToken.None) };
            }
            catch (Exception e) when (IsFailure(e))
            {
                return Failed(answer, request.RequestUri, e, inTime.IsCancellationRequested ? longest : null);
            }
        }
        catch (Exception e) when (IsFailure(e))
        {
            return Failed(new WireAnswer { From = WireWords.Of(request.RequestUri) }, request.RequestUri, e, inTime.IsCancellationRequested ? longest : null);
        }
    }

    private Dictionary<string, int> LeftIn(HttpResponseMessage response)
    {
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in leftHeaders)
        {
            if (response.Headers.TryGetValues(name, out var values) && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                left.Add(name, count);
        }

        return left;
    }

    private static WireAnswer Failed(WireAnswer answer, Uri? address, Exception e, TimeSpan? timedOut)
    {
        var failure = timedOut is not null ? WireFailure.TimedOut : FailureOf(e);
        return answer with
        {
            Failure = failure,
            Explanation = failure switch
            {
                WireFailure.NotSent when e is OperationCanceledException => $"no connection to {answer.From}: no answer there in time",
                WireFailure.NotSent => WireWords.NotConnected(address, (e as HttpRequestException)?.HttpRequestError ?? HttpRequestError.ConnectionError),
                WireFailure.TimedOut => string.Create(CultureInfo.InvariantCulture, $"no complete answer of {answer.From} within {timedOut}"),
                WireFailure.TooLong => $"the answer of {answer.From} is longer than any of Zoho's",
                WireFailure.FileUnread => "the upload was broken off here before its end: its file cannot be read, or is not what was checked",
                _ when e is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => WireWords.Failed(address, e),
                _ => $"the connection to {answer.From} broke before the answer was complete",
            },
        };
    }

    // A bare SocketException comes from the handler when a server resets the connection in the very moment it is made (measured).
    private static bool IsFailure(Exception e) => e is HttpRequestException or IOException or OperationCanceledException or SocketException;

    private static WireFailure FailureOf(Exception e) => e switch
    {
        _ when UnreadFileException.IsBehind(e) => WireFailure.FileUnread,
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
        } => WireFailure.NotSent,
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => WireFailure.TooLong,
        // Only the handler's connect timeout cancels on its own.
        OperationCanceledException { InnerException: TimeoutException } => WireFailure.NotSent,
        _ => WireFailure.Broken,
    };
}
