using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Decides whether a record that a lost checkpoint may have sent is one that Zoho shows: as for a record whose answer was lost, but that
/// nothing is adopted which another run folder owns.
/// </summary>
/// <param name="judge">Decides of what was sent.</param>
/// <param name="absence">Decides whether what shows no marker of ours proves anything.</param>
/// <param name="ownerOf">Module and id → the other folder's record that owns it, in words; null when none does.</param>
/// <param name="refreshOthers">Sees which other run folders there are by now.</param>
internal sealed class DoubtJudge(ProbeJudge judge, MarkerAbsence absence, Func<ModuleSpec, string, string?> ownerOf, Action refreshOthers)
{
    /// <summary>Judges what is about to be adopted by what its list row does not show; null = nothing is asked.</summary>
    public AdoptedMembers? Members { get; init; }

    /// <summary>The same for records that are judged one after the other.</summary>
    public DoubtJudge ForMany()
    {
        refreshOthers();
        return new(judge, absence.ForMany(), ownerOf, refreshOthers) { Members = Members };
    }

    /// <summary>The records that are absent whatever they refer to: no row of the list can be one of them.</summary>
    /// <param name="shown">A list that is whole.</param>
    /// <param name="stopping">Gives up.</param>
    public async Task<IEnumerable<long>> FindAbsentAsync(ShownRecords shown, CancellationToken stopping) =>
        await absence.IsProvenByAWholeListAsync(shown.Module, shown.Places, stopping) ? shown.Absent : [];

    /// <param name="step">A create, its references resolved; it is not made.</param>
    /// <param name="recovery">Since when, and of what age.</param>
    /// <param name="shown">The list of its module, which is whole.</param>
    /// <param name="stopping">Gives up.</param>
    /// <returns>Put back when Zoho does not have it; null where the run stops before that is known.</returns>
    public async Task<Outcome?> JudgeAsync(ReadyStep step, Recovery recovery, ShownRecords shown, CancellationToken stopping)
    {
        var module = shown.Module;
        var sought = new ParkedStep
        {
            Item = step.Item,
            Stream = step.Stream,
            Key = step.Key,
            Module = step.Module,
            Payload = step.Payload,
            Total = step.Total,
            MayBeOurs = true,
            IsDuplicate = false,
            IsInDoubt = true,
            FirstAttemptAt = recovery.First,
            LastAttemptEndedAt = recovery.Since,
        };
        if (!module.IsListed)
            return ProbeJudge.CannotTell(sought, $"no call of Zoho's shows {module.Title.ToLowerInvariant()}, and a lost checkpoint may have sent it");
        var key = NaturalKey.Of(module, step.Payload);
        var rows = shown.Like(key);
        var free = rows.Where(row => OwnerOf(module, row) is null).ToList();
        return (rows.Count, free.Count) switch
        {
            (0, _) when key is not null =>
                await absence.ConfirmAsync(module, sought, Look(shown.UnmarkedLike(step.Payload)), new PutBack(step.Item), stopping),
            ( > 0, 0) => OwnedElsewhere(module, step, rows[0]),
            _ => await ConfirmAsync(judge.Judge(module, sought, Look(free)) ?? ProbeJudge.CannotTell(sought)),
        };

        async Task<Outcome?> ConfirmAsync(Outcome outcome) => Members is null ? outcome : await Members.ConfirmAsync(module, sought, outcome, stopping);

        ProbeLook Look(IReadOnlyList<JsonElement> of) => new([sought], of, IsComplete: true, recovery.Since);
    }

    private Refused OwnedElsewhere(ModuleSpec module, ReadyStep step, JsonElement row) => new(step.Item)
    {
        Problems =
        [
            AlreadyThere.Problem(
                module,
                $"Zoho's record {ListPage.IdOf(row, module)} of this {IdentityAgreement.KeyWord(module)} belongs to {OwnerOf(module, row)}: it is not taken for this one."),
        ],
    };

    private string? OwnerOf(ModuleSpec module, JsonElement row) => ListPage.IdOf(row, module) is { } id ? ownerOf(module, id) : null;
}
