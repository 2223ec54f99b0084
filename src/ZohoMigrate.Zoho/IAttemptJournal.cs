namespace ZohoMigrate.Zoho;

/// <summary>
/// Where every attempt is written down before its bytes leave and after its answer came. An attempt that was begun and never ended
/// is an unknown outcome: that is how the next process learns what this one did not live to see.
/// </summary>
public interface IAttemptJournal
{
    /// <summary>
    /// Writes the intent: the request (on its first attempt) with its items, and this attempt. Durable before it returns.
    /// Called after the permit was granted and before the first byte is sent.
    /// </summary>
    /// <returns>The attempt's id.</returns>
    Task<long> BeginAsync(ApiRequest request, AttemptStart start, CancellationToken cancellationToken);

    /// <summary>Writes how the attempt ended. Durable before it returns. Not cancellable: what is known must not be lost.</summary>
    Task EndAsync(long attempt, AttemptEnd end);

    /// <summary>Counts one call of the token endpoint.</summary>
    Task CountTokenCallAsync(CancellationToken cancellationToken);
}
