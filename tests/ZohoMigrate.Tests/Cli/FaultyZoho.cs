using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Commands.Selftest;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Sandbox;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Cli;

/// <summary>A sandbox at which things go wrong, in scaled time, and runs of the small Northwind against it: 14 customers, 14 suppliers, 22 products, 24 orders.</summary>
internal sealed class FaultyZoho : IAsyncDisposable
{
    /// <summary>What a run delivers.</summary>
    public const int Records = 74;

    /// <summary>Calls a minute on both sides: fewer than a run makes.</summary>
    private const int Limit = 30;

    private readonly TemporaryFolder _folder = new();
    private readonly JumpingClock _real = new();
    private SandboxServer _server = null!;
    private string _pack = Repository.PathOf("mappings", "northwind-to-books");
    private string _data = Repository.PathOf("sample-data", "northwind-small");

    private IReadOnlyList<string> _uniqueFields = [];
    private DateOnly? _lockedUntil;
    private string _ownFields = "";
    private string _currency = new SandboxOptions().Currency;

    private FaultyZoho(int scale) => Clock = new ScaledTimeProvider(_real, scale);

    /// <summary>The clock of both sides.</summary>
    public ScaledTimeProvider Clock { get; }

    /// <param name="faults">What goes wrong at the sandbox.</param>
    /// <param name="scale">Seconds that one counts as.</param>
    /// <param name="books">Writes what is to be moved, as <c>pack</c> and <c>data</c>; null = the small Northwind.</param>
    /// <param name="uniqueFields">Custom fields that take no value twice.</param>
    public static async Task<FaultyZoho> StartAsync(string faults, int scale, Action<TemporaryFolder>? books = null, params string[] uniqueFields)
    {
        var zoho = new FaultyZoho(scale) { _uniqueFields = uniqueFields };
        if (books is not null)
        {
            books(zoho._folder);
            (zoho._pack, zoho._data) = ("pack", "data");
        }

        await zoho.StartAsync(faults);
        return zoho;
    }

    /// <summary>Starts the sandbox anew on what it holds, with other faults.</summary>
    public async Task RestartAsync(string faults)
    {
        await _server.DisposeAsync();
        await StartAsync(faults);
    }

    /// <summary>Starts the sandbox anew on what it holds, its books in another currency.</summary>
    public async Task KeepBooksInAsync(string currency)
    {
        await _server.DisposeAsync();
        _currency = currency;
        await StartAsync("");
    }

    /// <summary>Starts the sandbox anew on what it holds, with a closed period.</summary>
    public async Task LockAsync(DateOnly until)
    {
        await _server.DisposeAsync();
        _lockedUntil = until;
        await StartAsync("");
    }

    /// <summary>Starts the sandbox anew on what it holds, with what its organisation has made of Zoho CRM's modules.</summary>
    public async Task MakeFieldsAsync(string ownFields)
    {
        await _server.DisposeAsync();
        _ownFields = ownFields;
        await StartAsync("");
    }

    /// <summary>Begins the run, one call after another.</summary>
    public Task<CliRun> RunAsync(params string[] more) => InvokeAsync(RunArguments(more));

    /// <summary>Begins the run in a process of its own, which is killed.</summary>
    /// <param name="kill">Where: "after-intent#3".</param>
    /// <param name="more">What is said to it.</param>
    /// <returns>Its exit code, by which a killed one is told from one that has ended.</returns>
    public Task<int> RunKilledAsync(string kill, params string[] more) => InvokeKilledAsync(kill, RunArguments(more));

    /// <summary>Any other command, in a process of its own, which is killed.</summary>
    public Task<int> InvokeKilledAsync(string kill, params string[] arguments) =>
        new ChildProgram(_folder.Path, new Dictionary<string, string>(), Repository.Program).RunAsync(kill, arguments, CancellationToken.None);

    public Task<CliRun> ResumeAsync(params string[] more) => InvokeAsync(["resume", "run", .. more]);

    public Task<CliRun> StatusAsync() => InvokeAsync(["status", "run"]);

    /// <summary>Any other command, in the folder that holds the run as <c>run</c>.</summary>
    public Task<CliRun> InvokeAsync(params string[] arguments) => CliRun.InvokeAsync(_folder.Path, arguments, bare => bare with { Time = _real });

    /// <summary>Lets time pass between two commands, for nobody waits here; processes of their own do not notice.</summary>
    public void PassTo(DateTimeOffset moment) => _real.Jump((moment - Clock.GetUtcNow()) / (double)ScaledTimeProvider.ScaleOf(Clock));

    /// <summary>Has a person do something at Zoho, then starts it anew on what it holds, with other faults.</summary>
    public async Task ByHandAsync(Func<SandboxHarness, Task> act, string faults = "")
    {
        await _server.DisposeAsync();
        await using (var hand = await SandboxHarness.StartAsync(new SandboxOptions { StateFile = _folder["zoho.db"] }, new ManualTimeProvider(Clock.GetUtcNow())))
            await act(hand);
        await StartAsync(faults);
    }

    public string PathOf(string name) => _folder[name];

    /// <summary>Writes a file in the folder that holds the run.</summary>
    public void Write(string name, string text) => _folder.Write(name, text);

    public Task<SandboxLedgerSummary> CountAsync() => _server.SummarizeAsync(CancellationToken.None);

    /// <summary>Every record the sandbox holds of a module, oldest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> RecordsAsync(string module)
    {
        using var http = new HttpClient { BaseAddress = _server.Address };
        var answer = JsonNode.Parse(await http.GetStringAsync(new Uri($"_sandbox/records/{module}", UriKind.Relative)))!;
        return [.. (answer as JsonArray ?? answer["records"]!.AsArray())!];
    }

    /// <summary>Holds the sandbox's ledger against laws 2 and 3.</summary>
    /// <param name="records">How many it must hold.</param>
    public async Task AssertOnceAndNeverOverAsync(int records)
    {
        var counted = await CountAsync();
        Assert.Equal(records, counted.Records.Values.Sum(module => module.Count));
        Assert.Empty(counted.Duplicates);
        Assert.Equal((0, 0), (counted.CreatesCommittedTwice, counted.RefusedByLimit));
        Assert.InRange(counted.MaxInWindow, 1, Limit);
    }

    /// <summary>What the run says of itself.</summary>
    public async Task<JsonObject> SummaryAsync() => JsonNode.Parse(await File.ReadAllTextAsync(_folder["run/summary.json"]))!.AsObject();

    /// <summary>How many records of the run are in a state.</summary>
    public async Task<int> TotalAsync(string state) => (await SummaryAsync())["streams"]!.AsArray().Sum(stream => stream![state]!.GetValue<int>());

    public async Task<string> ProblemsAsync() => await File.ReadAllTextAsync(_folder["run/problems.jsonl"]);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private string[] RunArguments(string[] more) => ["run", _pack, "--data", _data, "--run", "run", .. more];

    private async Task StartAsync(string faults)
    {
        var options = new SandboxOptions
        {
            Limit = Limit,
            StateFile = _folder["zoho.db"],
            Faults = SandboxFaults.Parse(faults),
            UniqueFields = _uniqueFields,
            OwnFields = OrganizationFields.Parse(_ownFields),
            LockedUntil = _lockedUntil,
            Currency = _currency,
        };
        _server = await SandboxServer.StartAsync(options, Clock, CancellationToken.None);
        await File.WriteAllTextAsync(_folder["zohomigrate.json"], JsonSerializer.Serialize(new
        {
            Zoho = new
            {
                ApiUrl = _server.Address,
                _server.OrganizationId,
                _server.Credentials.ClientId,
                _server.Credentials.ClientSecret,
                _server.Credentials.RefreshToken,
            },
            Limits = new { Books = new { Requests = Limit, Concurrency = 1 } },
            Delivery = new { AttemptTimeout = "00:00:05" },
            Sandbox = new { TimeScale = ScaledTimeProvider.ScaleOf(Clock) },
            State = new { Folder = _folder["state"] },
        }));
    }
}
