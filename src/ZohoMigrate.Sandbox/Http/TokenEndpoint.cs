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

    public async Task HandleAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var (status, body) = Answer(context.Request, form);
        await context.Response.WriteJsonAsync(status, body);
    }

    private (int Status, string Body) Answer(HttpRequest request, IFormCollection form)
    {
        lock (state.Gate)
        {
            var arrival = arrivals.ArriveForToken(request.Method, request.Path.Value!);
            var (status, body) = Judge(request, form, arrival);
            state.Arrivals.End(arrival.Sequence, new ArrivalEnd { Status = status, Committed = body.ContainsKey("access_token") }, arrival.Moment);
            return (status, JsonText.Write(body));
        }
    }

    private (int Status, JsonObject Body) Judge(HttpRequest request, IFormCollection form, Arrival arrival)
    {
        if (arrival.Fault is Fault.AccessDenied or Fault.AccessDenied200)
            return (arrival.Fault == Fault.AccessDenied ? 400 : 200, TooMany);
        if (Refusal(request.Method, form) is { } error)
            return (200, new JsonObject { ["error"] = error });
        if (state.Arrivals.TokensSince(arrival.Moment - Period.Ticks) >= MostTokens)
            return (400, TooMany);
        var token = $"1000.{RandomNumberGenerator.GetHexString(32, lowercase: true)}.{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        state.Tokens.Add(token, arrival.Moment + lifetime.Ticks);
        return (200, new JsonObject
        {
            ["access_token"] = token,
            ["api_domain"] = $"{request.Scheme}://{request.Host}",
            ["token_type"] = "Bearer",
            ["expires_in"] = Math.Max(1, (long)lifetime.TotalSeconds),
        });
    }

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
