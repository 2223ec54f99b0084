using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Books;
using ZohoMigrate.Sandbox.Clock;
using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Http;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Limits;
using ZohoMigrate.Sandbox.Records;

namespace ZohoMigrate.Sandbox;

/// <summary>The sandbox put together, without its web server.</summary>
internal sealed class SandboxParts : IDisposable
{
    private readonly bool _isTemporary;

    public SandboxParts(SandboxOptions options, TimeProvider time)
    {
        var catalogue = ZohoCatalogue.Load();
        var product = catalogue.Product("books");
        var modules = catalogue.Modules.Where(module => module.Product == product.Product).ToList();
        var limits = PlanLimits.For(options, product);
        var perDay = PlanLimits.PerDay(options, product);
        var dice = new FaultDice(options.Faults, options.Latency);
        _isTemporary = options.StateFile is null;
        StateFile = options.StateFile ?? Path.Combine(Path.GetTempPath(), $"zohomigrate-sandbox-{Guid.NewGuid():N}.db");
        Credentials = options.Credentials;
        State = new SandboxState(StateFile, modules, new SandboxClock(time));
        Summary = new SummaryQuery(State, options.Window);
        var arrivals = new ArrivalDesk(State, limits, dice, perDay);
        var balances = new AppliedBalances(State.Records, State.Clock);
        var periods = new PeriodLock(options.LockedUntil);
        var rules = new RecordRules(State.Records, options.Uniqueness, new CustomFieldRule(State.Records, options.Uniqueness ? options.UniqueFields : []), periods);
        var create = new CreateOperation(
            State,
            rules,
            balances,
            new RecordCompletion(State.Records, State.OrganizationId, options.Faults.DropField));
        var operations = new BooksOperations(State, create, new StepOperation(State, rules, balances), balances, dice, periods, product, options.Plan);
        var desk = new BooksDesk(State, operations, product.OrganizationParameter, perDay);
        Front = new SandboxFront(
            State,
            new BooksEndpoint(arrivals, desk, new RouteTable(product, modules), dice, time),
            new TokenEndpoint(State, arrivals, Credentials, options.TokenLifetime),
            new InspectionEndpoint(State, Summary, new TrialBalance(State)),
            $"/{product.Product}");
    }

    public SandboxCredentials Credentials { get; }

    public string StateFile { get; }

    public SandboxState State { get; }

    public SummaryQuery Summary { get; }

    public SandboxFront Front { get; }

    public void Dispose()
    {
        State.Dispose();
        if (!_isTemporary)
            return;
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(StateFile + suffix);
    }
}
