namespace ZohoMigrate.Zoho.Files;

/// <summary>A lock that the processes of this user take in turn: an owner-only file, freed by the kernel whatever ends its holder.</summary>
internal static class ProcessLock
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits until no other process holds it. Disposing it lets the next one in.</summary>
    public static async Task<IDisposable> TakeAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return OwnerOnly.OpenLocked(path, FileMode.OpenOrCreate);
            }
            catch (IOException exception) when (SharingViolation.Is(exception))
            {
#pragma warning disable RS0030 // the neighbour holds the lock in real time, whatever clock we work by
                await Task.Delay(Poll, TimeProvider.System, cancellationToken);
#pragma warning restore RS0030
            }
        }
    }
}
