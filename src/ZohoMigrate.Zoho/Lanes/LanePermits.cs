namespace ZohoMigrate.Zoho.Lanes;

/// <summary>The right to send one attempt through every lane it costs something in.</summary>
internal sealed class LanePermits(IReadOnlyList<LanePermit> permits)
{
    /// <summary>The attempt is over.</summary>
    /// <returns>If a lane takes the answer for the end of the day's calls: until when it is closed.</returns>
    public async Task<DateTimeOffset?> EndAsync(LaneVerdict verdict) =>
        (await Task.WhenAll(permits.Select(permit => permit.EndAsync(verdict)))).Max();

    /// <summary>Nothing was sent after all.</summary>
    public Task ReturnAsync() => Task.WhenAll(permits.Select(permit => permit.ReturnAsync()));
}
