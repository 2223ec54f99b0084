using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>The right to send one attempt through a lane.</summary>
internal sealed class LanePermit(Lane lane, SlotLease lease, int permits, Admission admission)
{
    /// <summary>The attempt is over; what the answer says of the lane is written before others may pass.</summary>
    /// <returns>If the answer means that the day's calls are used up: until when the lane is closed.</returns>
    public async Task<DateTimeOffset?> EndAsync(LaneVerdict verdict)
    {
        verdict = verdict.For(lane.Name);
        var answers = lane.Answers;
        try
        {
            if (verdict.Abandoned)
                lease.Abandon();
            await answers.HearLeftAsync(verdict);
            if (verdict.QuotaUntil is not null && (verdict.CoolDown is null || (admission.IsProbe && await answers.IsDaySuspectedAsync())))
                return await answers.ExhaustAsync(verdict);

            if (verdict.CoolDown is { } length)
                await answers.CoolAsync(length, verdict, lease.Slot, admission.IsProbe);
            else if (admission.IsProbe && verdict.Answered)
                await answers.PassedAsync(lease.Slot);
            return null;
        }
        catch (StorageException) when (verdict.QuotaUntil is null && verdict.CoolDown is null)
        {
            // Whoever asks for the lane next learns that its file takes nothing. What Zoho has answered to this attempt is not lost over it.
            return null;
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
