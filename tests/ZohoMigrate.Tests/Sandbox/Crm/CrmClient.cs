using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Sandbox.Crm;

/// <summary>Speaks to the CRM of a running sandbox.</summary>
internal sealed class CrmClient(SandboxHarness sandbox) : IAsyncDisposable
{
    public SandboxHarness Sandbox => sandbox;

    public static async Task<CrmClient> StartAsync(SandboxOptions? options = null) => new(await SandboxHarness.StartAsync(options));

    /// <summary>A call below /crm/v8.</summary>
    public async Task<CrmAnswer> CallAsync(HttpMethod method, string path, string body = "")
    {
        using var request = new HttpRequestMessage(method, $"crm/v8{path}") { Content = SandboxHarness.Json(body) };
        using var response = await sandbox.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new CrmAnswer((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers);
    }

    public Task<CrmAnswer> GetAsync(string path) => CallAsync(HttpMethod.Get, path);

    /// <summary>Sends records as a migration does.</summary>
    public Task<CrmAnswer> InsertAsync(string module, params string[] records) =>
        CallAsync(HttpMethod.Post, $"/{module}", $$"""{"data":[{{string.Join(',', records)}}],"trigger":[]}""");

    /// <summary>Makes one record and returns its id.</summary>
    public async Task<string> MadeAsync(string module, string record) => (await InsertAsync(module, record)).Elements[0]!["details"]!["id"]!.ToString();

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();
}

/// <summary>An answer of the CRM; the body is null where there is none.</summary>
internal sealed record CrmAnswer(int Status, JsonNode? Body, HttpResponseHeaders Headers)
{
    /// <summary>One for each record that was sent.</summary>
    public JsonArray Elements => Body!["data"]!.AsArray();

    /// <summary>What became of each.</summary>
    public IEnumerable<string> Codes => Elements.Select(element => element!["code"]!.ToString());

    /// <summary>The status, and what became of each.</summary>
    public string Verdict => $"{Status} {string.Join(' ', Codes)}";

    /// <summary>Status and code of a refusal of the call as a whole, which has no elements.</summary>
    public (int Status, string Code) Refusal => (Status, Body!["data"] is null && Body["status"]!.ToString() == "error" ? Body["code"]!.ToString() : "no refusal of the call");
}
