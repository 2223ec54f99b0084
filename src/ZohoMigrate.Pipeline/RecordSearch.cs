using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline;

/// <summary>What it takes to find out whether Zoho has a record, and whose it is: the same for a lost answer, a lost checkpoint and a person's word.</summary>
internal sealed class RecordSearch
{
    private readonly ICheckpoint _checkpoint;
    private readonly OtherLedgers _others;

    public RecordSearch(
        ICheckpoint checkpoint, ZohoCatalogue catalogue, ZohoClient client, DeliveryOptions options, OtherLedgers others, RunStop stop)
    {
        (_checkpoint, _others, Client) = (checkpoint, others, client);
        Outage = new OutageCheck(client, catalogue, checkpoint.NextRequestId);
        Reader = new ProbeReader(client, catalogue, Outage, checkpoint.NextRequestId, stop, checkpoint.Clock);
        Judge = new ProbeJudge(options, others.Find);
        Absence = new MarkerAbsence(checkpoint.ReadMarkerArrivalAsync, FindOwnerAsync);
        Members = new AdoptedMembers(client, Outage, checkpoint.NextRequestId, stop);
        DoubtJudge = new DoubtJudge(Judge, Absence, FindForeign, others.Refresh) { Members = Members };
    }

    public ZohoClient Client { get; }

    /// <summary>Sees which other folders have joined, after a list was read.</summary>
    public Action RefreshOthers => _others.Refresh;

    public OutageCheck Outage { get; }

    public ProbeReader Reader { get; }

    public ProbeJudge Judge { get; }

    public MarkerAbsence Absence { get; }

    public AdoptedMembers Members { get; }

    public DoubtJudge DoubtJudge { get; }

    /// <summary>Describes the record, of this or another run folder, that owns this id of Zoho's; null if none does.</summary>
    public async Task<string?> FindOwnerAsync(ModuleSpec module, string zohoId, CancellationToken cancellationToken)
    {
        if (await _checkpoint.FindOwnerAsync(module.Module, zohoId, cancellationToken) is { } own)
            return ResolveLine.Record(own.Stream, own.Key);
        return FindForeign(module, zohoId);
    }

    /// <summary>The record of another run folder that owns one of Zoho's, in words; null when none does.</summary>
    public string? FindForeign(ModuleSpec module, string zohoId) => _others.Find(module, zohoId) is { Hold: ForeignHold.Owns, Owner: var owner } ? owner : null;
}
