using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline;

/// <summary>What it takes to find out whether Zoho has a record, and whose it is: the same for a lost answer, a lost checkpoint and a person's word.</summary>
internal sealed class RecordSearch(
    ICheckpoint checkpoint, ZohoCatalogue catalogue, ZohoClient client, DeliveryOptions options, Func<string, string, ForeignRecord?> findForeign, RunStop stop)
{
    public ZohoClient Client => client;

    public OutageCheck Outage { get; } = new(client, catalogue, checkpoint.NextRequestId);

    public ProbeReader Reader => new(client, catalogue, Outage, checkpoint.NextRequestId, stop, checkpoint.Clock);

    public ProbeJudge Judge => new(options, (module, id) => findForeign(module, id) is not null);

    public MarkerAbsence Absence => new(checkpoint.ReadMarkerArrivalAsync, FindOwnerAsync);

    public DoubtJudge DoubtJudge => new(Judge, Absence, (module, id) => findForeign(module, id)?.Name);

    /// <summary>The record that owns one of Zoho's, in words, here or in another run folder; null when it is nobody's.</summary>
    public async Task<string?> FindOwnerAsync(string module, string zohoId, CancellationToken cancellationToken)
    {
        if (await checkpoint.FindOwnerAsync(module, zohoId, cancellationToken) is { } own)
            return ResolveLine.Record(own.Stream, own.Key);
        return findForeign(module, zohoId)?.Name;
    }
}
