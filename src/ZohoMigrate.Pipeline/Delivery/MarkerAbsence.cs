using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Where Zoho keeps nothing unique, a record is taken for absent because no row shows its marker. That proves nothing where markers do not
/// arrive, nor where a row without one could be the record: Zoho would take it a second time, so a person decides.
/// </summary>
/// <param name="readArrival">Whether the markers of a module arrive, in the field that is to hold them.</param>
/// <param name="findOwner">Whose a record of Zoho's is already, in this run folder or another; null when it is nobody's.</param>
internal sealed class MarkerAbsence(
    Func<string, string, CancellationToken, Task<MarkerArrival>> readArrival, Func<string, string, CancellationToken, Task<string?>> findOwner)
{
    /// <summary>What a look says of a record, or what it cannot say after all.</summary>
    public async Task<Outcome?> ConfirmAsync(ModuleSpec module, ParkedStep step, ProbeLook look, Outcome? outcome, CancellationToken stopping)
    {
        if (module.Marker is not { } marker || outcome is not (NotFound or SendAgain or PutBack or Refused))
            return outcome;
        var unmarked = await FindUnmarkedAsync(module, step, look, stopping);
        if (unmarked.Count > 0)
            return Unmarked(module, step, unmarked);
        return await readArrival(module.Module, marker, stopping) switch
        {
            MarkerArrival.Lost => ProbeJudge.CannotTell(step, $"Zoho dropped or changed the {marker} of other {module.Title.ToLowerInvariant()}, and by its marker there this one would be known"),
            // Asked for by its marker, a list without it shows nothing at all.
            MarkerArrival.NotKnown when look.FilteredBy == marker =>
                ProbeJudge.CannotTell(step, $"Zoho has not shown yet that it keeps the {marker} of {module.Title.ToLowerInvariant()}, and by its marker there this one would be known"),
            _ => outcome,
        };
    }

    /// <summary>Whether a whole list that shows neither a record's marker nor any row without one proves that the record is absent.</summary>
    public async Task<bool> IsProvenByAWholeListAsync(ModuleSpec module, CancellationToken stopping) =>
        module.Marker is not { } marker || await readArrival(module.Module, marker, stopping) != MarkerArrival.Lost;

    private async Task<List<string>> FindUnmarkedAsync(ModuleSpec module, ParkedStep step, ProbeLook look, CancellationToken stopping)
    {
        var ids = new List<string>();
        foreach (var row in look.Rows.Where(row => CouldBe(module, step, row)))
        {
            if (ListPage.IdOf(row, module) is { } id && !ids.Contains(id) && await findOwner(module.Module, id, stopping) is null)
                ids.Add(id);
        }

        return ids;
    }

    private static bool CouldBe(ModuleSpec module, ParkedStep step, JsonElement row) =>
        NaturalKey.Of(module, row) is null
        && IdentityAgreement.Differing(module, step.Payload, row).Count == 0
        && CreatedTime.IsSince(module, row, step.FirstAttemptAt) != false;

    private static Undecided Unmarked(ModuleSpec module, ParkedStep step, List<string> ids) => new(step.Item)
    {
        Problems =
        [
            RuleBook.Of("found-unmarked").Problem(
                ProblemStage.Delivery,
                $"Zoho shows no record of this marker, and without one {(ids.Count == 1 ? "a record" : $"{ids.Count} records")} of the same "
                + $"{string.Join(", ", module.Identity)} (id {string.Join(", ", ids)}).") with
            {
                Hint = UnknownHint.Unmarked(step, ids),
            },
        ],
    };
}
