using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Whole commands against a Zoho that takes everything, but for what a test has it answer otherwise.</summary>
internal sealed class ZohoOnTheWire : IAsyncDisposable
{
    private const string Organization = "60001";

    private readonly TemporaryFolder _folder = new();
    private readonly TimeProvider _time;
    private long _ids = 1_000_000;

    /// <param name="answer">What it answers to a call, or null to take it.</param>
    /// <param name="token">What its token endpoint answers; null = a good one.</param>
    /// <param name="time">The program's clock; null = the machine's.</param>
    public ZohoOnTheWire(Func<WireRequest, WireReply?> answer, Func<WireRequest, WireReply>? token = null, TimeProvider? time = null)
    {
        Server = new WireServer(request => answer(request) ?? Take(request))
        {
            ReadsBodyFirst = true,
            Token = token ?? (_ => new WireReply(200, WireServer.GoodToken)),
        };
        _time = time ?? TimeProvider.System;
        File.WriteAllText(_folder["zohomigrate.json"], JsonSerializer.Serialize(new
        {
            Zoho = new { ApiUrl = Server.Address, OrganizationId = Organization, ClientId = "1000.client", ClientSecret = "secret-client", RefreshToken = "1000.secret-refresh" },
            Limits = new { Books = new { Requests = 100_000, PerDay = 1_000_000 } },
            Delivery = new { DefaultCooldown = "00:00:00.1", AttemptTimeout = "01:00:00" },
            State = new { Folder = "state" },
        }));
    }

    public WireServer Server { get; }

    public string Run => _folder["run"];

    /// <summary>Writes a file in the folder that commands are given in.</summary>
    public void Write(string name, string text) => _folder.Write(name, text);

    /// <summary>The creates that came, by the last part of their path.</summary>
    public int Creates(string collection) => Server.Requests.Count(
        request => request.Method == "POST" && request.Path.EndsWith($"/{collection}", StringComparison.Ordinal));

    public Task<CliRun> RunAsync(string data, params string[] more) => RunIntoAsync("run", data, more);

    public Task<CliRun> RunIntoAsync(string run, string data, params string[] more) => InvokeAsync(
    [
        "run", Repository.PathOf("mappings", "northwind-to-books"), "--data", Repository.PathOf("sample-data", data), "--run", run, .. more,
    ]);

    public Task<CliRun> InvokeAsync(params string[] arguments) => CliRun.InvokeAsync(_folder.Path, arguments, bare => bare with { Time = _time });

    /// <summary>summary.json: its state, and how many records of all streams are in a state.</summary>
    public (string State, long Count) Standing(string recordState)
    {
        var summary = Summary();
        return (summary["state"]!.ToString(), summary["streams"]!.AsArray().Sum(stream => stream![recordState]!.GetValue<long>()));
    }

    public JsonNode Summary() => JsonNode.Parse(File.ReadAllText(Path.Combine(Run, "summary.json")))!;

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private WireReply Take(WireRequest request)
    {
        if (request.Path.EndsWith("/organizations", StringComparison.Ordinal))
            return new WireReply(200, $$"""{"code":0,"organizations":[{"organization_id":"{{Organization}}","name":"Northwind","plan_name":"Premium"}]}""");
        var module = ZohoRig.Catalogue.Modules
            .FirstOrDefault(module => request.Method == "POST" && request.Path.EndsWith(module.Create.Path, StringComparison.Ordinal));
        if (module is null)
            return WireReply.Success;
        var record = JsonNode.Parse(request.Body)!;
        record[module.Id] = Interlocked.Increment(ref _ids).ToString(CultureInfo.InvariantCulture);
        return new WireReply(201, new JsonObject { ["code"] = 0, ["message"] = "created", [module.Wrapper] = record }.ToJsonString());
    }
}
