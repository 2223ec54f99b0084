using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Books;
using ZohoMigrate.Sandbox.Cliq;
using ZohoMigrate.Sandbox.Clock;
using ZohoMigrate.Sandbox.Crm;
using ZohoMigrate.Sandbox.Crm.Bulk;
using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Http;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.Records;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox;

/// <summary>The sandbox put together, without its web server.</summary>
internal sealed class SandboxParts : IDisposable
{
    private readonly bool _isTemporary;

    public SandboxParts(SandboxOptions options, TimeProvider time)
    {
        var catalogue = OwnFields.In(ZohoCatalogue.Load(), "crm", options.OwnFields);
        var dice = new FaultDice(options.Faults, options.Latency);
        _isTemporary = options.StateFile is null;
        StateFile = options.StateFile ?? Path.Combine(Path.GetTempPath(), $"zohomigrate-sandbox-{Guid.NewGuid():N}.db");
        Credentials = options.Credentials;
        State = new SandboxState(StateFile, [.. catalogue.Modules, .. catalogue.Lookups], new SandboxClock(time), options.CrmOrganizationId);
        IReadOnlyList<IProductSide> products = [Books(catalogue, options, dice), Crm(catalogue, options, dice), Cliq(catalogue, options, dice)];
        Summary = new SummaryQuery(State, [.. products.Select(product => product.Name)], options.Window);
        var arrivals = new ArrivalDesk(State, dice, products);
        Front = new SandboxFront(
            State,
            products.Select(product => new ProductEndpoint(arrivals, new ProductDesk(State, product), dice, time))
                .SelectMany(product => product.FirstSegments.Select(segment => KeyValuePair.Create(segment, product))).ToDictionary(StringComparer.Ordinal),
            new TokenEndpoint(State, arrivals, Credentials, options.TokenLifetime),
            new InspectionEndpoint(State, Summary, new TrialBalance(State)),
            hasUploadPort: options.UploadPort is not null);
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

    private BooksSide Books(ZohoCatalogue catalogue, SandboxOptions options, FaultDice dice)
    {
        var product = catalogue.Product("books");
        var balances = new AppliedBalances(State.Records, State.Clock);
        var periods = new PeriodLock(options.LockedUntil);
        var rules = new RecordRules(State.Records, options.Uniqueness, new CustomFieldRule(State.Records, options.Uniqueness ? options.UniqueFields : []), periods);
        var completion = new RecordCompletion(State.Records, State.OrganizationId, options.Currency, options.Faults.DropField);
        var create = new CreateOperation(State, rules, balances, completion);
        var operations = new BooksOperations(State, create, new StepOperation(State, rules, balances), new LookupCalls(State), balances, dice, periods, product, options);
        return new BooksSide(product, catalogue.Modules.Concat(catalogue.Lookups).Where(module => module.Product == product.Product), options, State.OrganizationId, operations.Perform);
    }

    private CrmSide Crm(ZohoCatalogue catalogue, SandboxOptions options, FaultDice dice)
    {
        var product = catalogue.Product("crm");
        var unique = new UniqueValues(State.Records, options.UniqueFields, options.Uniqueness);
        var rules = new ElementRules(State.Records, unique);
        var completion = new CrmCompletion(State.Records, State.CrmOrganizationId, options.Faults.DropField);
        var insert = new InsertOperation(State, rules, unique, completion, options.Faults.Poison);
        var upsert = new UpsertOperation(State, insert, rules, unique, completion, options.Faults.Poison);
        IReadOnlyList<ModuleSpec> modules = [.. catalogue.Modules.Where(module => module.Product == product.Product)];
        var operations = new CrmOperations(
            State, insert, upsert, Bulk(insert, upsert, unique, options, dice), unique, Settings(modules, unique), dice, product, options.Edition);
        return new CrmSide(product, modules, options, operations.Perform);
    }

    private BulkCalls Bulk(InsertOperation insert, UpsertOperation upsert, UniqueValues unique, SandboxOptions options, FaultDice dice)
    {
        var table = new BulkTable(State.Database);
        var work = new BulkWork(State, insert, upsert, unique, options.Faults.Poison);
        var jobs = new BulkJobs(State, table, work, unique, name => CrmNames.Find(State.Records, name), options.BulkTime);
        return new BulkCalls(State, table, jobs, dice);
    }

    private SettingsCalls Settings(IReadOnlyList<ModuleSpec> modules, UniqueValues unique)
    {
        var ids = new SettingsIds(State.CrmOrganizationId);
        var fields = new FieldsView(new FieldView(ids, State.Records), unique);
        return new SettingsCalls(modules, fields, new LayoutsView(ids, fields), new ModulesView(ids));
    }

    private CliqSide Cliq(ZohoCatalogue catalogue, SandboxOptions options, FaultDice dice)
    {
        var product = catalogue.Product("cliq");
        var operations = new CliqOperations(new CliqRecords(State, dice, options.Uniqueness), new RecordFaults(State, dice));
        return new CliqSide(product, [.. catalogue.Modules.Where(module => module.Product == product.Product)], operations.Perform);
    }
}
