using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>Asks for a record by itself, where no list row shows what it is made of (<see cref="ModuleSpec.HeldByItself"/>): a call for each.</summary>
internal sealed class MembersReader(ZohoClient client, Func<long> nextRequestId, RunStop stop)
{
    // Who may not see one may see none of them, and each refusal costs new access tokens.
    private bool _isRefused;

    /// <summary>Whether the run goes on where the organisation's user may not see such a record: what is asked for is not needed.</summary>
    public bool MayBeRefused { get; init; }

    /// <returns>The ids of its members; null where Zoho does not show them.</returns>
    public async Task<IReadOnlyList<string>?> ReadAsync(ModuleSpec module, string id, CancellationToken stopping)
    {
        if (_isRefused)
            return null;
        var reply = await client.SendAsync(new ApiRequest(nextRequestId(), module.Operations["get"]) { Purpose = RequestPurpose.Read, RecordId = id }, stopping);
        // Where there is no access token to be had, there is no answer.
        _isRefused = MayBeRefused && reply is { Kind: ReplyKind.RunStopper, Status: not null };
        // One that Zoho fails on says nothing of the others, and the next list tells whether it fails on them all.
        if (reply.Kind != ReplyKind.Transient && !_isRefused && RunStopping.Consider(reply, stop))
            return null;
        var list = module.HeldByItself!;
        var member = module.Fields[list].Joined!;
        if (reply.Body is not { ValueKind: JsonValueKind.Object } body || !body.TryGetProperty(module.Wrapper, out var record) || record.ValueKind != JsonValueKind.Object
            || !record.TryGetProperty(list, out var members) || members.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        return [.. members.EnumerateArray().Select(element => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var shown) ? shown.ToString() : "")];
    }
}
