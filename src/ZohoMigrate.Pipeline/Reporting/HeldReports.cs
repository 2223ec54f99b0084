using System.Runtime.ExceptionServices;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>A report that another program has open keeps none of the others from being written; in the end the first such is said.</summary>
internal sealed class HeldReports
{
    private ExceptionDispatchInfo? _first;

    /// <summary>Writes one report, or leaves it as it was.</summary>
    public async Task TryAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (StorageException exception) when (exception.Fault == StorageFault.Busy)
        {
            _first ??= ExceptionDispatchInfo.Capture(exception);
        }
    }

    /// <exception cref="StorageException">A report could not be written.</exception>
    public void ThrowIfAny() => _first?.Throw();
}
