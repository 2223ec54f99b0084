using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>The journal of a run whose creates the registry hears of. No create leaves before the organisation is claimed.</summary>
public sealed class ClaimedJournal(IAttemptJournal journal) : IAttemptJournal
{
    /// <summary>The claim; null before there is one.</summary>
    public OrganizationClaim? Claim { get; set; }

    public async Task<long> BeginAsync(ApiRequest request, AttemptStart start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Operation.Effect != Effect.Create)
            return await journal.BeginAsync(request, start, cancellationToken);
        var claim = Claim ?? throw new InvalidOperationException("The organisation is not claimed: nothing may be made there.");
        // In this order: what dies in between leaves a checkpoint that knows more than the registry, which is no copy.
        var attempt = await journal.BeginAsync(request, start, cancellationToken);
        await claim.MarkAsync(attempt, start.At, isJob: request.Operation.NamesJob is not null);
        return attempt;
    }

    public Task EndAsync(long attempt, AttemptEnd end) => journal.EndAsync(attempt, end);

    public Task CountTokenCallAsync(CancellationToken cancellationToken) => journal.CountTokenCallAsync(cancellationToken);
}
