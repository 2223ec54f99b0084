using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Http;

/// <summary>The token endpoint (reference/zoho-oauth.md §2–4): most failures come with HTTP 200, and ten tokens in ten minutes are all.</summary>
internal sealed class TokenEndpoint(SandboxState state, ArrivalDesk arrivals, SandboxCredentials credentials, TimeSpan lifetime)
{
    public const string Path = "/oauth/v2/token";

    private const int MostTokens = 10;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    private static readonly JsonObject TooMany = new()
    {
        ["error_description"] = "You have made too many requests continuously. Please try again after some time.",
        ["error"] = "Access Denied",
        ["status"] = "failure",
    };

    /// <summary>Answers, unless the call's fault has it otherwise; <paramref name="stopping"/> is the end of the server.</summary>
    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var (fault, reply) = Answer(context.Request, form);
        if (fault == Fault.TokenHang)
            await context.UntilGoneAsync(stopping);
        if (reply is null)
            context.Abort();
        else
            await context.Response.WriteAsync(reply);
    }

    private (Fault Fault, ZohoReply? Reply) Answer(HttpRequest request, IFormCollection form)
    {
        lock (state.Gate)
        {
            var arrival = arrivals.ArriveForToken(request.Method, request.Path.Value!);
            var (reply, isMade) = Judge(request, form, arrival);
            state.Arrivals.End(arrival.Sequence, new ArrivalEnd { Status = reply?.Status, Committed = isMade }, arrival.Moment);
            return (arrival.Fault, reply);
        }
    }

    private (ZohoReply? Reply, bool IsMade) Judge(HttpRequest request, IFormCollection form, Arrival arrival) => arrival.Fault switch
    {
        Fault.AccessDenied => (Json(400, TooMany), false),
        Fault.AccessDenied200 => (Json(200, TooMany), false),
        Fault.TokenDrop or Fault.TokenHang => (null, false),
        Fault.TokenError500 => (ZohoReply.Page(500, "Internal Server Error"), false),
        Fault.TokenBadGateway502 => (ZohoReply.Page(502, "Bad Gateway"), false),
        Fault.TokenThrottled429 => (ZohoReply.Page(429, "Too Many Requests"), false),
        Fault.InvalidCode => (Refused("invalid_code"), false),
        Fault.InvalidClient => (Refused("invalid_client"), false),
        _ when Refusal(request.Method, form) is { } error => (Refused(error), false),
        _ when state.Arrivals.TokensSince(arrival.Moment - Period.Ticks) >= MostTokens => (Json(400, TooMany), false),
        _ => (Made(request, arrival) with { IsTruncated = arrival.Fault == Fault.TokenTruncated }, true),
    };

    private ZohoReply Made(HttpRequest request, Arrival arrival)
    {
        var token = $"1000.{RandomNumberGenerator.GetHexString(32, lowercase: true)}.{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        state.Tokens.Add(token, arrival.Moment + lifetime.Ticks);
        return Json(200, new JsonObject
        {
            ["access_token"] = token,
            ["api_domain"] = $"{request.Scheme}://{request.Host}",
            ["token_type"] = "Bearer",
            ["expires_in"] = Math.Max(1, (long)lifetime.TotalSeconds),
        });
    }

    private static ZohoReply Refused(string error) => Json(200, new JsonObject { ["error"] = error });

    private static ZohoReply Json(int status, JsonObject body) => new(status, null, JsonText.Write(body));

    private string? Refusal(string method, IFormCollection form)
    {
        if (method != HttpMethods.Post)
            return "general_error";
        if (form["grant_type"] != "refresh_token")
            return "unsupported_grant_type";
        if (form["client_id"] != credentials.ClientId)
            return "invalid_client";
        if (form["client_secret"] != credentials.ClientSecret)
            return "invalid_client_secret";
        return form["refresh_token"] == credentials.RefreshToken && !state.Tokens.IsRefreshRevoked ? null : "invalid_code";
    }
}
