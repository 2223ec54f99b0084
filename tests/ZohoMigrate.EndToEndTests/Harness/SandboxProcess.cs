using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>The sandbox as a process of its own, and the questions its ledger answers: an oracle outside the product.</summary>
internal sealed class SandboxProcess : IDisposable
{
    private readonly CliProcess _process;
    private readonly HttpClient _http = new();
    private readonly JsonElement _about;

    private SandboxProcess(CliProcess process, JsonElement about)
    {
        (_process, _about) = (process, about);
        _http.BaseAddress = new Uri(About("address"));
    }

    public string OrganizationId => About("organizationId");

    /// <summary>What a client's environment needs to reach it.</summary>
    public Dictionary<string, string> Environment => new(StringComparer.Ordinal)
    {
        ["ZOHOMIGRATE_Zoho__ApiUrl"] = About("address"),
        ["ZOHOMIGRATE_Zoho__OrganizationId"] = OrganizationId,
        ["ZOHOMIGRATE_Zoho__ClientId"] = About("clientId"),
        ["ZOHOMIGRATE_Zoho__ClientSecret"] = About("clientSecret"),
        ["ZOHOMIGRATE_Zoho__RefreshToken"] = About("refreshToken"),
    };

    public static async Task<SandboxProcess> StartAsync(string folder, params string[] options)
    {
        var process = CliProcess.Start(folder, new Dictionary<string, string>(StringComparer.Ordinal), ["sandbox", "--output", "json", .. options]);
        return new SandboxProcess(process, JsonDocument.Parse(await process.FirstLineAsync()).RootElement);
    }

    /// <summary>What the sandbox counted.</summary>
    public async Task<JsonObject> SummaryAsync() =>
        (JsonObject)JsonNode.Parse(await _http.GetStringAsync(new Uri("_sandbox/summary", UriKind.Relative)))!;

    /// <summary>Every record it holds of a module.</summary>
    public async Task<JsonArray> RecordsAsync(string module)
    {
        var answer = JsonNode.Parse(await _http.GetStringAsync(new Uri($"_sandbox/records/{module}", UriKind.Relative)))!;
        return answer as JsonArray ?? (JsonArray)answer["records"]!;
    }

    /// <summary>Debits and credits by account.</summary>
    public async Task<JsonObject> TrialBalanceAsync() =>
        (JsonObject)JsonNode.Parse(await _http.GetStringAsync(new Uri("_sandbox/trial-balance", UriKind.Relative)))!;

    /// <summary>
    /// Waits until so many more calls have come: by calls, not by time, so that a run is struck at the same places on a slow machine. False
    /// when the run has come to its end before.
    /// </summary>
    public async Task<bool> ReceivesAsync(CliProcess run, int calls)
    {
        var until = Count((await SummaryAsync())["arrivals"]) + calls;
        while (!run.HasExited)
        {
            if (Count((await SummaryAsync())["arrivals"]) >= until)
                return true;
            await Task.Delay(50);
        }

        return false;
    }

    public static int Count(JsonNode? node) => node is null ? 0 : int.Parse(node.ToString(), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _http.Dispose();
        _process.Dispose();
    }

    private string About(string member) => _about.GetProperty(member).GetString()!;
}
