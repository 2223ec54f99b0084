using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Where Zoho keeps nothing unique, a record is taken for absent because no row shows its marker. That proves nothing where markers do not
/// arrive, nor where a row without one could be the record: Zoho would take it a second time, so a person decides.
/// </summary>
/// <param name="readArrival">Whether the markers of a module arrive, in the field that is to hold them.</param>
/// <param name="findOwner">Whose a record of Zoho's is already, in this run folder or another; null when it is nobody's.</param>
internal sealed class MarkerAbsence(
    Func<string, string, CancellationToken, Task<MarkerArrival>> readArrival, Func<ModuleSpec, string, CancellationToken, Task<string?>> findOwner)
{
    /// <summary>The same for records that are judged one after the other, with no call in between: what holds for all of a module is asked once.</summary>
    public MarkerAbsence ForMany()
    {
        var known = new Dictionary<(string Module, string Field), MarkerArrival>();
        return new MarkerAbsence(ReadOnceAsync, findOwner);

        async Task<MarkerArrival> ReadOnceAsync(string module, string field, CancellationToken stopping) => known.TryGetValue((module, field), out var arrival)
            ? arrival
            : known[(module, field)] = await readArrival(module, field, stopping);
    }

    /// <summary>What a look says of a record, or what it cannot say after all.</summary>
    public async Task<Outcome?> ConfirmAsync(ModuleSpec module, ParkedStep step, ProbeLook look, Outcome? outcome, CancellationToken stopping)
    {
        var key = NaturalKey.Of(module, step.Payload);
        var place = NaturalKey.PlaceOf(key);
        if ((place ?? module.Marker) is not { } marker || outcome is not (NotFound or SendAgain or PutBack or Refused))
            return outcome;
        // Refused for what is shown, not for what is not.
        if (step.IsDuplicate && key is not null && look.Of(module, key).Any())
            return outcome;
        var unmarked = await FindUnmarkedAsync(module, step, look, stopping);
        if (unmarked.Count > 0)
            return Unmarked(module, step, unmarked);
        foreach (var field in ((string?[])[marker, look.FilteredBy]).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var what = field == marker ? "by its marker there" : "by it";
            var arrival = await ReadArrivalAsync(module, field, stopping);
            if (arrival == MarkerArrival.Lost)
                return ProbeJudge.CannotTell(step, $"Zoho dropped or changed the {field} of other {module.Title.ToLowerInvariant()}, and {what} this one would be known");
            // Asked for by that field, a list without it shows nothing at all.
            if (arrival == MarkerArrival.NotKnown && look.FilteredBy == field)
                return ProbeJudge.CannotTell(step, $"Zoho has not shown yet that it keeps the {field} of {module.Title.ToLowerInvariant()}, and {what} this one would be known");
        }

        return outcome;
    }

    /// <summary>Whether a whole list that shows neither a record's marker nor any row without one proves that the record is absent.</summary>
    /// <param name="module">The list's module.</param>
    /// <param name="places">The custom fields that hold the records' markers; null for the field of the module's own.</param>
    /// <param name="stopping">Gives up.</param>
    public async Task<bool> IsProvenByAWholeListAsync(ModuleSpec module, IEnumerable<string?> places, CancellationToken stopping)
    {
        foreach (var field in places.Select(place => place ?? module.Marker).OfType<string>())
        {
            if (await ReadArrivalAsync(module, field, stopping) == MarkerArrival.Lost)
                return false;
        }

        return true;
    }

    // Where an answer shows nothing of what was sent, that nothing is missing in it says nothing.
    private async Task<MarkerArrival> ReadArrivalAsync(ModuleSpec module, string field, CancellationToken stopping) =>
        await readArrival(module.Module, field, stopping) is var arrival && arrival == MarkerArrival.Arrives && !module.Echoes ? MarkerArrival.NotKnown : arrival;

    private async Task<List<string>> FindUnmarkedAsync(ModuleSpec module, ParkedStep step, ProbeLook look, CancellationToken stopping)
    {
        var ids = new List<string>();
        foreach (var row in look.WithoutKey(module, NaturalKey.PlaceOf(NaturalKey.Of(module, step.Payload))).Where(row => CouldBe(module, step, row)))
        {
            if (ListPage.IdOf(row, module) is { } id && !ids.Contains(id) && await findOwner(module, id, stopping) is null)
                ids.Add(id);
        }

        return ids;
    }

    private static bool CouldBe(ModuleSpec module, ParkedStep step, JsonElement row) =>
        IdentityAgreement.Differing(module, step, row).Count == 0
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
