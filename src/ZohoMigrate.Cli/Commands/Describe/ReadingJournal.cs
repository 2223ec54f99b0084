using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary>The journal of calls that read and belong to no run: of what changes nothing, nobody asks later what became of it.</summary>
internal sealed class ReadingJournal : IAttemptJournal
{
    private long _requests;
    private long _attempts;

    public long NextRequestId() => Interlocked.Increment(ref _requests);

    public Task<long> BeginAsync(ApiRequest request, AttemptStart start, CancellationToken cancellationToken) => request.Operation.Effect == Effect.Read
        ? Task.FromResult(Interlocked.Increment(ref _attempts))
        : throw new InvalidOperationException("What changes something at Zoho is a run's, and written down.");

    public Task EndAsync(long attempt, AttemptEnd end) => Task.CompletedTask;

    public Task CountTokenCallAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
