using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline;

/// <summary>What it takes to find out whether Zoho has a record, and whose it is: the same for a lost answer, a lost checkpoint and a person's word.</summary>
internal sealed class RecordSearch
{
    private readonly ICheckpoint _checkpoint;
    private readonly Func<string, string, ForeignRecord?> _findForeign;

    public RecordSearch(
        ICheckpoint checkpoint, ZohoCatalogue catalogue, ZohoClient client, DeliveryOptions options, Func<string, string, ForeignRecord?> findForeign, RunStop stop)
    {
        (_checkpoint, _findForeign, Client) = (checkpoint, findForeign, client);
        Outage = new OutageCheck(client, catalogue, checkpoint.NextRequestId);
        Reader = new ProbeReader(client, catalogue, Outage, checkpoint.NextRequestId, stop, checkpoint.Clock);
        Judge = new ProbeJudge(options, (module, id) => findForeign(module, id) is not null);
        Absence = new MarkerAbsence(checkpoint.ReadMarkerArrivalAsync, FindOwnerAsync);
        DoubtJudge = new DoubtJudge(Judge, Absence, (module, id) => findForeign(module, id)?.Name);
    }

    public ZohoClient Client { get; }

    public OutageCheck Outage { get; }

    public ProbeReader Reader { get; }

    public ProbeJudge Judge { get; }

    public MarkerAbsence Absence { get; }

    public DoubtJudge DoubtJudge { get; }

    /// <summary>The record that owns one of Zoho's, in words, here or in another run folder; null when it is nobody's.</summary>
    public async Task<string?> FindOwnerAsync(string module, string zohoId, CancellationToken cancellationToken)
    {
        if (await _checkpoint.FindOwnerAsync(module, zohoId, cancellationToken) is { } own)
            return ResolveLine.Record(own.Stream, own.Key);
        return _findForeign(module, zohoId)?.Name;
    }
}
