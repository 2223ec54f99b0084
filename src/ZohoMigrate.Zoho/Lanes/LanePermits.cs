namespace ZohoMigrate.Zoho.Lanes;

/// <summary>The right to send one attempt through every lane it costs something in.</summary>
internal sealed class LanePermits(IReadOnlyList<LanePermit> permits)
{
    public Task EndAsync(LaneVerdict verdict) => Task.WhenAll(permits.Select(permit => permit.EndAsync(verdict)));

    /// <summary>Nothing was sent after all.</summary>
    public Task ReturnAsync() => Task.WhenAll(permits.Select(permit => permit.ReturnAsync()));
}
