using System.CommandLine;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Cli.Commands.Sandbox;

/// <summary><c>zohomigrate sandbox</c>.</summary>
internal sealed class SandboxCommand : VerbCommand
{
    private static readonly SandboxOptions Defaults = new();

    private readonly Option<int> _port = new("--port") { Description = "Port on loopback; 0 takes any that is free.", DefaultValueFactory = _ => 0 };
    private readonly Option<int?> _uploadPort = new("--upload-port") { Description = "Port that alone takes the files of Zoho CRM's bulk write [default: the port]." };
    private readonly Option<int> _limit = new("--limit") { Description = "Most requests in any rolling window.", DefaultValueFactory = _ => Defaults.Limit };
    private readonly Option<TimeSpan?> _window = SharedArguments.Time("--window", "Length of the window [default: 00:01:00].");
    private readonly Option<TimeSpan?> _block = SharedArguments.Time("--block", "How long the organisation is blocked after going over [default: the window].");
    private readonly Option<TimeSpan?> _latency = SharedArguments.Time("--latency", "Mean time a request takes [default: none].");
    private readonly Option<string> _plan = new("--plan") { Description = "The organisation's plan of Zoho Books; rules calls a day.", DefaultValueFactory = _ => Defaults.Plan };
    private readonly Option<string> _currency = new("--currency") { Description = "The currency the organisation's books are in, by its code.", DefaultValueFactory = _ => Defaults.Currency };
    private readonly Option<int?> _concurrency = new("--concurrency") { Description = "Most requests in process at once [default: by plan and edition]." };

    private readonly Option<string> _edition = new("--edition") { Description = "The organisation's edition of Zoho CRM; rules credits.", DefaultValueFactory = _ => Defaults.Edition };
    private readonly Option<string?> _crmOrganization = new("--crm-org") { Description = "The organisation's number in Zoho CRM [default: as in Zoho Books].", HelpName = "number" };
    private readonly Option<int?> _credits = new("--credits") { Description = "Most credits of Zoho CRM in 24 hours [default: by edition, one user]." };

    private readonly Option<TimeSpan?> _bulkTime = SharedArguments.Time("--bulk-time", "How long a job of Zoho CRM's bulk write takes [default: 00:00:10].");

    private readonly Option<string?> _faults = new("--faults")
    {
        Description = "What goes wrong on purpose, in parts between commas: name=share by chance, name#n or name#n-m for the n-th (to m-th) request; seed=n sets the chance.",
        HelpName = "faults",
    };

    private readonly Option<string?> _state = new("--state") { Description = "File that keeps records and ledger; without it they end with the process.", HelpName = "file" };
    private readonly Option<bool> _noUniqueness = new("--no-uniqueness") { Description = "Let a second copy of a natural key in, to show it." };

    private readonly Option<string[]> _uniqueFields = new("--unique-field")
    {
        Description = "API name of a custom field that takes no value twice, such as cf_source_id, or Source_Id in Zoho CRM; may be given several times.",
        HelpName = "name",
    };

    private readonly Option<string?> _ownFields = new("--own-fields")
    {
        Description = "YAML file with what the organisation has made of Zoho CRM's modules: fields of its own, pick lists, lengths, what is mandatory or unique.",
        HelpName = "file",
    };

    private readonly Option<DateOnly?> _lockedUntil = new("--locked-until") { Description = "Last day of a closed period, such as 2024-03-31: no transaction of it is taken.", HelpName = "date" };

    public SandboxCommand(CommandInvoker invoker)
        : base("sandbox", "The simulated Zoho as a server of its own, with limits of its own. Runs until Ctrl+C, then exits 0.")
    {
        Option[] options = [_port, _uploadPort, _limit, _window, _block, _latency, _plan, _currency, _concurrency, _edition, _crmOrganization, _credits, _bulkTime, _faults, _state, _noUniqueness, _uniqueFields, _ownFields, _lockedUntil];
        foreach (var option in options)
            Add(option);
        SetAction((parse, stopping) => invoker.InvokeAsync<SandboxHandler>(
            parse, (handler, cancellationToken) => handler.HandleAsync(Read(parse), parse.GetValue(_ownFields), cancellationToken), stopping));
    }

    public override string Group => Practise;

    public override IReadOnlyList<string> Examples { get; } =
    [
        "sandbox --port 8080",
        "sandbox --limit 100 --window 00:00:06 --faults drop=0.05,commit-500=0.05,seed=7 --state sandbox.db",
        "sandbox --faults 43#40,lag=0.1@00:00:05 --config Sandbox:TimeScale=60",
    ];

    public override IReadOnlyList<string> Notes { get; } =
    [
        "Faults (T: a time, written name=0.05@00:00:10 or name#17@00:00:10):",
        .. SandboxFaults.Known.Select(fault => $"  {fault.Key,-18} {fault.Value}"),
        $"  {"drop-field=notes",-18} every create takes that field and drops it without a word",
        $"  {"hide-field=notes",-18} list rows do not show that field",
        "Zoho CRM has no codes of numbers: 429, 45 and 1070 are TOO_MANY_REQUESTS there, in its words, and 43 is credits used up for T.",
    ];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } = [ExitCode.Done, ExitCode.Misconfigured, ExitCode.Bug];

    public override string? MeaningOf(ExitCode code) => code switch
    {
        ExitCode.Done => "stopped as asked",
        _ => null,
    };

    private SandboxOptions Read(ParseResult parse) => new()
    {
        Port = parse.GetValue(_port),
        UploadPort = parse.GetValue(_uploadPort),
        Limit = parse.GetValue(_limit),
        Window = parse.GetValue(_window) ?? Defaults.Window,
        Block = parse.GetValue(_block),
        Latency = parse.GetValue(_latency) ?? Defaults.Latency,
        Plan = parse.GetValue(_plan) ?? Defaults.Plan,
        Currency = parse.GetValue(_currency) ?? Defaults.Currency,
        Concurrency = parse.GetValue(_concurrency),
        Edition = parse.GetValue(_edition) ?? Defaults.Edition,
        CrmOrganizationId = parse.GetValue(_crmOrganization),
        Credits = parse.GetValue(_credits),
        BulkTime = parse.GetValue(_bulkTime) ?? Defaults.BulkTime,
        Faults = parse.GetValue(_faults) is { } faults ? SandboxFaults.Parse(faults) : SandboxFaults.None,
        StateFile = parse.GetValue(_state),
        Uniqueness = !parse.GetValue(_noUniqueness),
        UniqueFields = parse.GetValue(_uniqueFields) ?? [],
        LockedUntil = parse.GetValue(_lockedUntil),
    };
}
