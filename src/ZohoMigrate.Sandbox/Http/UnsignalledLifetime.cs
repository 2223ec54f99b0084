using Microsoft.Extensions.Hosting;

namespace ZohoMigrate.Sandbox.Http;

/// <summary>A lifetime that hears no signals: Ctrl+C belongs to the program the sandbox runs in.</summary>
internal sealed class UnsignalledLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
