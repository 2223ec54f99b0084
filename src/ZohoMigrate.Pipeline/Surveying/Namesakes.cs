using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>Finds the records whose name or number the organisation has already, by reading its lists: a call for each page of them.</summary>
internal sealed class Namesakes(WholeList list, MembersReader members, ICheckpoint staged)
{
    private const int MostShown = 3;
    private static readonly HashSet<long> Nobody = [];

    private readonly Dictionary<(string Module, string NaturalKey), string> _ids = [];

    /// <summary>Whether a list shows what tells the module's records apart: not our own marker, and nothing that refers to what is not there yet.</summary>
    public static bool CanTell(ModuleSpec module) =>
        module.NaturalKey.Count > 0 && !module.IsSingle && module.NaturalKey.All(field => module.Fields[field].References is null);

    /// <param name="module">One that <see cref="CanTell"/>.</param>
    /// <param name="stopping">Gives up between two calls.</param>
    /// <returns>What was seen; null where nothing was.</returns>
    public async Task<SurveyFinding?> FindAsync(ModuleSpec module, CancellationToken stopping)
    {
        var there = new Dictionary<string, HeldRecord>(StringComparer.Ordinal);
        var title = module.Title.ToLowerInvariant();
        if (await list.ReadAsync(module, (id, row) => there.TryAdd(NaturalKey.Of(module, row) ?? "", HeldRecord.Of(module, id, row)), stopping) is { } why)
            return SurveyFindings.Of("not-readable", title, $"Zoho's list of {title} cannot be relied on: {why}.");
        var found = new List<StagedIdentity>();
        var others = new List<StagedProblem>();
        foreach (var (key, held) in there)
        {
            _ids[(module.Module, key)] = held.Id;
            if (await staged.FindNaturalKeyAsync(module.Module, key, Nobody, stopping) is not { } record)
                continue;
            var differing = held.Differing(module, await staged.ReadComparedAsync(record.Record, stopping));
            if (differing.Count == 0 && module.HeldByItself is { } made && await HasOtherMembersAsync(module, held.Id, record.Record, stopping))
                differing = [made];
            if (differing.Count > 0)
                others.Add(new StagedProblem(record.Record, DifferingAtZoho.Problem(held.Id, differing)));
            else
                found.Add(record);
        }

        if (others.Count > 0)
            await staged.BlockAsync(others, stopping);
        return found.Count == 0
            ? null
            : SurveyFindings.Of("already-at-zoho", title, $"The organisation has them already, by name or number: {Shown(found)}. {Fate(module)}", found.Count);
    }

    // Its members stand before it: which of them are there is known by now.
    private async Task<bool> HasOtherMembersAsync(ModuleSpec module, string id, long record, CancellationToken stopping)
    {
        var own = await staged.ReadMembersAsync(record, module.HeldByItself!, stopping);
        return await members.ReadAsync(module, id, stopping) is { } theirs && !theirs.ToHashSet(StringComparer.Ordinal).SetEquals(own.Select(IdOf));
    }

    private string IdOf(StagedMember member) =>
        member.ZohoId ?? (member.NaturalKey is { } key ? _ids.GetValueOrDefault((member.Module, key)) : null) ?? "";

    private static string Shown(List<StagedIdentity> found)
    {
        var first = found.OrderBy(record => record.Record).Take(MostShown).Select(Places.Of);
        return string.Join(", ", first) + (found.Count > MostShown ? $" and {found.Count - MostShown} more" : "");
    }

    private static string Fate(ModuleSpec module)
    {
        var fate = module.Existing switch
        {
            ExistingPolicy.Adopt => "A run takes those for its own",
            ExistingPolicy.AdoptIfAgree => "A run takes those for its own that agree in all that identifies one, and refuses the others",
            _ => "A run has them refused",
        };
        return module.NaturalKeyMayRepeat ? $"{fate}; but where the organisation takes a second of the same name, it has both then." : $"{fate}.";
    }
}
