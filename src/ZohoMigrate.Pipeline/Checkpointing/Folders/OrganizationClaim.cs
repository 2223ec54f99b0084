using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>
/// An organisation, claimed for a checkpoint. The registry hears of each create before it leaves, so that a copy of the checkpoint that
/// does not know it is told from the checkpoint.
/// </summary>
public sealed class OrganizationClaim : IAsyncDisposable
{
    private readonly CheckpointWriter _writer;
    private readonly IdentityScope _scope;
    private readonly Guid _checkpoint;

    internal OrganizationClaim(Database registry, IdentityScope scope, Guid checkpoint, long generation)
    {
        _writer = new CheckpointWriter(registry);
        (_scope, _checkpoint, Generation) = (scope, checkpoint, generation);
    }

    /// <summary>How often the checkpoint has begun to deliver.</summary>
    public long Generation { get; }

    /// <summary>Says that this attempt of a create, whose intent is durable, leaves now. Durable before it returns.</summary>
    /// <param name="attempt">Its id.</param>
    /// <param name="at">When, by Zoho's clock: the machine's may be ahead of it, and what Zoho has made is compared with the first of these.</param>
    /// <param name="isJob">Whether it asks for a job, which may make its records long after.</param>
    /// <exception cref="LedgerConflictException">Somebody else has claimed the organisation for a copy of this checkpoint.</exception>
    public Task MarkAsync(long attempt, DateTimeOffset at, bool isJob = false) => _writer.RunAsync(
        registry =>
        {
            var marked = registry.Run(
                $"UPDATE folder SET last_create = MAX(last_create, ?7), first = MIN(first, ?8), jobs = MAX(jobs, ?9) WHERE {OrganizationRegistry.Here} AND checkpoint = ?5 AND generation = ?6",
                _scope.Target,
                _scope.Product,
                _scope.DataCenter,
                _scope.Organization,
                _checkpoint.ToString(),
                Generation,
                attempt,
                StoredText.Of(at),
                isJob ? 1 : 0);
            if (marked == 0)
            {
                throw new LedgerConflictException(
                    $"A copy of this run's checkpoint has begun to deliver to organisation {_scope.Organization}: only one of them may. Nothing is sent from this one any more.");
            }
        },
        CancellationToken.None);

    public ValueTask DisposeAsync() => _writer.DisposeAsync();
}
