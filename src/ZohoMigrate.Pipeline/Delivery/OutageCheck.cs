using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Tells a call that Zoho fails on from a Zoho that fails: where the cheapest call there is gets its answer, the fault lies with the call.
/// Without it, one step at which Zoho always answers 500 would pause the run each time, at the same place.
/// </summary>
internal sealed class OutageCheck(ZohoClient client, ZohoCatalogue catalogue, Func<long> nextRequestId)
{
    /// <summary>Whether the call itself fails at Zoho, attempt for attempt; makes one call to know it.</summary>
    /// <param name="module">The call's module.</param>
    /// <param name="reply">Its final word.</param>
    /// <param name="stopping">Ends the waiting, as in <see cref="ZohoClient.SendAsync"/>.</param>
    public async Task<bool> IsOfTheCallAsync(ModuleSpec module, Reply reply, CancellationToken stopping) =>
        reply is { Kind: ReplyKind.Transient, Status: >= 500, Attempts: > 0 } && await IsOverAsync(module, stopping);

    /// <summary>Waits until Zoho answers; false where it refuses to. Makes one call to know it.</summary>
    public async Task<bool> IsOverAsync(ModuleSpec module, CancellationToken stopping)
    {
        var cheapest = catalogue.Product(module.Product).Cheapest;
        var answer = await client.SendAsync(new ApiRequest(nextRequestId(), cheapest) { Purpose = RequestPurpose.Probe }, stopping);
        return answer.Kind == ReplyKind.Success;
    }
}
