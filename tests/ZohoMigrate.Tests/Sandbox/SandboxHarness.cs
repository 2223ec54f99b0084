using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sandbox;

/// <summary>A running sandbox, a hand-wound clock and a client that can speak to it.</summary>
internal sealed class SandboxHarness : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly Dictionary<string, string> _accounts = new(StringComparer.Ordinal);

    private SandboxHarness(SandboxServer server, ManualTimeProvider time)
    {
        (Server, Time) = (server, time);
        _http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(20) };
    }

    public SandboxServer Server { get; }

    public ManualTimeProvider Time { get; }

    public HttpClient Http => _http;

    public static async Task<SandboxHarness> StartAsync(SandboxOptions? options = null, ManualTimeProvider? time = null)
    {
        time ??= new ManualTimeProvider(new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.Zero));
        var server = await SandboxServer.StartAsync(options ?? new SandboxOptions(), time, CancellationToken.None);
        var harness = new SandboxHarness(server, time);
        await harness.AuthorizeAsync();
        return harness;
    }

    /// <summary>Gets a token and uses it from now on.</summary>
    public async Task AuthorizeAsync()
    {
        var token = await TokenAsync();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Zoho-oauthtoken", token.Body["access_token"]!.ToString());
    }

    public Task<SandboxReply> TokenAsync(params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = Server.Credentials.ClientId,
            ["client_secret"] = Server.Credentials.ClientSecret,
            ["refresh_token"] = Server.Credentials.RefreshToken,
        };
        foreach (var (name, value) in changes)
            form[name] = value;
        return SendAsync(HttpMethod.Post, "oauth/v2/token", new FormUrlEncodedContent(form));
    }

    /// <summary>A call below /books/v3, with the organisation.</summary>
    public Task<SandboxReply> CallAsync(HttpMethod method, string path, string body = "")
    {
        var joint = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return SendAsync(method, $"books/v3{path}{joint}organization_id={Server.OrganizationId}", Json(body));
    }

    public Task<SandboxReply> GetAsync(string path) => CallAsync(HttpMethod.Get, path);

    public Task<SandboxReply> PostAsync(string path, string body) => CallAsync(HttpMethod.Post, path, body);

    public async Task<SandboxReply> SendAsync(HttpMethod method, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new SandboxReply((int)response.StatusCode, JsonNode.Parse(text)!, response.Headers);
    }

    /// <summary>Every record that it holds of a module, oldest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> RecordsAsync(string module) =>
        [.. JsonNode.Parse(await _http.GetStringAsync(new Uri($"_sandbox/records/{module}", UriKind.Relative)))!.AsArray().OfType<JsonNode>()];

    /// <summary>Makes a contact and returns its id.</summary>
    public async Task<string> ContactAsync(string name, string type = "customer") =>
        (await PostAsync("/contacts", $$"""{"contact_name":"{{name}}","contact_type":"{{type}}"}""")).Body["contact"]!["contact_id"]!.ToString();

    /// <summary>The id of an account, which is made at the first asking.</summary>
    public async Task<string> AccountAsync(string name, string type = "expense")
    {
        if (!_accounts.TryGetValue(name, out var id))
            _accounts[name] = id = await MadeAsync("/chartofaccounts", $$"""{"account_name":"{{name}}","account_type":"{{type}}"}""");
        return id;
    }

    /// <summary>Makes a record and returns its id.</summary>
    public async Task<string> MadeAsync(string path, string body)
    {
        var reply = await PostAsync(path, body);
        Assert.True(reply.Status == 201, $"{path}: {reply.Status} {reply.Message}");
        return reply.Body.AsObject().Last().Value!.AsObject().First().Value!.ToString();
    }

    /// <summary>Makes an invoice of one line and returns the reply.</summary>
    public Task<SandboxReply> InvoiceAsync(string customer, string number, decimal rate = 10m) => PostAsync(
        "/invoices?ignore_auto_number_generation=true",
        string.Create(CultureInfo.InvariantCulture, $$"""
            {"customer_id":"{{customer}}","invoice_number":"{{number}}","date":"2026-03-01",
             "line_items":[{"name":"Tea","rate":{{rate}},"quantity":1}]}
            """));

    /// <summary>Winds the clock until the task has ended.</summary>
    public async Task AdvanceUntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }

        await task;
    }

    public Task<SandboxLedgerSummary> SummarizeAsync() => Server.SummarizeAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
