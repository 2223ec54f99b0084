namespace ZohoMigrate.Zoho.Lanes;

/// <summary>The right to send one attempt through a lane.</summary>
internal sealed class LanePermit(Lane lane, SlotLease lease, int permits, Admission admission)
{
    /// <summary>The attempt is over; what the answer says of the lane is written before others may pass.</summary>
    public async Task EndAsync(LaneVerdict verdict)
    {
        try
        {
            if (verdict.Abandoned)
                lease.Abandon();
            if (verdict.CoolDown is { } length)
                await lane.CoolAsync(length);
            else if (verdict.QuotaUntil is { } until)
                await lane.ExhaustAsync(until);
            if (admission.IsProbe && verdict is { Answered: true, CoolDown: null })
                await lane.PassedAsync(lease.Slot);
        }
        finally
        {
            lease.Dispose();
        }
    }

    /// <summary>Nothing was sent after all.</summary>
    public async Task ReturnAsync()
    {
        lease.Return();
        await lane.UncountAsync(permits, admission.CountedAt);
    }
}
