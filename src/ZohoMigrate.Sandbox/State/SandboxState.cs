using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Clock;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Records;

namespace ZohoMigrate.Sandbox.State;

/// <summary>All that a sandbox remembers, behind one lock: arrivals are judged and records written one after another.</summary>
internal sealed class SandboxState : IDisposable
{
    // A wall clock may have been set back a little.
    private static readonly TimeSpan ClockMargin = TimeSpan.FromMinutes(1);

    private Exception? _bug;

    public SandboxState(string file, IReadOnlyCollection<ModuleSpec> modules, SandboxClock clock, string? crmOrganizationId)
    {
        Clock = clock;
        Database = SandboxDatabase.Open(file);
        OrganizationId = OrganizationIdentity.Of(Database);
        CrmOrganizationId = crmOrganizationId ?? OrganizationId;
        Records = new RecordStore(Database, modules);
        Tokens = new TokenTable(Database);
        Arrivals = new ArrivalTable(Database);
        if (Arrivals.LastMoment() <= clock.Moment() + ClockMargin.Ticks)
            return;
        Dispose();
        throw new SandboxException(
            $"The sandbox's state file {file} has seen a later time than it is now: its clock ran faster (another time scale, or a scaled one before the machine "
            + "was started anew). Use the scale it had, or another file.");
    }

    /// <summary>Hold it around every use of what follows.</summary>
    public Lock Gate { get; } = new();

    public SandboxClock Clock { get; }

    public SandboxDatabase Database { get; }

    public string OrganizationId { get; }

    /// <summary>The number the organisation has in Zoho CRM.</summary>
    public string CrmOrganizationId { get; }

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
            Records.Dispose();
            Database.Dispose();
        }
    }
}
