using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>Asks for a record by itself, where no list row shows what it is made of (<see cref="ModuleSpec.HeldByItself"/>): a call for each.</summary>
internal sealed class MembersReader(ZohoClient client, Func<long> nextRequestId, RunStop stop)
{
    // Who may not see one may see none of them, and each refusal costs new access tokens.
    private bool _isRefused;

    /// <summary>What is said of those that Zoho does not show; null where it shows all that were asked for.</summary>
    public SurveyFinding? NotShown { get; private set; }

    /// <returns>The ids of its members; null where Zoho does not show them.</returns>
    public async Task<IReadOnlyList<string>?> ReadAsync(ModuleSpec module, string id, CancellationToken stopping)
    {
        if (_isRefused)
            return null;
        var reply = await client.SendAsync(new ApiRequest(nextRequestId(), module.Operations["get"]) { Purpose = RequestPurpose.Read, RecordId = id }, stopping);
        if (RunStopping.ConsiderAside(reply, stop))
            return null;
        _isRefused = reply.Kind == ReplyKind.RunStopper;
        var members = Members(module, reply);
        if (members is null)
            NotShown ??= SurveyFindings.NotReadable(module.Title.ToLowerInvariant(), "Zoho does not show of all of them what they are made of", reply);
        return members;
    }

    private static List<string>? Members(ModuleSpec module, Reply reply)
    {
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
