using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Clock;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Records;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Books;

/// <summary>All that a sandbox remembers, behind one lock: arrivals are judged and records written one after another.</summary>
internal sealed class SandboxState : IDisposable
{
    private Exception? _bug;

    public SandboxState(string file, IReadOnlyCollection<ModuleSpec> modules, SandboxClock clock)
    {
        Clock = clock;
        Database = SandboxDatabase.Open(file);
        OrganizationId = OrganizationIdentity.Of(Database);
        Records = new RecordStore(Database, modules);
        Tokens = new TokenTable(Database);
        Arrivals = new ArrivalTable(Database);
    }

    /// <summary>Hold it around every use of what follows.</summary>
    public Lock Gate { get; } = new();

    public SandboxClock Clock { get; }

    public SandboxDatabase Database { get; }

    public string OrganizationId { get; }

    public RecordStore Records { get; }

    public TokenTable Tokens { get; }

    public ArrivalTable Arrivals { get; }

    /// <summary>Remembers a fault of the sandbox's own: an oracle that stumbled once is not asked again.</summary>
    public void Fail(Exception bug)
    {
        lock (Gate)
            _bug ??= bug;
    }

    /// <exception cref="SandboxException">The sandbox itself failed at some request.</exception>
    public void ThrowIfFailed()
    {
        if (_bug is not null)
            throw new SandboxException($"A request made the sandbox itself fail, which is a bug of the sandbox: {_bug.Message}", _bug);
    }

    public void Dispose()
    {
        lock (Gate)
        {
            Arrivals.Dispose();
            Database.Dispose();
        }
    }
}
