using ZohoMigrate.Sandbox;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Cli.Composition;

/// <summary>Where a run delivers to, ready to be connected with.</summary>
/// <param name="Name">"sandbox" or "live".</param>
/// <param name="Zoho">Addresses, organisation and credentials.</param>
/// <param name="StateFolder">Where the organisation's lanes and registry are.</param>
/// <param name="TimeScale">How many seconds a real one counts as there; 1 but for a sandbox.</param>
/// <param name="Server">The in-process sandbox, if that is it.</param>
internal sealed record Target(string Name, ZohoOptions Zoho, string StateFolder, decimal TimeScale, SandboxServer? Server) : IAsyncDisposable
{
    public string Organization => Zoho.OrganizationId!;

    public ValueTask DisposeAsync() => Server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
